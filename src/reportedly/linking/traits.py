"""What two claims have in common and where they differ, as numbers and as the words that show it."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.linking.figures import Figure
from reportedly.linking.names import Name, alike, canonical, same_name
from reportedly.linking.profiles import Profile

NAMES = (
    "similarity", "words", "roots", "pairs", "context", "rarest", "held", "names shared", "names at odds",
    "figures agree", "figures at odds", "shorter", "named",
)  # fmt: skip
_LONGEST = 12.0
MOST = 12  # names of a claim that are compared


class Traits(Struct, frozen=True, kw_only=True):
    """Two claims side by side. ``values`` are the traits in the order of ``NAMES``, each from 0 to 1.

    ``shared`` are the rarest words in both, ``left_only`` and ``right_only`` the names that only one has;
    ``told`` is how alike they are in the words that are in no name.
    """

    values: tuple[float, ...]
    shared: tuple[str, ...]
    names: tuple[tuple[Name, Name], ...]
    left_only: tuple[Name, ...]
    right_only: tuple[Name, ...]
    told: float
    agree: tuple[tuple[Figure, Figure], ...]
    differ: tuple[tuple[Figure, Figure], ...]


def traits(left: Profile, right: Profile, similarity: float) -> Traits:
    """The traits of a pair; ``similarity`` is the cosine of the two claims' vectors. Symmetric in its numbers."""
    names = tuple((a, b) for a in left.names[:MOST] for b in right.names[:MOST] if same_name(a, b))
    left_only = _only(left.names[:MOST], [a for a, _ in names], right)
    right_only = _only(right.names[:MOST], [b for _, b in names], left)
    agree, differ = _compared(left.figures, right.figures)
    common = left.words.keys() & right.words.keys()
    shared = sorted(common, key=lambda word: (-left.words[word] * right.words[word], word))
    best = max((min(left.words[w], right.words[w]) for w in common), default=0.0)
    values = (
        max(0.0, similarity),
        _cosine(left.words, right.words),
        _cosine(left.roots, right.roots),
        _cosine(left.pairs, right.pairs),
        _cosine(left.context, right.context),
        best,
        _held(left.words, right.words, common),
        min(1.0, len({canonical(a.words) for a, _ in names}) / 3),
        min(1.0, min(len(left_only), len(right_only)) / 2),
        float(bool(agree)),
        float(bool(differ) and not agree),
        min(len(left.words), len(right.words), _LONGEST) / _LONGEST,
        float(bool(left.names) and bool(right.names)),
    )
    return Traits(
        values=values, shared=tuple(shared[:4]), names=names, left_only=left_only, right_only=right_only,
        told=_told(left, right), agree=agree, differ=differ,
    )  # fmt: skip


def _told(left: Profile, right: Profile) -> float:
    """The cosine of what is told of the names: the words that are in no name of either."""
    named = left.name_stems | right.name_stems
    ours, theirs = ({w: x for w, x in p.words.items() if w not in named} for p in (left, right))
    norm = math.sqrt(sum(x * x for x in ours.values()) * sum(x * x for x in theirs.values()))
    return _cosine(ours, theirs) / norm if norm else 0.0


def matrix(pairs: list[Traits]) -> NDArray[np.float32]:
    """The values of many pairs [n, traits]."""
    return np.array([pair.values for pair in pairs], dtype=np.float32).reshape(-1, len(NAMES))


def _cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right[word] for word, weight in left.items() if word in right)


def _held(left: Mapping[str, float], right: Mapping[str, float], common: set[str]) -> float:
    """How much of the shorter claim is in the longer one, by weight squared: 1 where it is all there."""
    return max(sum(left[w] ** 2 for w in common), sum(right[w] ** 2 for w in common)) if common else 0.0


def _only(names: tuple[Name, ...], matched: list[Name], other: Profile) -> tuple[Name, ...]:
    """The names that the other claim does not have, not even as a word in small letters."""
    rest = [name for name in names if name not in matched]
    return tuple(n for n in rest if not any(_spoken_of(word, other) for word in n.words))


def _spoken_of(word: str, other: Profile) -> bool:
    # what is alike begins with the same letter
    return word in other.spelt or any(w[:1] == word[:1] and alike(word, w) for name in other.names for w in name.words)


def _compared(
    left: tuple[Figure, ...], right: tuple[Figure, ...]
) -> tuple[tuple[tuple[Figure, Figure], ...], tuple[tuple[Figure, Figure], ...]]:
    """The pairs of figures that agree, and those of one unit that do not."""
    agree = tuple((a, b) for a in left for b in right if a.value == b.value and _one_unit(a, b))
    used = {a for a, _ in agree}, {b for _, b in agree}
    differ = tuple(
        (a, b)
        for a in left
        for b in right
        if a not in used[0] and b not in used[1] and a.value != b.value and _one_unit(a, b)
    )
    return agree, differ


def _one_unit(a: Figure, b: Figure) -> bool:
    return a.unit == b.unit or not a.unit or not b.unit
