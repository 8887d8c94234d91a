"""What two claims have in common and where they differ, as numbers and as the words that show it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Set

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.linking.figures import Figure
from reportedly.linking.names import LEAST_FUZZY, Name, alike, canonical, same_name
from reportedly.linking.profiles import Profile

NAMES = (
    "similarity", "words", "roots", "pairs", "context", "rarest", "held", "names shared", "names at odds",
    "figures agree", "figures at odds", "shorter", "named",
)  # fmt: skip
_OF_NAMES = NAMES.index("names shared")
_LONGEST = 12.0
_RAREST = 4  # words that both have that are named
MOST = 12  # names of a claim that are compared


class Likeness(Struct, frozen=True, gc=False):
    """What two claims share but for names: traits in the order of ``NAMES``, where those of names are 0.

    ``shared`` are the rarest words in both; figures agree, or are of one unit and differ.
    """

    values: tuple[float, ...]
    shared: tuple[str, ...]
    agree: tuple[tuple[Figure, Figure], ...]
    differ: tuple[tuple[Figure, Figure], ...]


class Traits(Struct, frozen=True, kw_only=True, gc=False):
    """Two claims side by side. ``values`` are the traits in the order of ``NAMES``, each from 0 to 1.

    ``shared`` are the rarest words in both, ``left_only`` and ``right_only`` the names that only one has;
    ``told`` is how alike they are in the words that are in no name, and 0 where they share no name.
    """

    values: tuple[float, ...]
    shared: tuple[str, ...]
    names: tuple[tuple[Name, Name], ...]
    left_only: tuple[Name, ...]
    right_only: tuple[Name, ...]
    told: float
    agree: tuple[tuple[Figure, Figure], ...]
    differ: tuple[tuple[Figure, Figure], ...]


def likeness(left: Profile, right: Profile, similarity: float) -> Likeness:
    """What a pair shares but for names, which costs less than those."""
    agree, differ = _compared(left.figures, right.figures)
    common = _common(left.words, right.words)
    values = (
        max(0.0, similarity),
        common.cosine,
        _cosine(left.roots, right.roots),
        _cosine(left.pairs, right.pairs),
        _cosine(left.context, right.context),
        common.rarest,
        common.held,
        0.0,
        0.0,
        float(bool(agree)),
        float(bool(differ) and not agree),
        min(len(left.words), len(right.words), _LONGEST) / _LONGEST,
        float(bool(left.names) and bool(right.names)),
    )
    return Likeness(values, common.words, agree, differ)


def traits(left: Profile, right: Profile, similarity: float) -> Traits:
    """The traits of a pair; ``similarity`` is the cosine of the two claims' vectors. Symmetric in its numbers."""
    return with_names(left, right, likeness(left, right, similarity))


def with_names(left: Profile, right: Profile, found: Likeness) -> Traits:
    """The traits of a pair, of which what they share but for names is found."""
    ours, theirs = left.names[:MOST], right.names[:MOST]
    names = tuple((a, b) for a in ours for b in theirs if same_name(a, b))
    left_only = _only(ours, {id(a) for a, _ in names}, right)
    right_only = _only(theirs, {id(b) for _, b in names}, left)
    of_names = (
        min(1.0, len({canonical(a.words) for a, _ in names}) / 3) if names else 0.0,
        min(1.0, min(len(left_only), len(right_only)) / 2),
    )
    return Traits(
        values=(*found.values[:_OF_NAMES], *of_names, *found.values[_OF_NAMES + len(of_names) :]), shared=found.shared,
        names=names, left_only=left_only, right_only=right_only, told=_told(left, right) if names else 0.0,
        agree=found.agree, differ=found.differ,
    )  # fmt: skip


def _told(left: Profile, right: Profile) -> float:
    """The cosine of what is told of the names: the words that are in no name of either."""
    named = left.name_stems | right.name_stems
    ours = {word: weight for word, weight in left.words.items() if word not in named}
    theirs = {word: weight for word, weight in right.words.items() if word not in named}
    both = _cosine(ours, theirs)
    if not both:
        return 0.0
    return both / math.sqrt(sum([x * x for x in ours.values()]) * sum([x * x for x in theirs.values()]))


def matrix(pairs: list[Traits]) -> NDArray[np.float32]:
    """The values of many pairs [n, traits]."""
    return np.array([pair.values for pair in pairs], dtype=np.float32).reshape(-1, len(NAMES))


def _cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    if len(left) > len(right):
        left, right = right, left
    return sum([weight * right[word] for word, weight in left.items() if word in right])


class _Common(Struct, frozen=True, gc=False):
    """What is in both of two claims: the rarest words, the cosine of all, the weight of the rarest.

    ``held`` is how much of the shorter claim is in the longer one, by weight squared: 1 where it is all there.
    """

    words: tuple[str, ...]
    cosine: float
    rarest: float
    held: float


def _common(left: Mapping[str, float], right: Mapping[str, float]) -> _Common:
    if len(left) > len(right):
        left, right = right, left
    cosine = rarest = ours = theirs = 0.0
    shared = []
    for word, one in left.items():
        other = right.get(word)
        if other is not None:
            product = one * other
            shared.append((-product, word))
            cosine += product
            ours += one * one
            theirs += other * other
            rarest = max(rarest, min(one, other))
    shared.sort()
    return _Common(tuple([word for _, word in shared[:_RAREST]]), cosine, rarest, max(ours, theirs))


def _only(names: tuple[Name, ...], matched: Set[int], other: Profile) -> tuple[Name, ...]:
    """The names that the other claim does not have, not even as a word in small letters."""
    rest = [name for name in names if id(name) not in matched]
    if not rest:
        return ()
    named = {word for name in other.names for word in name.words}
    return tuple([name for name in rest if not _is_spoken_of(name, other.spelt, named)])


def _is_spoken_of(name: Name, spelt: Set[str], named: Set[str]) -> bool:
    """Whether a word of a name is among these, or is alike to one of those that are in names."""
    for word in name.words:
        if word in spelt or word in named:
            return True
        if len(word) >= LEAST_FUZZY:
            first = word[0]
            for other in named:
                if other[0] == first and alike(word, other):
                    return True
    return False


def _compared(
    left: tuple[Figure, ...], right: tuple[Figure, ...]
) -> tuple[tuple[tuple[Figure, Figure], ...], tuple[tuple[Figure, Figure], ...]]:
    """The pairs of figures that agree, and those of one unit that do not."""
    if not left or not right:
        return (), ()
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
