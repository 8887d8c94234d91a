"""Descriptions that stand for one person: "the defence minister" after "defence minister Ana Reis".

A role is what the text calls somebody beside the name: a title ("Gov. Reis"), the words before it ("Democratic
pollster Ana Reis") or after it ("Ana Reis, the pollster"). A description is followed up only to the one person who was
given that role; where several were, to the one whose other words it repeats, or the only one spoken of just before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from msgspec import Struct

from reportedly.model import Span
from reportedly.reading.nouns import is_person
from reportedly.reading.resolution.bearers import Reference
from reportedly.reading.resolution.names import TITLES
from reportedly.reading.resolution.passage import Passage

WINDOW = 6  # sentences of narration before a description in which its bearer must be named
_MOST = 100  # references and roles that are looked back on
_FIRST = 8  # roles of a person, of which one may hold no word
_REACH = 8  # words of an apposition or of what stands before a name
_NEAR = 4  # words after a name that may say where it is from
_TITLE_ROLES = frozenset(TITLES.values()) - {""}
_NEVER = frozenset({"source", "officer", "official", "insider", "person"})  # as a rule somebody who stays unnamed
_GOING_ON = frozenset("of at for in from".split())
_ENDING = frozenset("who whom whose that which said says told and".split())
_Given = tuple[str, frozenset[str], tuple[int, int]]  # the noun of a role, the words beside it, the words that give it
_FORMER = frozenset({"former", "Former", "ex", "then"})
_NO_NOUN = frozenset(
    "after under over however other another rather later earlier never ever together either per".split()
)
_OPENING = frozenset("that when where because whether than like if".split())
_ADDRESSES = frozenset("dr doctor prof professor rev father sir lord lady judge justice".split())
_LEADING = frozenset(
    "the a an his her its their our my this that but and yet when while as then meanwhile earlier later also although "
    "because if monday tuesday wednesday thursday friday saturday sunday".split()
)
_STOP = frozenset("of at for in with who on to from and as".split())
_VERBS = frozenset("met told said says asked saw beat is was has had tells and".split())
_SYNONYMS = {"congressman": "representative", "congresswoman": "representative", "businesswoman": "businessman"}
# What so many people are that it tells nothing: such a description needs its bearer to be the last person named.
_COMMON = frozenset(
    "candidate nominee contender hopeful leader politician lawmaker official strategist frontrunner front-runner "
    "republican democrat senator representative man woman activist author lawyer attorney adviser aide "
    "businessman billionaire analyst expert spokesman"
    "professor rival".split()
)


class Role(Struct, frozen=True):
    """At the word ``index`` somebody is given a role; ``beside`` are the other words there, with their capitals.

    ``written`` are the first and the last but one of the words that give it.
    """

    index: int
    person: int | None
    beside: frozenset[str]
    written: tuple[int, int] = (0, 0)

    @property
    def names(self) -> frozenset[str]:
        """The words in capitals beside it: places, parties, bodies."""
        return frozenset(w for w in self.beside if w[0].isupper())


class Roles(Struct, frozen=True):
    """All roles given in a passage, by their noun in lower case, and the references by which people are spoken of."""

    given: Mapping[str, tuple[Role, ...]]
    references: tuple[Reference, ...]
    by_person: Mapping[int, tuple[Role, ...]] = {}


def read_roles(passage: Passage, references: Sequence[Reference]) -> Roles:
    """The roles that stand beside the names of a passage."""
    given: dict[str, list[Role]] = {}
    by_person: dict[int, list[Role]] = {}
    for reference in references:
        for noun, beside, written in (*_before(passage, reference), *_after(passage, reference)):
            role = Role(reference.first, reference.person, beside, written)
            given.setdefault(_SYNONYMS.get(noun, noun), []).append(role)
            if reference.person is not None and _names_somebody(noun):
                by_person.setdefault(reference.person, []).append(role)
    return Roles(
        {noun: tuple(roles) for noun, roles in given.items()},
        tuple(references),
        {person: tuple(roles) for person, roles in by_person.items()},
    )


def written_role(roles: Roles, passage: Passage, person: int, at: int) -> Span | None:
    """The words that give ``person`` a role: beside the name at the word ``at`` if they stand there, else the first."""
    found = roles.by_person.get(person, ())
    here = bisect_left(found, at, key=lambda r: r.index)
    beside = [r for r in found[here : here + 3] if r.index == at]
    for role in sorted((*beside, *found[:_FIRST]), key=lambda r: _is_address(passage, r)):
        first, stop = role.written
        first = next((i + 1 for i in range(stop - 1, first - 1, -1) if passage.lower(i) in _OPENING), first)
        while first < stop and (passage.lower(first) in _LEADING or not passage.words[first].text[0].isalnum()):
            first += 1
        if first < stop and not _is_clause(passage, first):
            return passage.span(first, stop)
    return None


def _is_clause(passage: Passage, first: int) -> bool:
    """Whether the words begin as a clause does: "which", "directly addressed", "said"."""
    word = passage.lower(first)
    return word in _VERBS or word in {"who", "which", "whose"} or (len(word) > 4 and word.endswith(("ly", "ed")))


def _is_address(passage: Passage, role: Role) -> bool:
    """Whether a role is no more than how somebody is addressed: "Dr", "Prof."."""
    first, stop = role.written
    return stop - first == 1 and passage.lower(first) in _ADDRESSES


def _names_somebody(noun: str) -> bool:
    return noun not in _NEVER and noun not in _NO_NOUN and (is_person(noun) or noun in _TITLE_ROLES)


def bearer(roles: Roles, passage: Passage, first: int, stop: int) -> int | None:
    """The person whom the description in the words ``first`` to ``stop`` can only mean, if there is one."""
    noun, beside = _description(passage, first + 1, stop)
    if not _names_somebody(noun):
        return None
    ever = roles.given.get(_SYNONYMS.get(noun, noun), ())
    place = bisect_left(ever, first, key=lambda r: r.index)
    given = ever[max(0, place - _MOST) : place]
    recent = _recent(roles.references, passage, first)
    persons = {r.person for r in given}
    if len(persons) > 1:
        fitting = {r.person for r in given if beside and beside <= r.beside}
        persons = fitting if len(fitting) == 1 else persons & set(recent)
    chosen = next(iter(persons)) if len(persons) == 1 else None
    if chosen is None or chosen not in recent:
        return None
    named = frozenset(w for w in beside if w[0].isupper())
    of_chosen = [r for r in given if r.person == chosen]
    if _FORMER & beside and not any(_FORMER & r.beside for r in of_chosen):
        return None
    if named and any(r.names for r in of_chosen):
        return chosen if any(named & r.names for r in of_chosen) else None
    if named:
        return chosen if set(recent) == {chosen} else None
    return chosen if recent[-1] == chosen or noun not in _COMMON else None


def _recent(references: Sequence[Reference], passage: Passage, index: int) -> list[int]:
    """Who was named in narration shortly before the word ``index``, in order."""
    here = passage.narrated[passage.words[index].sentence]
    found = []
    place = bisect_left(references, index, key=lambda r: r.first)
    for reference in reversed(references[max(0, place - _MOST) : place]):
        word = passage.words[reference.first]
        if here - passage.narrated[word.sentence] > WINDOW:
            break
        if reference.person is not None and not word.quoted:
            found.append(reference.person)
    return found[::-1]


def _description(passage: Passage, first: int, stop: int) -> tuple[str, frozenset[str]]:
    """The noun of a description and the words that qualify it: "minister" and {"defence"}."""
    end = next((i for i in range(first, stop) if passage.lower(i) in _STOP or not _wordy(passage, i)), stop)
    noun = passage.lower(end - 1) if end > first else ""
    more = [i for i in range(end, stop) if passage.capital(i)]
    beside = {_plain(passage, i) for i in (*range(first, end - 1), *more)}
    return ("" if noun.endswith("s") and not noun.endswith("ss") else noun), frozenset(beside)


def _before(passage: Passage, reference: Reference) -> list[_Given]:
    start = reference.first - len(reference.titles)
    if start > 0 and passage.words[start - 1].text == "," and _article_before(passage, start - 1):
        start -= 1
    words: list[int] = []
    for i in passage.back(start):
        inside = passage.lower(i) == "of" and bool(words) and _is_title(passage, i - 1)
        if not _wordy(passage, i) or len(words) == _REACH or (passage.lower(i) in _STOP and not inside):
            break
        if passage.lower(i) in _VERBS or (passage.words[i].text.islower() and passage.lower(i).endswith("ed")):
            break
        words.append(i)
    words.reverse()
    cut = next((n for n, i in enumerate(words) if passage.lower(i) in _STOP), len(words))
    nouns = [TITLES[t] for t in reference.titles if TITLES.get(t)] + [passage.lower(i) for i in words[cut - 1 : cut]]
    beside = (
        {_plain(passage, i) for i in words}
        | {TITLES.get(t, "") for t in reference.titles}
        | _place_after(passage, reference)
    )
    stop = start if not reference.titles else reference.first
    written = (words[0] if words else start, stop)
    return [(noun, frozenset(w for w in beside if w and w.lower() != noun), written) for noun in nouns]


def _is_title(passage: Passage, index: int) -> bool:
    return passage.capital(index) or passage.lower(index) in TITLES


def _place_after(passage: Passage, reference: Reference) -> set[str]:
    """The names in what follows straight after: "of Eastholm", "(Eastholm)"."""
    stop = min(reference.stop + _NEAR, len(passage.words))
    if reference.stop >= stop or passage.lower(reference.stop) not in {"of", "from", "("}:
        return set()
    return {_plain(passage, i) for i in range(reference.stop + 1, stop) if passage.capital(i)}


def _plain(passage: Passage, index: int) -> str:
    return passage.words[index].text.rstrip(".")


def _article_before(passage: Passage, comma: int) -> bool:
    """Whether the words before a comma are a description of their own: "the mayor, Ana Reis"."""
    near = [passage.lower(i) for i in range(max(0, comma - _REACH), comma)]
    return bool({"the", "a", "an", "his", "her", "its"} & set(near))


def _after(passage: Passage, reference: Reference) -> list[_Given]:
    """The apposition after a name: "Ana Reis, the mayor of Eastholm,"."""
    stop = min(len(passage.words), reference.stop + _REACH + 2)
    first = reference.stop + 1
    if first >= stop or passage.words[reference.stop].text != ",":
        return []
    end = next((i for i in range(first, stop) if not _wordy(passage, i) or passage.lower(i) in _STOP), stop)
    closes = end < len(passage.words) and (passage.words[end].text == "," or passage.lower(end) in _STOP)
    if end == first or not closes or passage.lower(end) == "and":
        return []
    words = {_plain(passage, i) for i in range(first, end - 1)}
    after = {_plain(passage, i) for i in range(end, min(end + _REACH, len(passage.words))) if passage.capital(i)}
    return [(passage.lower(end - 1), frozenset(words | after), (first, _apposition_end(passage, end)))]


def _apposition_end(passage: Passage, end: int) -> int:
    """Where an apposition that goes on with "of" or "at" ends: at a comma, at "who", or where it stood."""
    if passage.lower(end) not in _GOING_ON:
        return end
    for i in range(end, min(end + _REACH, len(passage.words))):
        if not _wordy(passage, i) or passage.lower(i) in _ENDING:
            return i
    return end


def _wordy(passage: Passage, index: int) -> bool:
    text = passage.words[index].text
    return text[0].isalnum() or text in {"'s", "’s"}
