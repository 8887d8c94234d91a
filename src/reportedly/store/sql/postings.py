"""Lists of places, one for each word, as bytes: each place as its distance from the one before.

A distance takes as many bytes as it has groups of seven bits, the greatest group first, the last byte below 128
(variable byte codes: Manning, Raghavan and Schuetze 2008, 5.3.1).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.store.sql.tokens import BITS, Numbers

_BITS, _MORE = 7, 128
Order = NDArray[np.intp]


class Postings(NamedTuple):
    """Words with their places, side by side: the same word as often as it has places, in any order."""

    words: Numbers
    places: Numbers


def packed(found: Postings) -> Iterator[tuple[int, bytes]]:
    """Each word once, in order of their numbers, with its list; a place that is there twice is kept once."""
    words, places = _ordered(found)
    if not len(words):
        return
    first = np.concatenate(([True], words[1:] != words[:-1]))
    gaps = places.copy()
    gaps[1:] -= places[:-1]
    gaps[first] = places[first]
    content, ends = _coded(gaps)
    at = np.flatnonzero(first)
    bounds = [0, *ends[at[1:] - 1].tolist(), len(content)]
    for word, start, end in zip(words[at].tolist(), bounds, bounds[1:], strict=False):
        yield word, content[start:end]


def unpacked(lists: Sequence[tuple[int, bytes]]) -> Postings:
    """The words and places of lists, each list in its order."""
    content = np.frombuffer(b"".join(places for _, places in lists), np.uint8)
    ends = np.flatnonzero(content < _MORE)
    sizes = np.diff(ends, prepend=-1)
    gaps = content[ends].astype(np.uint32)
    group, longer = 1, np.flatnonzero(sizes > 1)
    while len(longer):
        bits = (content[ends[longer] - group] & np.uint8(_MORE - 1)).astype(np.uint32)
        gaps[longer] |= bits << np.uint32(_BITS * group)
        group += 1
        longer = longer[sizes[longer] > group]
    lengths = np.cumsum(np.fromiter((len(places) for _, places in lists), np.int64, len(lists)))
    counts = np.diff(np.searchsorted(ends, lengths), prepend=0)
    sums = np.cumsum(gaps, dtype=np.uint32)
    before = np.concatenate((np.zeros(1, np.uint32), sums))[np.cumsum(counts) - counts]
    words = np.fromiter((word for word, _ in lists), np.uint32, len(lists))
    return Postings(np.repeat(words, counts), sums - np.repeat(before, counts))


def _ordered(found: Postings) -> Postings:
    """By word, then by place, none twice."""
    words, places = found
    order = _sorting(words, BITS, None if np.all(places[1:] >= places[:-1]) else _sorting(places, 32, None))
    words, places = words[order], places[order]
    fresh = np.ones(len(words), bool)
    fresh[1:] = (words[1:] != words[:-1]) | (places[1:] != places[:-1])
    return Postings(words, places) if fresh.all() else Postings(words[fresh], places[fresh])


def _sorting(key: Numbers, bits: int, order: Order | None) -> Order:
    """The order that sorts by a key of so many bits and keeps an earlier order: NumPy has a radix sort for 16 bits."""
    for done in range(0, bits, 16):
        part = (key >> np.uint32(done)).astype(np.uint16 if bits - done > 8 else np.uint8)
        if order is not None:
            part = part[order]
        sorting = np.argsort(part, kind="stable")
        order = sorting if order is None else order[sorting]
    assert order is not None  # noqa: S101
    return order


def _coded(gaps: Numbers) -> tuple[bytes, NDArray[np.int64]]:
    """All distances one after the other, and where each one ends."""
    sizes = np.ones(len(gaps), np.uint8)
    limit, longest = 1 << _BITS, int(gaps.max())
    while longest >= limit:
        sizes += gaps >= np.uint64(limit)
        limit <<= _BITS
    ends = np.cumsum(sizes, dtype=np.int64)
    content = np.empty(ends[-1], np.uint8)
    content[ends - 1] = gaps & np.uint32(_MORE - 1)
    group, longer = 1, np.flatnonzero(sizes > 1)
    while len(longer):
        bits = (gaps[longer] >> np.uint32(_BITS * group)) & np.uint32(_MORE - 1)
        content[ends[longer] - 1 - group] = bits | np.uint32(_MORE)
        group += 1
        longer = longer[sizes[longer] > group]
    return content.tobytes(), ends
