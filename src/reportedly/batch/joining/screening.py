"""Pairs looked at with the claims' vectors and heaviest words: what cannot be judged anything but *not same* goes.

A bin holds the claims of some cells, and those that share what is rare with one of them. Of two claims the later one
looks back, as in a desk, where it is compared with those that are there: the nearest before it, ``LIMIT`` of a cell.
The bound of ``linking.screening`` keeps the pairs that may matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.batch.joining.cells import NO_CELL
from reportedly.batch.joining.features import unpacked
from reportedly.batch.output import Output
from reportedly.linking.candidates import LIMIT, WINDOW
from reportedly.linking.nearest import ALIKE
from reportedly.linking.traits import NAMES
from reportedly.linking.weighing import CLAIMS

MOST = 2_000  # claims near one pivot, in order of time, of which every two are compared
_CHUNK = 500
_LEAST = float(np.log(CLAIMS.unsure / (1 - CLAIMS.unsure)))
_ROUNDING = 0.01  # what keeping weights in half precision may make a trait smaller
_DIGITS = 5  # of a cosine, as in a desk

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


class Pairs(Struct, frozen=True):
    """Pairs [n] by the rows of the claims: the earlier one, the later one, and the cosine of their vectors."""

    earlier: Numbers
    later: Numbers
    cosine: Floats

    def only(self, which: NDArray[Any]) -> Pairs:
        """Some of them."""
        return Pairs(self.earlier[which], self.later[which], self.cosine[which])


def schema() -> Any:
    """The columns of pairs (a pyarrow Schema): ``shared`` weighs the words of the later that both have."""
    import pyarrow as pa  # type: ignore[import-untyped]

    return pa.schema({"earlier": pa.int64(), "later": pa.int64(), "cosine": pa.float32(), "shared": pa.float32()})


class BinScreener:
    """Writes the pairs of bins that may matter."""

    def __init__(self, address: str, folder: str) -> None:
        self._output, self._folder = Output(address), folder

    def __call__(self, number: str) -> None:
        """Takes on a bin."""
        import pyarrow as pa

        folder = f"{self._folder}/members/bin={number}"
        held = pa.concat_tables([self._output.read_arrow(f"{folder}/{name}") for name in self._output.names(folder)])
        held = held.sort_by([(name, "ascending") for name in ("cell", "day", "document", "n")])
        claims, day, cell = (held[name].to_numpy() for name in ("n", "day", "cell"))
        features = unpacked(held["feature"].to_pylist())
        vectors = features["vector"].astype(np.float32)
        both = self._output.read_arrow(f"{self._folder}/pairs/{number}.parquet")
        shared = sharing(both["earlier"].to_numpy(), both["later"].to_numpy(), claims, vectors)
        found = [*near_pairs(cell, day, vectors), shared]
        pairs = Pairs(*(np.concatenate([getattr(p, name) for p in found]) for name in Pairs.__struct_fields__))
        own = np.unique(claims, return_inverse=True)[1]
        pairs = pairs.only(np.unique(own[pairs.later] * len(own) + own[pairs.earlier], return_index=True)[1])
        pairs = pairs.only(bound(features, pairs) >= _LEAST)
        columns = [claims[pairs.earlier], claims[pairs.later], pairs.cosine, words_shared(features, pairs)]
        self._output.write_arrow(f"{self._folder}/found/{number}.parquet", pa.table(columns, schema=schema()))


def near_pairs(cells: Numbers, days: Numbers, vectors: Floats) -> Iterator[Pairs]:
    """The near pairs of each cell; rows [n] are in order of the cells, then of time."""
    starts = np.flatnonzero(np.r_[True, cells[1:] != cells[:-1]]) if len(cells) else np.empty(0, np.int64)
    for first, end in zip(starts.tolist(), [*starts[1:].tolist(), len(cells)], strict=True):
        if cells[first] == NO_CELL:
            continue
        for start in range(first, end, _CHUNK):
            stop = min(end, start + _CHUNK)
            yield _looking_back(max(first, start - MOST), start, stop, days, vectors)


def _looking_back(first: int, start: int, stop: int, days: Numbers, vectors: Floats) -> Pairs:
    """The nearest, for each of the rows from ``start`` to ``stop``, of those from ``first`` on that come before it."""
    cosines = vectors[start:stop] @ vectors[first:stop].T
    later, earlier = np.nonzero(np.tril(cosines >= ALIKE, start - first - 1))
    near = cosines[later, earlier]
    later, earlier = later + start, earlier + first
    good = (days[earlier] == 0) | (days[later] - days[earlier] <= WINDOW)
    pairs = Pairs(earlier[good], later[good], np.round(near[good], _DIGITS))
    return pairs.only(most_of_each(pairs.later, -pairs.cosine, pairs.earlier))


def most_of_each(owners: Numbers, *order: NDArray[Any]) -> Numbers:
    """The places of those that come first, of each owner ``LIMIT`` at most."""
    found = np.lexsort((*order[::-1], owners))
    firsts = np.searchsorted(owners[found], owners[found], "left")
    kept: Numbers = found[np.arange(len(found)) - firsts < LIMIT]
    return kept


def sharing(earlier: Numbers, later: Numbers, claims: Numbers, vectors: Floats) -> Pairs:
    """Pairs that are given by their claims [n], by their rows."""
    order = np.argsort(claims, kind="stable")
    ends = (order[np.searchsorted(claims, end, sorter=order)] for end in (earlier, later))
    one, other = ends
    cosines = np.empty(len(one), np.float32)
    for start in range(0, len(one), _CHUNK):
        part = slice(start, start + _CHUNK)
        cosines[part] = np.einsum("nd,nd->n", vectors[one[part]], vectors[other[part]])
    return Pairs(one, other, np.round(cosines, _DIGITS))


def bound(features: NDArray[Any], pairs: Pairs) -> Floats:
    """More than the logit of the score of each pair [n] can be: ``screening.may_matter``, for pairs."""
    found = np.empty(len(pairs.cosine), np.float32)
    for start in range(0, len(found), 4 * _CHUNK):
        part = slice(start, start + 4 * _CHUNK)
        found[part] = _bound(features[pairs.earlier[part]], features[pairs.later[part]], pairs.cosine[part])
    return found


def _bound(left: NDArray[Any], right: NDArray[Any], cosines: Floats) -> Floats:
    words, best, held = _shared(left, right, 0)
    roots, _, _ = _shared(left, right, 1)
    both = left["has"] & right["has"]
    named, counted = (both & 1) > 0, (both & 2) > 0
    least = {"named": named.astype(np.float32)}
    most = {
        "similarity": np.maximum(cosines, 0),
        "words": words,
        "roots": roots,
        "rarest": best,
        "held": held,
        "names shared": named,
        "names at odds": named,
        "context": np.zeros(len(cosines)),
        "figures agree": counted,
        "figures at odds": counted,
        "named": named,
    }
    logit = np.full(len(cosines), CLAIMS.bias, np.float32)
    for name, weight in zip(NAMES, CLAIMS.weights, strict=True):
        value = np.minimum(1, most.get(name, 1.0) + _ROUNDING) if weight > 0 else least.get(name, 0.0)
        logit += np.float32(weight) * np.asarray(value, np.float32)
    return logit


def _shared(left: NDArray[Any], right: NDArray[Any], row: int) -> tuple[Floats, Floats, Floats]:
    """The most that two claims may share of their terms: the cosine, the rarest term, and what one has of the other."""
    ours, theirs = (side["weights"][:, row].astype(np.float32) for side in (left, right))
    numbers, others = left["numbers"][:, row], right["numbers"][:, row]
    same = (numbers[:, :, None] == others[:, None, :]) & (numbers[:, :, None] != 0)
    mine, yours = ours * same.any(axis=2), theirs * same.any(axis=1)
    rest = [_rest(weights, terms) for weights, terms in ((ours, numbers), (theirs, others))]
    cosine = np.einsum("nij,ni,nj->n", same, ours, theirs) + np.sqrt(rest[0] * rest[1])
    best = np.maximum(np.minimum(mine.max(axis=1), yours.max(axis=1)), np.sqrt(np.maximum(*rest)))
    held = np.maximum((mine**2).sum(axis=1), (yours**2).sum(axis=1)) + (np.maximum(*rest) > 0)
    return cosine, best, held


def _rest(weights: Floats, numbers: NDArray[np.uint32]) -> Floats:
    """The weight of the terms that are not kept, squared; none where there is room for more."""
    found: Floats = np.where(numbers[:, -1] != 0, np.maximum(0, 1 - (weights**2).sum(axis=1)), 0)
    return found


def words_shared(features: NDArray[Any], pairs: Pairs) -> Floats:
    """How much of the later claim's heaviest words the earlier one has, by weight squared [n]."""
    found = np.empty(len(pairs.cosine), np.float32)
    for start in range(0, len(found), 4 * _CHUNK):
        part = slice(start, start + 4 * _CHUNK)
        one, other = (features[rows[part]] for rows in (pairs.earlier, pairs.later))
        numbers, others = one["numbers"][:, 0], other["numbers"][:, 0]
        held = (others[:, :, None] == numbers[:, None, :]) & (others[:, :, None] != 0)
        found[part] = (other["weights"][:, 0].astype(np.float32) ** 2 * held.any(axis=2)).sum(axis=1)
    return found
