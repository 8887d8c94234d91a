"""The stretches that two texts share, exactly: all common runs of words, the longest first, no word used twice.

Greedy string tiling (Wise 1993) over the maximal common runs, which are found by their shingles: linear in the texts
as long as no shingle is repeated over and over, and those that are repeated are left out.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from reportedly.rumours.copies.passages import ANCHOR, Cut, Flags, Places

_GAP = 3  # words that may differ inside one span, on either side


class Run(Struct, frozen=True, order=True):
    """``size`` words that are the same: from the word ``left`` of one text and the word ``right`` of the other."""

    left: int
    right: int
    size: int


def tiles(left: Cut, right: Cut) -> list[list[Run]]:
    """The runs that two texts share, in order of the left one; those with but few words between them together."""
    if np.array_equal(left.keys, right.keys):  # however often it repeats itself
        return [[Run(0, 0, len(left))]] if len(left) else []
    return _joined(_tiled(_common_runs(left, right), len(left), len(right)))


def _common_runs(left: Cut, right: Cut) -> list[Run]:
    """Every maximal run of words that is in both texts, the longest first."""
    i, j = _matches(left, right)
    order = np.lexsort((i, j - i))
    i, j = i[order], j[order]
    heads = np.flatnonzero(np.r_[True, (np.diff(j - i) != 0) | (np.diff(i) != 1)]) if len(i) else np.zeros(0, np.int64)
    sizes = np.diff(np.r_[heads, len(i)]) + ANCHOR - 1
    found = [Run(*run) for run in zip(i[heads].tolist(), j[heads].tolist(), sizes.tolist(), strict=True)]
    return sorted(found, key=lambda run: (-run.size, run))


def _matches(left: Cut, right: Cut) -> tuple[Places, Places]:
    """The places of every pair of equal anchors."""
    first = np.searchsorted(right.anchors, left.anchors, "left")
    counts = np.searchsorted(right.anchors, left.anchors, "right") - first
    offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(left.anchored, counts), right.anchored[np.repeat(first, counts) + offsets]


def _tiled(runs: list[Run], left_size: int, right_size: int) -> list[Run]:
    """The runs, each cut to the words that no longer one has taken, as long as enough are left."""
    left_taken, right_taken = np.zeros(left_size, np.bool_), np.zeros(right_size, np.bool_)
    found = []
    for run in runs:
        taken = left_taken[run.left : run.left + run.size] | right_taken[run.right : run.right + run.size]
        for start, end in _free(taken) if taken.any() else [(0, run.size)]:
            if end - start >= ANCHOR:
                found.append(Run(run.left + start, run.right + start, end - start))
                left_taken[run.left + start : run.left + end] = True
                right_taken[run.right + start : run.right + end] = True
    return sorted(found)


def _free(taken: Flags) -> list[tuple[int, int]]:
    """Where words begin and end that are not taken."""
    edges = np.flatnonzero(np.diff(taken, prepend=True, append=True)).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def _joined(runs: list[Run]) -> list[list[Run]]:
    """Runs that follow one another in both texts with at most a few words between them."""
    found: list[list[Run]] = []
    for run in runs:
        last = found[-1][-1] if found else None
        if (
            last is not None
            and 0 <= run.left - last.left - last.size <= _GAP
            and 0 <= run.right - last.right - last.size <= _GAP
        ):
            found[-1].append(run)
        else:
            found.append([run])
    return found
