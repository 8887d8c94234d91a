"""The people of one document: every name that the text gives them, and who is meant each time.

A person is founded by a full name ("Ana Reis") or, where the text gives no fuller one, by a single name ("Reis").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from reportedly.reading.draft import Mention
from reportedly.reading.resolution.names import TITLES, Gender, Name, gender_of_given_name, gender_of_word, read_name
from reportedly.reading.resolution.passage import Passage
from reportedly.reading.resolution.pronouns import decided, pronoun_votes

_KIN = frozenset(
    "wife husband spouse son daughter brother sister mother father uncle aunt nephew niece cousin grandson "
    "granddaughter"
    "widow widower son-in-law daughter-in-law".split()
)
_HEADING_SHARE = 0.65  # of the longer words of a paragraph in capitals: a headline, where labels and names are unsure
_FORMER = frozenset({"former", "late", "then", "ex"})
_ENOUGH = 2  # pronouns that tell the gender of whoever goes by a bare name
_APPOSITION = 9  # words after a name that may say who it is
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


class Person(Struct, frozen=True, kw_only=True):
    """Someone whom the text names; the words ``first`` to ``stop`` give the fullest name for the first time."""

    first: int
    stop: int
    words: tuple[str, ...]
    generation: str = ""
    gender: Gender | None = None
    kin: bool = False

    @property
    def full(self) -> bool:
        """Whether the text gives both a given and a family name."""
        return len(self.words) > 1


class People(Struct, frozen=True):
    """The persons of a document, where their full names stand (name, number of the person), and where a bare one does.

    ``leaning`` is the gender by which the document speaks of whoever goes by a bare name.
    """

    persons: tuple[Person, ...]
    full: tuple[tuple[Name, int], ...]
    bare: tuple[Name, ...]
    leaning: Mapping[tuple[str, ...], Gender]


def read_people(passage: Passage, mentions: Sequence[Mention]) -> People:
    """The people of a passage from its entity mentions; a name known from one place is recognised in every other."""
    heads = headings(passage)
    names = _labelled(passage, mentions)
    full = _full_names(passage, names, heads)
    persons, numbers = _found(passage, full)
    known = set(aliases(persons))
    for name in names:
        if not name.full and name.words not in known and passage.words[name.first].paragraph not in heads:
            known.add(name.words)
            persons.append(_person(passage, [name]))
    bare = tuple(_bare_names(passage, mentions, full, persons, heads))
    leaning = _leanings(passage, full, bare)
    persons += _others(persons, bare, leaning)
    return People(tuple(persons), tuple((n, numbers[n.key]) for n in full), bare, leaning)


def aliases(persons: Iterable[Person]) -> dict[tuple[str, ...], list[int]]:
    """By which shorter names each person may be called: any tail of the full name, and the given name."""
    found: dict[tuple[str, ...], list[int]] = {}
    for number, person in enumerate(persons):
        tails = [person.words[k:] for k in range(1, len(person.words))] or [person.words]
        for words in {*tails, person.words[:1]}:
            found.setdefault(words, []).append(number)
    return found


def headings(passage: Passage) -> frozenset[int]:
    """The paragraphs written like a headline: most of their longer words begin with a capital."""
    long, capital = Counter[int](), Counter[int]()
    for word in passage.words:
        if len(word.text) > 3 and word.text[0].isalpha():
            long[word.paragraph] += 1
            capital[word.paragraph] += word.capital
    return frozenset(p for p, n in long.items() if n > 2 and capital[p] >= _HEADING_SHARE * n)


def _labelled(passage: Passage, mentions: Iterable[Mention]) -> list[Name]:
    found: list[Name] = []
    mentions = sorted(mentions, key=lambda m: (m.start, m.end))
    leaning = Counter[str]()
    for mention in mentions:
        if mention.label in {"person", "organisation", "place"}:
            leaning[passage.text[mention.start : mention.end]] += 1 if mention.label == "person" else -1
    for mention in mentions:
        indexes = passage.within(mention.start, mention.end)
        if mention.label != "person" or not indexes or (found and indexes.start < found[-1].stop):
            continue
        if len(indexes) > 1 and leaning[passage.text[mention.start : mention.end]] < 0:
            continue  # labelled otherwise most times
        name = read_name(passage, indexes)
        if name is not None:
            found.append(_from_given_name(name))
    return found


def _from_given_name(name: Name) -> Name:
    """A name without what a label took in before it: "Rival Ana Reis" is Ana Reis, though "Ana Maria Reis" stays."""
    if gender_of_given_name(name.words[0]) is not None:
        return name
    start = next((k for k in range(1, len(name.words) - 1) if gender_of_given_name(name.words[k]) is not None), 0)
    return name.last(len(name.words) - start)


def _full_names(passage: Passage, names: Sequence[Name], heads: frozenset[int]) -> list[Name]:
    """The names that found a person: not the tail of a longer one, and in a headline only what the body confirms."""
    full = [n for n in names if n.full]
    body = {n.key for n in full if passage.words[n.first].paragraph not in heads}
    if all(passage.words[n.first].paragraph in heads for n in names):  # nothing but headlines
        heads, body = frozenset(), {n.key for n in full}
    tails = {n.words[k:] for n in full if n.key in body for k in range(1, len(n.words) - 1)}
    single = {n.words[0] for n in names if not n.full and passage.words[n.first].paragraph not in heads}
    found = []
    for name in names:
        if passage.words[name.first].paragraph in heads:
            shorter = (name.last(k) for k in range(len(name.words), 1, -1))
            found += [n for n in shorter if n.key in body][:1] or _in_headline(name, single)
        elif name.full and name.words not in tails:
            found.append(name)
    return found


def _in_headline(name: Name, single: Container[str]) -> list[Name]:
    """The full name that only a headline gives, where the body has the surname: "Ana Reis Wins", then "Reis"."""
    if name.stop - name.first != len(name.words):
        return []
    places = range(len(name.words) - 1)
    found = [k for k in places if name.words[k + 1] in single and gender_of_given_name(name.words[k]) is not None]
    return [name.pair(k) for k in found[:1]]


def _found(passage: Passage, full: Iterable[Name]) -> tuple[list[Person], dict[tuple[str, str, str], int]]:
    groups: dict[tuple[str, str, str], list[Name]] = {}
    for name in full:
        groups.setdefault(name.key, []).append(name)
    return [_person(passage, g) for g in groups.values()], {key: n for n, key in enumerate(groups)}


def _person(passage: Passage, names: Sequence[Name]) -> Person:
    chosen = next((n for n in names if not passage.words[n.stop - 1].text.isupper()), names[0])
    longest = max((n.words for n in names), key=len)
    before = [w for n in names for w in (*n.titles, passage.lower(_role_before(passage, n)))]
    given = gender_of_given_name(chosen.words[0]) if chosen.full else None
    return Person(
        first=chosen.first,
        stop=chosen.stop,
        words=longest,
        generation=chosen.generation,
        gender=next((g for g in map(gender_of_word, before) if g is not None), given),
        kin=bool(chosen.generation) or any(w in _KIN for w in before) or any(_relative_of(passage, n) for n in names),
    )


def _role_before(passage: Passage, name: Name) -> int:
    """The index of the word before a name and its titles, stepping over one comma ("his wife, Ana Reis")."""
    index = name.first - 1 - len(name.titles)
    while index > 0 and (passage.lower(index) in TITLES or passage.lower(index) in _FORMER):
        index -= 1
    return index - 1 if index > 0 and passage.words[index].text == "," else index


def _relative_of(passage: Passage, name: Name) -> bool:
    """Whether the apposition after a name makes it somebody's relative: "Ana Reis, the mayor's daughter,"."""
    stop = min(name.stop + _APPOSITION, len(passage.words))
    if name.stop + 1 >= stop or passage.words[name.stop].text != ",":
        return False
    end = next((i for i in range(name.stop + 1, stop) if passage.words[i].text in {",", "."}), name.stop + 1)
    return passage.lower(end - 1) in _KIN


def _bare_names(
    passage: Passage,
    mentions: Iterable[Mention],
    full: Sequence[Name],
    persons: Sequence[Person],
    heads: frozenset[int],
) -> Iterator[Name]:
    """Every other place where a word by which someone is known stands for a person."""
    known = aliases(persons)
    blocked = _blocked(passage, mentions)
    taken = {i for name in full for i in range(name.first, name.stop)}
    index = 0
    while index < len(passage.words):
        size = next((n for n in (3, 2, 1) if _words(passage, index, n) in known), 0)
        if not size or taken.intersection(range(index, index + size)) or not passage.capital(index + size - 1):
            index += 1
            continue
        name = read_name(passage, range(index, index + size))
        inside = blocked.get(index, 0) > size
        if (
            name is not None
            and not inside
            and (passage.words[index].paragraph in heads or _stands_alone(passage, name, persons, known))
        ):
            yield name
        index += size


def _words(passage: Passage, index: int, count: int) -> tuple[str, ...]:
    return tuple(passage.lower(i) for i in range(index, index + count))


def _blocked(passage: Passage, mentions: Iterable[Mention]) -> Mapping[int, int]:
    """For each word of a mention that is no person, how many words the mention has, "the" and titles apart."""
    sizes: dict[int, int] = {}
    for mention in mentions:
        if mention.label != "person":
            inside = passage.within(mention.start, mention.end)
            length = sum(passage.words[i].capital and passage.lower(i) != "the" for i in inside)
            sizes.update(dict.fromkeys(inside, length))
    return sizes


def _stands_alone(
    passage: Passage, name: Name, persons: Sequence[Person], known: Mapping[tuple[str, ...], list[int]]
) -> bool:
    """Whether a bare name is no part of a longer one that nobody labelled ("Reis Tower", "Maria Reis")."""
    following, before = passage.lower(name.stop), passage.lower(name.first - 1)
    if passage.capital(name.stop) and following not in _DAYS and not name.titles:
        return passage.words[name.stop].sentence != passage.words[name.first].sentence
    other = gender_of_given_name(before) is not None and passage.capital(name.first - 1) and not name.titles
    return not other or any(persons[n].words[0] == before for n in known[name.words])


def _leanings(passage: Passage, full: Iterable[Name], bare: Sequence[Name]) -> dict[tuple[str, ...], Gender]:
    named = {n.first: n.key for n in full} | {n.first: n.words for n in bare}
    votes = pronoun_votes(passage, named)
    found = {}
    for words in {n.words for n in bare}:
        gender = decided(votes.get(words, Counter()), _ENOUGH)
        if gender is not None:
            found[words] = gender
    return found


def _others(persons: Sequence[Person], bare: Iterable[Name], leaning: Mapping[tuple[str, ...], Gender]) -> list[Person]:
    """Those whose bare name nobody named in full can bear: "Mr Reis" where only Maria Reis is named in full."""
    known = aliases(persons)
    found: dict[tuple[tuple[str, ...], Gender], Person] = {}
    for name in bare:
        titled = next((g for g in map(gender_of_word, name.titles) if g is not None), None)
        gender = titled or leaning.get(name.words)
        if gender is None or any(persons[n].gender in (None, gender) for n in known[name.words]):
            continue
        person = Person(first=name.first, stop=name.stop, words=name.words, gender=gender)
        found.setdefault((name.words, gender), person)
    return list(found.values())
