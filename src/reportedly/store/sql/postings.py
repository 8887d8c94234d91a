"""Lists of places, one for each word, as bytes: each place as its distance from the one before.

A distance takes two bytes for each of its groups of fifteen bits, the greatest group first, the last group marked by
its free bit (variable byte codes: Manning, Raghavan and Schuetze 2008, 5.3.1). In groups of seven bits they would be a
sixth shorter, and take twice as long to write and to read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.store.sql.tokens import BITS, Numbers

_BITS, _MORE = 15, 1 << 15
_UNIT = np.dtype("<u2")
LEAST = _UNIT.itemsize  # bytes of a place
_AT_ONCE = 1 << 18  # postings, so that the processor keeps what it sorts near
_KEPT = 16  # bits of a word's number that one bucket's words differ in


class Postings(NamedTuple):
    """Words with their places, side by side: the same word as often as it has places, in any order."""

    words: Numbers
    places: Numbers


def packed(parts: Sequence[Postings]) -> Iterator[tuple[int, bytes]]:
    """Each word of all parts once, in order of their numbers, with its list; no place is there twice."""
    for words, places in _buckets(parts):
        if not len(words):
            continue
        first = np.concatenate(([True], words[1:] != words[:-1]))
        gaps = places.copy()
        gaps[1:] -= places[:-1]
        gaps[first] = places[first]
        content, longer = _coded(gaps)
        at = np.flatnonzero(first)
        bounds = (LEAST * (at + np.searchsorted(longer, at))).tolist()
        for word, start, end in zip(words[at].tolist(), bounds, [*bounds[1:], len(content)], strict=True):
            yield word, content[start:end]


def unpacked(lists: Sequence[tuple[int, bytes]]) -> Postings:
    """The words and places of lists, each list in its order."""
    content = np.frombuffer(b"".join(places for _, places in lists), _UNIT)
    lengths = np.fromiter((len(places) for _, places in lists), np.int64, len(lists)) // LEAST
    ends = np.flatnonzero(content < _MORE)
    counts, gaps = lengths, content[ends].astype(np.uint32)
    if len(ends) < len(content):
        counts = np.diff(np.searchsorted(ends, np.cumsum(lengths)), prepend=0)
        sizes = np.diff(ends, prepend=-1)
        group, longer = 1, np.flatnonzero(sizes > 1)
        while len(longer):
            bits = (content[ends[longer] - group] & np.uint16(_MORE - 1)).astype(np.uint32)
            gaps[longer] |= bits << np.uint32(_BITS * group)
            group += 1
            longer = longer[sizes[longer] > group]
    sums = np.cumsum(gaps, dtype=np.uint32)
    before = np.concatenate((np.zeros(1, np.uint32), sums))[np.cumsum(counts) - counts]
    words = np.fromiter((word for word, _ in lists), np.uint32, len(lists))
    return Postings(np.repeat(words, counts), sums - np.repeat(before, counts))


def _buckets(parts: Sequence[Postings]) -> Iterator[Postings]:
    """All postings by word and place; very many in buckets by the greatest bits of their words."""
    if sum(len(part.words) for part in parts) <= _AT_ONCE:
        yield _sorted(_joined(parts))
        return
    cut = []
    for part in parts:
        for start in range(0, len(part.words), _AT_ONCE):
            words, places = (each[start : start + _AT_ONCE] for each in part)
            greatest = (words >> np.uint32(_KEPT)).astype(np.uint8)
            order = np.argsort(greatest, kind="stable")
            cut.append(
                (words[order], places[order], [0, *np.cumsum(np.bincount(greatest, minlength=1 << (BITS - _KEPT)))])
            )
    for bucket in range(1 << (BITS - _KEPT)):
        found = _joined([Postings(w[b[bucket] : b[bucket + 1]], p[b[bucket] : b[bucket + 1]]) for w, p, b in cut])
        order = np.argsort(found.words.astype(np.uint16), kind="stable")
        words, places = found.words[order], found.places[order]
        in_order = (words[1:] != words[:-1]) | (places[1:] > places[:-1])
        yield Postings(words, places) if in_order.all() else _sorted(found)


def _joined(parts: Sequence[Postings]) -> Postings:
    empty = np.zeros(0, np.uint32)
    return Postings(*(np.concatenate(each) for each in zip(Postings(empty, empty), *parts, strict=True)))


def _sorted(found: Postings) -> Postings:
    """By word, then by place, none twice."""
    both = np.unique(found.words.astype(np.uint64) << np.uint64(32) | found.places)
    return Postings((both >> np.uint64(32)).astype(np.uint32), both.astype(np.uint32))


def _coded(gaps: Numbers) -> tuple[bytes, NDArray[np.intp]]:
    """All distances one after the other, and before which of them a further group stands, once for each."""
    where, groups = [np.zeros(0, np.intp)], [np.zeros(0, _UNIT)]
    left = gaps >> np.uint32(_BITS)
    while len(longer := np.flatnonzero(left > 0)):
        where.insert(0, longer)
        groups.insert(0, (left[longer] | np.uint32(_MORE)).astype(_UNIT))
        left >>= np.uint32(_BITS)
    longer = np.concatenate(where)
    content = np.insert((gaps & np.uint32(_MORE - 1)).astype(_UNIT), longer, np.concatenate(groups))
    return content.tobytes(), np.sort(longer, kind="stable")
