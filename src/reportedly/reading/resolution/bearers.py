"""Who is meant by a name: the person that bears it, or nobody where two do and the text does not make it clear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from reportedly.reading.resolution.names import Gender, Name, gender_of_word
from reportedly.reading.resolution.passage import Passage
from reportedly.reading.resolution.people import People, Person, aliases

NEAR = 3  # paragraphs within which a full name may follow the bare one, as after a headline or a summary


MOST = 12  # bearers of one name, beyond which nobody is chosen


class Reference(Struct, frozen=True, order=True):
    """The words ``first`` to ``stop`` name the person of that number; none if it cannot be told who is meant."""

    first: int
    stop: int
    person: int | None
    titles: tuple[str, ...] = ()


def refer(passage: Passage, people: People) -> tuple[Reference, ...]:
    """Every place where the text names a person, in order, with the person whom it names there."""
    bearers = _Bearers(passage, people)
    full = [(name.first, name, number) for name, number in people.full]
    bare = [(name.first, name, -1) for name in people.bare]
    found = []
    for _, name, number in sorted(full + bare, key=lambda item: item[0]):
        person = number if number >= 0 else bearers.bearer(name)
        if person is not None:
            bearers.seen[person] = passage.words[name.first].paragraph
        found.append(Reference(name.first, name.stop, person, name.titles))
    return tuple(found)


class _Bearers:
    """What is known of the bearers of each name up to one place; ``seen`` is the last paragraph that names each."""

    def __init__(self, passage: Passage, people: People) -> None:
        self.passage = passage
        self.persons = people.persons
        self.known = aliases(people.persons)
        self.times: dict[int, int] = {}
        self.seen: dict[int, int] = {}
        for _, number in people.full:
            self.times[number] = self.times.get(number, 0) + 1
        self.leaning = people.leaning
        self.early = _early(passage, people)

    def bearer(self, name: Name) -> int | None:
        """The person whom a bare name means, or None."""
        titled = next((g for g in map(gender_of_word, name.titles) if g is not None), None)
        gender = titled or self.leaning.get(name.words)
        found = [n for n in self.known.get(name.words, ()) if self._can_be(n, name, gender)]
        family = [n for n in found if self.persons[n].words[-len(name.words) :] == name.words]
        found = family or found
        if len(found) < 2 or len(found) > MOST:
            return found[0] if len(found) == 1 else None
        return self._main(found, self.passage.words[name.first].paragraph)

    def _can_be(self, number: int, name: Name, gender: Gender | None) -> bool:
        person = self.persons[number]
        if gender is not None and person.gender not in (None, gender):
            return False
        if (
            person.full
            and name.words == person.words[:1]
            and person.first > name.first
            and not self._near(person, name)
        ):
            return False
        return number not in self.early

    def _near(self, person: Person, name: Name) -> bool:
        words = self.passage.words
        return words[person.first].paragraph - words[name.first].paragraph <= NEAR

    def _main(self, found: Sequence[int], paragraph: int) -> int | None:
        """The one whom the text mostly names in full, or the only one named just now; nobody if these differ."""
        near = [n for n in found if paragraph - self.seen.get(n, -NEAR) < NEAR]
        ranked = sorted(found, key=lambda n: (self.persons[n].kin, -self.times.get(n, 0), n))
        first, second = ranked[:2]
        clear = self.persons[second].kin and not self.persons[first].kin
        if clear or self.times.get(first, 0) > self.times.get(second, 0):
            return first if set(near) <= {first} or self._named_last(near, first) else None
        return near[0] if len(near) == 1 else None

    def _named_last(self, near: Sequence[int], person: int) -> bool:
        return person in near and all(self.seen[n] < self.seen[person] for n in near if n != person)


def _early(passage: Passage, people: People) -> Mapping[int, int]:
    """The relatives of somebody who goes by the same bare name long before they are named themselves."""
    firsts: dict[tuple[str, ...], int] = {}
    for name in reversed(people.bare):
        firsts[name.words] = passage.words[name.first].paragraph
    found = {}
    for number, person in enumerate(people.persons):
        place = passage.words[person.first].paragraph
        if person.kin and firsts.get(person.words[-1:], place) < place - NEAR:
            found[number] = place
    return found
