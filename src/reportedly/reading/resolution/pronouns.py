"""The singular personal pronouns, and what they tell about the gender of those named before them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import TypeVar

from reportedly.reading.resolution.names import Gender
from reportedly.reading.resolution.passage import Passage

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), Gender.HE),
    **dict.fromkeys(("she", "her", "hers", "herself"), Gender.SHE),
}
_AGREE = 0.8  # the share of the votes that decides
Named = TypeVar("Named", bound=Hashable)


def pronoun_votes(passage: Passage, named: Mapping[int, Named]) -> dict[Named, Counter[Gender]]:
    """How often "he" and "she" follow each name where no other can be meant; ``named`` says what stands at which word.

    A pronoun votes on the only name before it in its sentence, or in the sentence before if it begins its own.
    """
    votes: dict[Named, Counter[Gender]] = {}
    before: dict[int, set[Named]] = {}
    for index, word in enumerate(passage.words):
        if word.quoted:
            continue
        if index in named:
            before.setdefault(word.sentence, set()).add(named[index])
        gender = PRONOUNS.get(word.text.lower())
        if gender is None:
            continue
        opening = index == 0 or passage.words[index - 1].sentence != word.sentence
        names = before.get(word.sentence - opening, set())
        if len(names) == 1:
            votes.setdefault(next(iter(names)), Counter())[gender] += 1
    return votes


def decided(votes: Counter[Gender], least: int) -> Gender | None:
    """The gender that four votes of five agree on, if there are at least ``least``."""
    top = votes.most_common(1)
    return top[0][0] if top and votes.total() >= least and top[0][1] >= _AGREE * votes.total() else None
