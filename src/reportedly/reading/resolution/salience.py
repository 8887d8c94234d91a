"""Who "he" or "she" is: the most salient person of that gender, if one stands out.

Salience as in Lappin and Leass (1994), cut down to what can be seen without a parser: each naming gives its person
weight by its place (subject, object, possessive), a speaker gets more, words inside quotation marks less, and every
sentence of narration halves what came before.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Mapping, Sequence

from msgspec import Struct

from reportedly.reading.resolution.bearers import Reference
from reportedly.reading.resolution.names import TITLES, Gender
from reportedly.reading.resolution.passage import Passage
from reportedly.reading.resolution.pronouns import PRONOUNS

RECENT, SUBJECT, OBJECT, OBLIQUE, POSSESSIVE, SPEAKER = 100.0, 80.0, 50.0, 30.0, 20.0, 60.0
QUOTED = 0.2  # of the weight, for a name inside quotation marks
OPEN = 0.5  # for a pronoun or description that was left open: it may mean any of the others
TOLD = 0.7  # for a name after the source in its sentence, most likely in what is told
JOINED = 0.6  # for one of two names that are joined
MOST = 60  # namings that are kept in mind, however long the sentence
WINDOW = 5  # sentences of narration after which a naming no longer counts
NEAR = 5  # words after a pronoun within which its verb has its object
MARGIN = 1.7  # the first candidate's weight over the second's, below which nobody is chosen
UNSURE = 2.5  # the same where nothing tells the gender of the first
_PREPOSITIONS = frozenset(
    "of with about to against by for from on in at over after before under behind like than between among toward "
    "without including into as upon despite during since until".split()
)
_AUXILIARIES = frozenset("is was has had will would says said did does can could may might should told who".split())
_CLAUSE = frozenset(
    "that as while when where because if but and whether what how which although though since after before until so or "
    "said says say :".split()
) | {",", "-", "--", "—", "–", ";", "“", '"'}


class Antecedent(Struct, frozen=True):
    """The person chosen for a pronoun, and whether nobody else of that gender was named near it."""

    person: int
    alone: bool


class Naming(Struct, frozen=True):
    """Somebody is spoken of: the person, or None for one whom nobody can tell; ``gender`` where it shows.

    ``anaphor``: by a pronoun or a description that takes up somebody named before.
    """

    person: int | None
    gender: Gender | None = None
    anaphor: bool = False


class _Weighed(Struct, frozen=True):
    naming: Naming
    weight: float
    sentence: int  # counted in sentences of narration


def antecedents(
    passage: Passage,
    references: Sequence[Reference],
    genders: Sequence[Gender | None],
    speaking: Container[int],
    others: Mapping[int, Naming],
) -> Mapping[int, Antecedent]:
    """The antecedent of each "he" and "she" (by index of the word) that has a safe one.

    ``speaking`` holds the indexes of the words that sources begin with, ``others`` who is spoken of but not by name.
    """
    namings = {r.first: (r, Naming(r.person, None if r.person is None else genders[r.person])) for r in references}
    namings |= {i: (Reference(i, i + 1, n.person), n) for i, n in others.items()}
    recent: deque[_Weighed] = deque(maxlen=MOST)
    found: dict[int, Antecedent] = {}
    spoken = -1  # the last sentence with a source
    for index, word in enumerate(passage.words):
        here = passage.narrated[word.sentence]
        while recent and here - recent[0].sentence > WINDOW:
            recent.popleft()
        gender = PRONOUNS.get(word.text.lower())
        if index in namings:
            reference, naming = namings[index]
        elif gender is not None and not word.quoted:
            other = _acted_on(passage, index, namings)
            able = [n for n in recent if n.naming.gender in (None, gender)]
            chosen = _choose(here, gender, [n for n in able if other is None or n.naming.person != other])
            if chosen is not None:
                found[index] = chosen
            naming = Naming(None if chosen is None else chosen.person, gender, anaphor=True)
            reference = Reference(index, index + 1, naming.person)
        else:
            continue
        told = spoken == word.sentence and index not in speaking
        spoken = word.sentence if index in speaking else spoken
        recent.append(_weigh(passage, reference, naming, index in speaking, told))
    return found


def _acted_on(passage: Passage, index: int, namings: Mapping[int, tuple[Reference, Naming]]) -> int | None:
    """The person who is named right after a "he" or "she" and its verb, and so is somebody else: "he begged Reis"."""
    if passage.lower(index) not in {"he", "she"}:
        return None
    for place in range(index + 1, min(index + NEAR, len(passage.words))):
        if passage.words[place].sentence != passage.words[index].sentence or not passage.lower(place)[:1].isalnum():
            return None
        if place in namings:
            return namings[place][1].person
    return None


def _choose(here: int, gender: Gender, candidates: Sequence[_Weighed]) -> Antecedent | None:
    """The most salient candidate, if it stands out; somebody whom nobody can tell stands in the way of all others."""
    best: dict[tuple[int | None, int], float] = {}
    for one in candidates:
        key = one.naming.person, one.sentence
        best[key] = max(best.get(key, 0.0), one.weight * 0.5 ** (here - one.sentence))
    weights: dict[int | None, float] = {}
    for (person, _), weight in best.items():
        weights[person] = weights.get(person, 0.0) + weight
    ranked = sorted(weights, key=lambda p: (-weights[p], -1 if p is None else p))
    if not ranked or ranked[0] is None:
        return None
    known = any(one.naming.person == ranked[0] and one.naming.gender is gender for one in candidates)
    margin = MARGIN if known else UNSURE
    if len(ranked) > 1 and weights[ranked[0]] < margin * weights[ranked[1]]:
        return None
    return Antecedent(ranked[0], len(ranked) == 1)


def _weigh(passage: Passage, reference: Reference, naming: Naming, speaks: bool, told: bool) -> _Weighed:
    word = passage.words[reference.first]
    weight = RECENT + _weight_of_place(passage, reference) + (SPEAKER if speaks else 0)
    if word.quoted:
        weight *= QUOTED
    elif naming.person is None and naming.anaphor:
        weight *= OPEN
    elif told:
        weight *= TOLD
    elif _joined(passage, reference):
        weight *= JOINED
    return _Weighed(naming, weight, passage.narrated[word.sentence])


def _joined(passage: Passage, reference: Reference) -> bool:
    """Whether a name is one of two ("Reis and Holub"), who are together "they"."""
    start = reference.first - len(reference.titles)
    after, before = reference.stop, start - 1
    return (passage.lower(after) == "and" and passage.capital(after + 1)) or (
        passage.lower(before) == "and" and passage.capital(before - 1)
    )


def _weight_of_place(passage: Passage, reference: Reference) -> float:
    """Subject, object, after a preposition or possessive, told by the words on either side."""
    after = passage.lower(reference.stop)
    if after in {"'s", "’s", "'", "’"} or passage.lower(reference.first) in {"his", "her"}:
        return POSSESSIVE
    first = reference.first
    before = next((passage.lower(i) for i in passage.back(first) if passage.lower(i) not in TITLES), "")
    if before in _PREPOSITIONS and before not in _CLAUSE:
        return OBLIQUE
    return SUBJECT if not before or before in _CLAUSE or after in _AUXILIARIES else OBJECT
