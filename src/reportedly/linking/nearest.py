"""The nearest vectors, found in two passes: all in a few of their directions, then the best in full.

The few are the directions along which the vectors vary most (principal components, uncentred; Pearson 1901), found in
the first vectors and again when there are sixteen times as many. While there are few vectors, all are compared in full.
What is found depends on the vectors alone, not on the order in which they came, and nothing has to be built.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.linking.columns import Column

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


class Inside(Protocol):
    """Which rows the queries may find."""

    def rows(self, start: int, end: int) -> Numbers | None:
        """Those from one to another that any query may find; None for all of them."""

    def may(self, queries: Numbers, places: Numbers) -> NDArray[np.bool_]:
        """Whether each of the queries, by their numbers, may find the row at its place."""


FEW = 4_000  # vectors that are all compared in full
DIRECTIONS = 64
ALIKE = 0.3  # the cosine under which nearness says nothing
KEPT = "<i2"  # the type of the numbers of a vector as it is kept
_UNIT = 32767  # what 1 is kept as
_SLACK = 0.15  # by how much the first pass may be wrong
_SHORTLIST = 20  # times as many as are wanted are compared in full
_AGAIN = 16  # times as many vectors, and the directions are found anew
_CHUNK = 1 << 16
_FIRST = 1 << 12
_PRODUCTS = 1 << 20  # cosines that are found at once
_PART = 1 << 19  # multiplications in a part of a product
_DIGITS = 5  # of a cosine that do not depend on how a matrix was cut


def as_kept(vectors: Floats) -> Floats:
    """Unit vectors with what keeping them takes away, so that either side of a pair gives the same."""
    return _opened(_closed(vectors))


class Sketches(Struct, frozen=True):
    """The directions [dimensions, DIRECTIONS] found in the first ``of`` vectors, and all vectors along them."""

    of: int
    directions: Floats
    column: Column


class Nearest:
    """Unit vectors by their places in ``column``, which is of the type ``KEPT``.

    ``make`` gives an empty column for sketches along directions found in so many vectors.
    """

    def __init__(self, vectors: Column, make: Callable[[int], Column], sketches: Sketches | None = None) -> None:
        self.column, self._make = vectors, make
        self.sketches = sketches

    def add(self, vectors: Floats) -> None:
        """Takes in vectors [n, dimensions] at the next places."""
        self.column.append(_closed(vectors))
        held = self.sketches
        count = len(self.column)
        if count > FEW and (held is None or count > _AGAIN * held.of):
            self._find_directions(count)
        elif held is not None:
            held.column.append(_product(as_kept(vectors), held.directions))

    def blank(self, places: Sequence[int]) -> None:
        """Takes vectors out, so that nothing is near them."""
        self.column.put(list(places), 0)
        if self.sketches is not None:
            self.sketches.column.put(list(places), 0)

    def cosines(self, places: Numbers, query: Floats) -> Floats:
        """The cosines of the vectors at those places with one vector."""
        rows = self.column.rows[places].astype(np.float32)
        return _product(rows, query[:, None] / np.float32(_UNIT))[:, 0].round(_DIGITS)

    def of(self, queries: Floats, limit: int, inside: Inside) -> list[tuple[Numbers, Floats]]:
        """For each query [n, dimensions], the places of the nearest and their cosines, the nearest first."""
        found = []
        for query, places in zip(queries, self._shortlists(queries, limit, inside), strict=True):
            cosines = self.cosines(places, query)
            order = np.lexsort((places, -cosines))[:limit]
            order = order[cosines[order] >= ALIKE]
            found.append((places[order], cosines[order]))
        return found

    def _shortlists(self, queries: Floats, limit: int, inside: Inside) -> list[Numbers]:
        """The places that may be near each query."""
        held = self.sketches
        rows = self.column.rows if held is None else held.column.rows
        sought = queries / np.float32(_UNIT) if held is None else _product(queries, held.directions)
        best = _Shortlists(sought, _SHORTLIST * limit, inside)
        for start, end in _parts(len(rows), len(queries)):
            some = inside.rows(start, end)
            if some is None:
                best.take(rows[start:end], start, None)
            elif len(some):
                best.take(rows[some], start, some)
        return best.places()

    def _find_directions(self, count: int) -> None:
        first = _opened(self.column.rows[: count : _every(count)])
        _, found = np.linalg.eigh(first.T @ first)
        directions = np.ascontiguousarray(found[:, ::-1][:, :DIRECTIONS], dtype=np.float32)
        column = self._make(count)
        for start in range(0, count, _CHUNK):
            column.append(_opened(self.column.rows[start : start + _CHUNK]) @ directions)
        self.sketches = Sketches(count, directions, column)


def _closed(vectors: Floats) -> NDArray[np.int16]:
    kept: NDArray[np.int16] = np.rint(np.asarray(vectors, dtype=np.float32) * np.float32(_UNIT)).astype(np.int16)
    return kept


def _opened(kept: NDArray[np.int16]) -> Floats:
    return kept.astype(np.float32) / np.float32(_UNIT)


def _parts(count: int, queries: int) -> Iterator[tuple[int, int]]:
    """Rows that are looked at together: few at first, until it is known how near the nearest are."""
    most = min(_CHUNK, max(1, _PRODUCTS // queries))
    start, size = 0, min(most, _FIRST)
    while start < count:
        yield start, min(start + size, count)
        start, size = start + size, min(most, 2 * size)


def _product(rows: Floats, columns: Floats) -> Floats:
    """The matrix product, in parts so small that the library of matrices starts no threads, which cost more here."""
    columns = np.ascontiguousarray(columns)
    size = max(8, min(512, _PART // columns.size))
    whole = len(rows) // size * size
    found = np.empty((len(rows), columns.shape[1]), np.float32)
    np.matmul(
        rows[:whole].reshape(-1, size, rows.shape[1]), columns, out=found[:whole].reshape(-1, size, columns.shape[1])
    )
    np.matmul(rows[whole:], columns, out=found[whole:])
    return found


def _every(count: int) -> int:
    """Which vectors the directions are found in: some thousands, evenly spread."""
    return max(1, count // (4 * FEW))


class _Shortlists:
    """For each query the best of what is taken in, ``size`` of them and those as good as the last."""

    def __init__(self, sought: Floats, size: int, inside: Inside) -> None:
        self._sought, self._size, self._inside = sought, size, inside
        self._floors = np.full(len(sought), ALIKE - _SLACK, dtype=np.float32)
        self._queries: list[Numbers] = [np.empty(0, np.int64)]
        self._places: list[Numbers] = [np.empty(0, np.int64)]
        self._cosines: list[Floats] = [np.empty(0, np.float32)]
        self._most = 4 * size * len(sought)

    def take(self, rows: NDArray[np.float32 | np.int16], start: int, places: Numbers | None) -> None:
        """Takes in rows that follow one another from ``start``, or that stand at places."""
        # Each query is divided by the least cosine that counts for it, so that one number tells of all what is good.
        cosines = _product(rows.astype(np.float32, copy=False), (self._sought / self._floors[:, None]).T)
        good = np.flatnonzero(cosines >= 1)
        at, queries = np.divmod(good, len(self._floors))
        at = at + start if places is None else places[at]
        may = self._inside.may(queries, at)
        queries = queries[may]
        self._queries.append(queries)
        self._places.append(at[may])
        self._cosines.append(cosines.ravel()[good[may]] * self._floors[queries])
        if sum(map(len, self._queries)) > self._most:
            self._shorten()

    def places(self) -> list[Numbers]:
        """The places for each query, in order."""
        self._shorten()
        return [np.sort(places) for places in self._places]

    def _shorten(self) -> None:
        """Keeps the best for each query alone."""
        queries, places = np.concatenate(self._queries), np.concatenate(self._places)
        cosines = np.concatenate(self._cosines)
        order = np.argsort(queries.astype(np.int16), kind="stable")  # of so short numbers it is a radix sort
        ends = np.searchsorted(queries[order], np.arange(len(self._floors)), side="right")
        best = []
        for number, mine in enumerate(np.split(order, ends[:-1])):
            if len(mine) > self._size:
                mine = mine[np.argpartition(cosines[mine], len(mine) - self._size)[-self._size :]]
                self._floors[number] = max(self._floors[number], cosines[mine].min())
            best.append(mine)
        self._queries, self._places = [queries[mine] for mine in best], [places[mine] for mine in best]
        self._cosines = [cosines[mine] for mine in best]
