"""Which of the candidates may matter: an upper bound of the score of a pair, from a few numbers kept of each claim.

Nearly all candidates share too little to be judged anything but *not same*, which is not kept. To know that, it is
enough to have the heaviest words and roots of both: what the others could add at most is known from the norms, which
are 1.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.linking.postings import key_of
from reportedly.linking.profiles import Profile
from reportedly.linking.traits import NAMES
from reportedly.linking.weighing import Weighing

TERMS = 16  # words, and as many roots, that are kept of a claim
_NAMES, _FIGURES = 1, 2
_NONE = 0  # the number of no term
_ROUNDING = 0.01  # what keeping weights in half precision may make a trait smaller


class Terms(Struct, frozen=True):
    """The heaviest words, then the heaviest roots of claims by number [n, 2, TERMS], and their weights.

    ``has`` [n] says whether a claim has names (1) and figures (2).
    """

    numbers: NDArray[np.uint32]
    weights: NDArray[np.float32]
    has: NDArray[np.uint8]


def terms(profile: Profile) -> Terms:
    """The terms of one claim [1, 2, TERMS]."""
    numbers = np.full((1, 2, TERMS), _NONE, dtype=np.uint32)
    weights = np.zeros((1, 2, TERMS), dtype=np.float32)
    for row, held in enumerate((profile.words, profile.roots)):
        heaviest = sorted(held.items(), key=lambda pair: (-pair[1], pair[0]))[:TERMS]
        numbers[0, row, : len(heaviest)] = [_number(word) for word, _ in heaviest]
        weights[0, row, : len(heaviest)] = [weight for _, weight in heaviest]
    return Terms(numbers, weights, np.array([_has(profile)], dtype=np.uint8))


def may_matter(
    profile: Profile, others: Terms, similarities: NDArray[np.float32], weighing: Weighing
) -> NDArray[np.bool_]:
    """Of each of the other claims [n], whether the score of the pair may be one that is kept.

    By the rules, one that does not join is kept only where the two may share a name.
    """
    words, roots = (_shared(held, others, row) for row, held in enumerate((profile.words, profile.roots)))
    both = others.has & _has(profile)
    named, counted = (both & _NAMES) > 0, (both & _FIGURES) > 0
    most = {
        "similarity": np.maximum(similarities, 0),
        "words": words.cosine,
        "roots": roots.cosine,
        "rarest": words.best,
        "held": words.held,
        "context": np.full(len(similarities), float(bool(profile.context))),
        "names shared": named,
        "names at odds": named,
        "figures agree": counted,
        "figures at odds": counted,
        "named": named,
    }
    least = {"named": named}
    logit = np.full(len(similarities), weighing.bias)
    for name, weight in zip(NAMES, weighing.weights, strict=True):
        bound = np.minimum(1.0, most.get(name, 1.0) + _ROUNDING) if weight > 0 else least.get(name, 0.0)
        logit += weight * bound
    least_score = np.where(named, weighing.unsure, weighing.join if weighing.rules else weighing.unsure)
    matter: NDArray[np.bool_] = logit >= np.log(least_score / (1 - least_score))
    return matter


class _Shared(Struct, frozen=True):
    """The most that a claim may share with each of the others [n]."""

    cosine: NDArray[np.float32]
    best: NDArray[np.float32]
    held: NDArray[np.float32]


def _shared(held: Mapping[str, float], others: Terms, row: int) -> _Shared:
    """What is shared among the terms that are kept, and what may be shared among the rest."""
    mine = {_number(word): weight for word, weight in held.items()}
    order = np.array(sorted(mine), dtype=np.uint32)
    weights = np.array([mine[int(number)] for number in order], dtype=np.float32)
    numbers, theirs = others.numbers[:, row], others.weights[:, row]
    if not len(order):
        none = np.zeros(len(numbers), dtype=np.float32)
        return _Shared(none, none, none)
    places = np.minimum(np.searchsorted(order, numbers), len(order) - 1)
    ours = np.where((order[places] == numbers) & (numbers != _NONE), weights[places], 0)
    found = ours > 0
    full = numbers[:, -1] != _NONE  # there may be more terms than are kept
    rest = np.where(full, np.maximum(0, 1 - (theirs**2).sum(axis=1)), 0)
    left = np.maximum(0, 1 - (ours**2).sum(axis=1))
    return _Shared(
        (ours * theirs).sum(axis=1) + np.sqrt(rest * left),
        np.maximum(np.minimum(ours, theirs).max(axis=1), np.sqrt(rest)),
        np.maximum((ours**2).sum(axis=1) + np.where(rest > 0, left, 0), (theirs**2 * found).sum(axis=1) + rest),
    )


def _has(profile: Profile) -> int:
    return (_NAMES if profile.names else 0) | (_FIGURES if profile.figures else 0)


def _number(word: str) -> int:
    return max(1, key_of(word) & 0xFFFFFFFF)
