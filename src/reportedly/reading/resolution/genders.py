"""The gender by which a document speaks of each person: titles first, then its own pronouns, then the given name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportedly.reading.resolution.bearers import Reference
from reportedly.reading.resolution.names import Gender, gender_of_given_name, gender_of_word
from reportedly.reading.resolution.passage import Passage
from reportedly.reading.resolution.people import Person
from reportedly.reading.resolution.pronouns import decided, pronoun_votes

_ENOUGH = 3  # pronouns that overrule the gender of a given name


def genders(passage: Passage, persons: Sequence[Person], references: Sequence[Reference]) -> tuple[Gender | None, ...]:
    """The gender of each person, or None where nothing in the document or the name tells."""
    titles: list[Counter[Gender]] = [Counter() for _ in persons]
    for reference in references:
        if reference.person is not None:
            titles[reference.person].update(g for t in reference.titles if (g := gender_of_word(t)) is not None)
    votes = pronoun_votes(passage, {r.first: r.person for r in references})
    return tuple(_gender(p, t, votes.get(n, Counter())) for n, (p, t) in enumerate(zip(persons, titles, strict=True)))


def _gender(person: Person, titles: Counter[Gender], votes: Counter[Gender]) -> Gender | None:
    given = gender_of_given_name(person.words[0]) if person.full else None
    told = person.gender if person.gender != given else None
    return decided(titles, 1) or told or decided(votes, 1 if given is None else _ENOUGH) or given
