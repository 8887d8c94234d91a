"""Which words of a source say who it is: a name, a pronoun or a description, or nothing that can be followed up."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from reportedly.model import Span
from reportedly.reading.draft import Mention
from reportedly.reading.resolution.bearers import Reference
from reportedly.reading.resolution.names import PARTICLES, TITLES, gender_of_given_name
from reportedly.reading.resolution.passage import Passage
from reportedly.reading.resolution.pronouns import PRONOUNS


class Form(StrEnum):
    """How a source is given."""

    PERSON = "person"
    NAME = "name"
    PRONOUN = "pronoun"
    RELATIVE = "relative"
    DESCRIPTION = "description"


class Head(Struct, frozen=True):
    """The words ``first`` to ``stop`` that say who the source is, and how."""

    form: Form
    first: int
    stop: int


_PREPOSITIONS = frozenset("of for to with by from like as in on at about against including near among between".split())
_AFTER_NAME = frozenset(
    "himself herself of from with in at on for who whose whom which as , ( [ - -- – — : ; . ! ? ) ] ... …".split()
)
_JOINS = frozenset({"and", "or", "&", "nor", "plus"})
_OTHERS = frozenset({"other", "others"})
_MORE = frozenset({"others", "among", "etc"})
_ARTICLES = frozenset({"the", "a", "an"})
_REACH = 12  # words between a name and its "who"
_FAR = 40  # words before a name in its source, beyond which it is not looked at
_LONGEST = 5  # words of a name
_OFFICES = frozenset(
    "prime vice deputy acting former president minister chancellor mayor governor senator secretary king queen prince"
    " foreign interior finance defence defense justice home health education state attorney general party"
    " leader".split()
)
_DEFINITE = frozenset({"the", "this", "that"})


def read_head(passage: Passage, spans: Sequence[Span], references: Mapping[int, Reference]) -> Head | None:
    """The head of a source, or None where it names no single voice. ``references`` are those of the passage by word."""
    indexes = _inside(passage, spans)
    if not indexes:
        return None
    first, stop = indexes.start, indexes.stop
    if stop - first == 1:
        word = passage.lower(first)
        if word in PRONOUNS:
            return Head(Form.PRONOUN, first, stop)
        if word in {"who", "which"}:
            return Head(Form.RELATIVE, first, stop)
    person = _person(passage, indexes, references)
    if person is not None or any(i in references for i in indexes):
        return person
    return _name(passage, indexes) or _description(passage, indexes)


def first_word(passage: Passage, spans: Sequence[Span]) -> int | None:
    """The index of the word that a source begins with."""
    indexes = _inside(passage, spans)
    return indexes.start if indexes else None


def _inside(passage: Passage, spans: Sequence[Span]) -> range:
    """The words of the first span, without marks of punctuation at either end."""
    if not spans:
        return range(0)
    inside = passage.within(spans[0].start, spans[0].end)
    first, stop = inside.start, inside.stop
    while first < stop and not passage.words[first].text[0].isalnum():
        first += 1
    while stop > first and not passage.words[stop - 1].text[0].isalnum():
        stop -= 1
    if stop > first and stop < inside.stop and passage.lower(stop) in {"'s", "’s"}:
        stop += 1  # "the minister's" stays a possessive
    return range(first, stop)


def _person(passage: Passage, indexes: range, references: Mapping[int, Reference]) -> Head | None:
    """The first name in the source that is its head: no possessive, nobody's aide, and not one of several."""
    inside = [references[i] for i in indexes if i in references]
    for place, reference in enumerate(inside):
        if _followed_by_more(passage, reference, indexes.stop) or not _leads_to(passage, indexes.start, reference):
            continue
        if _joined(passage, reference, inside[place + 1 :], indexes.stop):
            return None
        return Head(Form.PERSON, reference.first, reference.stop)
    return None


def _followed_by_more(passage: Passage, reference: Reference, stop: int) -> bool:
    """Whether the name belongs to a longer expression: "Reis's office", "the Reis campaign"."""
    if reference.stop >= stop:
        return False
    after = passage.lower(reference.stop) or passage.words[reference.stop].text
    if after in {"'s", "’s", "'", "’"}:
        return reference.stop + 1 < stop
    return after not in _AFTER_NAME and after not in _JOINS


def _leads_to(passage: Passage, first: int, reference: Reference) -> bool:
    """Whether the words before a name only say who that is: "former minister", "a spokeswoman for the office,"."""
    if reference.first - first > _FAR:
        return False
    before = list(range(first, reference.first))
    while before and passage.lower(before[-1]) in TITLES:
        before.pop()
    if not before:
        return True
    if passage.words[before[-1]].text in {",", ":", "-", "–", "—"}:
        return not any(passage.lower(i) in _JOINS for i in before[-3:])
    words = [passage.lower(i) for i in before]
    comma = max((n for n, i in enumerate(before) if passage.words[i].text == ","), default=-1)
    words, before = words[comma + 1 :], before[comma + 1 :]
    if any(word[:1].isdigit() for word in words):
        return False
    for n, word in enumerate(words):
        if word in _JOINS and (n == 0 or words[n - 1].endswith("s") or passage.capital(before[n - 1])):
            return False
        if word in _PREPOSITIONS and not _in_a_title(passage, before, words, n):
            return False
    return passage.capital(before[-1]) or words[-1] in {"'s", "’s"} or not _plural(words[-1])


def _in_a_title(passage: Passage, before: Sequence[int], words: Sequence[str], n: int) -> bool:
    """Whether a preposition belongs to what the person is, "minister of State", and not "aide to Prime Minister"."""
    title = n > 0 and (words[n - 1] in TITLES or (passage.capital(before[n - 1]) and not _plural(words[n - 1])))
    if not title or n == len(words) - 1 or not passage.capital(before[n + 1]):
        return False
    return not all(word in TITLES or word in _OFFICES for word in words[n + 1 :])


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _joined(passage: Passage, reference: Reference, others: Sequence[Reference], stop: int) -> bool:
    """Whether the name is one of several: "Reis and Holub", "Reis, Holub and others"."""
    if reference.stop < stop and passage.lower(reference.stop) in _JOINS:
        return True
    if reference.stop + 1 < stop and passage.lower(reference.stop + 1) in _MORE:
        return True
    if any(passage.lower(i) in _JOINS and passage.lower(i + 1) in _OTHERS for i in range(reference.stop, stop - 1)):
        return True
    for other in others:
        start = other.first - len(other.titles)
        near = [passage.lower(i) or passage.words[i].text for i in range(max(reference.stop, start - 4), start)]
        if other.person == reference.person or not near:
            continue
        comma = any(a == "," and b in _JOINS for a, b in pairwise(near))
        if near[-1] in _JOINS or comma or (near == [","] and start - 1 == reference.stop):
            return True
    return False


def _name(passage: Passage, indexes: range) -> Head | None:
    """A name of something else: the words in capitals after the article and adjectives, and only what explains it."""
    first = indexes.start + (passage.lower(indexes.start) in _ARTICLES)
    if passage.lower(indexes.start) == "the":
        while (
            first < indexes.stop and passage.words[first].text.islower() and passage.lower(first) not in _PREPOSITIONS
        ):
            first += 1
    stop = next((i for i in range(first, indexes.stop) if passage.words[i].text in {",", "(", "—", "–"}), indexes.stop)
    if any(passage.lower(i) in _JOINS and passage.capital(i + 1) for i in range(stop, indexes.stop - 1)):
        return None  # several: "Eastholm, Westholm and Moss"
    if first < stop and passage.capital(first) and passage.capital(stop - 1):
        return Head(Form.NAME, first, stop)
    return None


def _description(passage: Passage, indexes: range) -> Head | None:
    if passage.lower(indexes.start) in _DEFINITE and len(indexes) > 1:
        return Head(Form.DESCRIPTION, indexes.start, indexes.stop)
    return None


def relative_antecedent(passage: Passage, index: int, references: Mapping[int, Reference]) -> Reference | None:
    """The name straight before a "who", stepping over a place or party in brackets or after "of"."""
    for i in passage.back(index):
        if i in references:
            start = i - len(references[i].titles)
            several = passage.lower(start - 1) in _JOINS and not _plural(passage.lower(index + 1))
            return None if several or not _only_place(passage, references[i].stop, index) else references[i]
        if index - i > _REACH:
            break
    return None


def unlabelled_names(passage: Passage, spans: Sequence[Span], labelled: Container[int]) -> list[Mention]:
    """Names in a source that no mention covers: a common given name and the capitals after it, up to a mark.

    ``labelled`` holds the indexes of the words in mentions of persons.
    """
    found = []
    indexes = _inside(passage, spans)
    index = indexes.start
    while index < indexes.stop:
        stop = index + 1
        while stop < indexes.stop and (passage.capital(stop) or passage.lower(stop) in PARTICLES):
            stop += 1
        after = "," if stop == indexes.stop else passage.lower(stop) or passage.words[stop].text
        if (
            1 < stop - index < _LONGEST
            and passage.capital(index)
            and gender_of_given_name(passage.words[index].text) is not None
            and after in _AFTER_NAME | _JOINS
            and not any(i in labelled for i in range(index, stop))
        ):
            found.append(Mention(start=passage.words[index].start, end=passage.words[stop - 1].end, label="person"))
            index = stop
        else:
            index += 1
    return found


def _only_place(passage: Passage, first: int, stop: int) -> bool:
    """Whether only marks, "of" and words in capitals stand there: ", ", "(R-Ohio)", "of Ohio"."""
    return all(
        passage.capital(i) or passage.lower(i) in {"of", "from"} or not passage.words[i].text[0].isalpha()
        for i in range(first, stop)
    ) and passage.lower(first) not in {"'s", "’s"}
