"""The organisations of one document: full names, their acronyms, and shorter names that only one can mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from reportedly.reading.draft import Mention
from reportedly.reading.nouns import MEDIA_NAMES
from reportedly.reading.resolution.passage import Passage

_SMALL = frozenset("of for the and & on in to at by de du la le".split())
# What an organisation may be called by a word of its name; a "party" or a "house" would name too many.
_KINDS = frozenset(
    "agency alliance association board bureau centre center church commission committee council court department "
    "federation foundation fund hospital institute league ministry museum society trust union university".split()
)
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,7}")


class Organisation(Struct, frozen=True, kw_only=True):
    """An organisation by its fullest name: the words ``first`` to ``stop`` where it first stands, less the article."""

    first: int
    stop: int
    words: tuple[str, ...]


class Organisations(Struct, frozen=True):
    """The organisations of a document, and by which names (words in lower case) each can be called."""

    known: tuple[Organisation, ...]
    names: Mapping[tuple[str, ...], int]
    ambiguous: frozenset[tuple[str, ...]]
    ending: Mapping[int, tuple[str, ...]]
    containing: Mapping[str, frozenset[int]]

    def named(self, words: tuple[str, ...]) -> Organisation | None:
        """The organisation that ``words`` name, if it is one and the same in the whole document."""
        number = None if words in self.ambiguous else self.names.get(words)
        return None if number is None else self.known[number]

    def before(self, passage: Passage, index: int) -> Organisation | None:
        """The organisation named straight before the word ``index``, one comma apart at most ("the Foundry, which")."""
        stop = index - 1 if index and passage.words[index - 1].text == "," else index
        return self.named(self.ending[stop]) if stop in self.ending else None

    def described(self, passage: Passage, first: int, stop: int) -> Organisation | None:
        """The only one whose name holds all words of a description: "the water commission"."""
        words = [passage.lower(i) for i in range(first + 1, stop)]
        if not words or words[-1] not in _KINDS or any(passage.capital(i) for i in range(first + 1, stop)):
            return None
        numbers = frozenset.intersection(*(self.containing.get(word, frozenset()) for word in words))
        found = self.known[next(iter(numbers))] if len(numbers) == 1 else None
        return found if found is not None and found.first < first and len(found.words) > 1 else None


def read_organisations(passage: Passage, mentions: Sequence[Mention]) -> Organisations:
    """The organisations (and places that act as such) of a passage from its entity mentions."""
    found: dict[tuple[str, ...], Organisation] = {}
    ending: dict[int, tuple[str, ...]] = {}
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        if mention.label in {"organisation", "place"}:
            organisation = _organisation(passage, passage.within(mention.start, mention.end))
            if organisation is not None:
                found.setdefault(organisation.words, organisation)
                if passage.lower(organisation.first - 1) != "of":  # "the guild of Eastholm, which" is the guild
                    ending[organisation.stop] = organisation.words
    known = sorted(found.values(), key=lambda o: (-len(o.words), o.first))
    return _with_short_names(passage, tuple(known), ending)


def plain(words: Sequence[str]) -> tuple[str, ...]:
    """Words of a name to compare: lower case, no full stops in acronyms."""
    return tuple(w.lower().replace(".", "") for w in words)


def _organisation(passage: Passage, indexes: range) -> Organisation | None:
    first, stop = indexes.start, indexes.stop
    while first < stop and (passage.lower(first) in {"the", "a", "an"} or not passage.words[first].text[0].isalnum()):
        first += 1
    while stop > first and not passage.words[stop - 1].text[0].isalnum():
        stop -= 1
    if first == stop or not any(passage.words[i].text[0].isalpha() for i in range(first, stop)):
        return None
    return Organisation(first=first, stop=stop, words=plain([passage.words[i].text for i in range(first, stop)]))


def _with_short_names(
    passage: Passage, known: tuple[Organisation, ...], ending: Mapping[int, tuple[str, ...]]
) -> Organisations:
    """``known`` in order of falling length, so that a short name leads to the long one that explains it."""
    names: dict[tuple[str, ...], int] = {}
    doubtful: set[tuple[str, ...]] = set()
    for number, organisation in enumerate(known):
        own = organisation.words
        if own in names or own in doubtful:
            continue
        names[own] = number
        for short in _short_names(passage, organisation):
            if names.setdefault(short, number) != number:
                doubtful.add(short)
    containing: dict[str, set[int]] = {}
    for words, number in names.items():
        for word in words:
            containing.setdefault(word, set()).add(number)
    by_word = {word: frozenset(numbers) for word, numbers in containing.items()}
    return Organisations(known, names, frozenset(doubtful), ending, by_word)


def _short_names(passage: Passage, organisation: Organisation) -> set[tuple[str, ...]]:
    written = [passage.words[i].text for i in range(organisation.first, organisation.stop)]
    found = {
        *_last_word(organisation),
        ("".join(w[0] for w in written if w.lower() not in _SMALL).lower(),),
        ("".join(w[0] for w in written).lower(),),
    }
    stop = organisation.stop
    if stop + 2 < len(passage.words) and passage.words[stop].text == "(" and passage.words[stop + 2].text == ")":
        bracketed = passage.words[stop + 1].text
        if _ACRONYM.fullmatch(bracketed):
            found.add(plain([bracketed]))
    return {words for words in found if len(words[0]) > 1 and len(organisation.words) > 1}


def _last_word(organisation: Organisation) -> set[tuple[str, ...]]:
    """The word by which a newspaper is called for short: "the Post"."""
    last = organisation.words[-1]
    return {(last,)} if last in MEDIA_NAMES else set()
