"""Which texts may share something: those with a similar passage, found by MinHash (Broder 1997), never all pairs.

A whole text that is partly copied is not similar to its origin, but each copied sentence and quotation is. So passages
are what is hashed, in bands (locality-sensitive hashing), and a pair is kept where the two signatures agree enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from reportedly.rumours.copies.collection import Collection
from reportedly.rumours.copies.passages import Cut, Flags, Hashes, shingles

_PERMUTATIONS, _ROWS = 32, 2
_SEED = 7
_SIMILAR = 0.16  # of the signature must agree: about a sixth of the shingles of two passages
_SHORTEST = 6  # words of a passage
_BATCH = 20_000  # passages signed at once, to bound memory
_FAMILY = 12  # texts with a similar passage of which every pair is compared
_FIRST, _NEXT = 3, 2  # in a larger family, the first texts and the neighbours that each text is compared with

Signatures = NDArray[np.uint32]
Places = NDArray[np.int64]


def candidates(found: Collection) -> list[tuple[int, int]]:
    """Pairs of places in the collection, the smaller first, in order; about linear in the number of texts.

    Where more than twelve texts have a similar passage, each is paired with the first three and with the next two, so
    that they stay together and the earliest is paired with all.
    """
    owners, signatures = _signed(found.cuts, found.own)
    pairs: set[tuple[int, int]] = set()
    for band in range(0, _PERMUTATIONS, _ROWS):
        keys = signatures[:, band].astype(np.uint64) << np.uint64(32) | signatures[:, band + 1]
        for left, right in _grouped(keys, owners):
            alike = np.count_nonzero(signatures[left] == signatures[right], axis=1) >= _SIMILAR * _PERMUTATIONS
            pairs.update(zip(owners[left[alike]].tolist(), owners[right[alike]].tolist(), strict=True))
    return sorted(pairs)


def _signed(cuts: Sequence[Cut], own: Sequence[Flags]) -> tuple[Places, Signatures]:
    """The text of each passage, and its signature."""
    owners, signed = [], []
    batch: list[Hashes] = []
    for place, (text, kept) in enumerate(zip(cuts, own, strict=True)):
        for first, last in text.passages.tolist():
            if last - first >= _SHORTEST and kept[first:last].all():
                owners.append(place)
                batch.append(shingles(text.keys[first:last]))
        if len(batch) >= _BATCH:
            signed.append(_signatures(batch))
            batch = []
    signed.append(_signatures(batch))
    return np.array(owners, np.int64), np.concatenate(signed)


def _signatures(passages: Sequence[Hashes]) -> Signatures:
    if not passages:
        return np.zeros((0, _PERMUTATIONS), np.uint32)
    offsets = np.cumsum([0, *map(len, passages)]).astype(np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(np.concatenate(passages), offsets, _PERMUTATIONS, _SEED)
    return np.array(matrix.to_rows(), np.uint32)


def _grouped(keys: Hashes, owners: Places) -> Iterator[tuple[Places, Places]]:
    """The pairs of passages of different texts that have the same key in one band, many at a time."""
    order = np.lexsort((owners, keys))
    ranked, whose = keys[order], owners[order]
    first = (
        np.r_[True, (ranked[1:] != ranked[:-1]) | (whose[1:] != whose[:-1])] if len(order) else np.zeros(0, np.bool_)
    )
    order, ranked = order[first], ranked[first]
    starts = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]]) if len(order) else np.zeros(0, np.int64)
    sizes = np.diff(np.r_[starts, len(order)])
    two = starts[sizes == 2]
    yield order[two], order[two + 1]
    for start, size in zip(starts[sizes > 2].tolist(), sizes[sizes > 2].tolist(), strict=True):
        left, right = np.array(list(_partners(size))).T
        yield order[start + left], order[start + right]


def _partners(size: int) -> Iterator[tuple[int, int]]:
    if size <= _FAMILY:
        yield from ((a, b) for a in range(size) for b in range(a + 1, size))
        return
    for b in range(1, size):
        yield from ((a, b) for a in sorted({*range(min(_FIRST, b)), *range(max(0, b - _NEXT), b)}))
