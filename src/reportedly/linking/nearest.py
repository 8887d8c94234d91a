"""The nearest vectors, found in two passes: all in a few of their directions, then the best in full.

The few are the directions along which the vectors vary most (principal components, uncentred; Pearson 1901), found in
the first vectors and again when there are sixteen times as many. While there are few vectors, all are compared in full.
What is found depends on the vectors alone, not on the order in which they came, and nothing has to be built.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.linking.columns import Column

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
Inside = Callable[[int, int, int], NDArray[np.bool_] | None]
"""Which of the rows from one to another a query may find; None for all of them."""

FEW = 4_000  # vectors that are all compared in full
DIRECTIONS = 64
ALIKE = 0.3  # the cosine under which nearness says nothing
_SLACK = 0.15  # by how much the first pass may be wrong
_SHORTLIST = 20  # times as many as are wanted are compared in full
_AGAIN = 16  # times as many vectors, and the directions are found anew
_CHUNK = 1 << 16
_DIGITS = 5  # of a cosine that do not depend on how a matrix was cut


class Sketches(Struct, frozen=True):
    """The directions [dimensions, DIRECTIONS] found in the first ``of`` vectors, and all vectors along them."""

    of: int
    directions: Floats
    column: Column


class Nearest:
    """Unit vectors by their places in ``column``.

    ``make`` gives an empty column for sketches along directions found in so many vectors.
    """

    def __init__(self, vectors: Column, make: Callable[[int], Column], sketches: Sketches | None = None) -> None:
        self.column, self._make = vectors, make
        self.sketches = sketches

    def add(self, vectors: Floats) -> None:
        """Takes in vectors [n, dimensions] at the next places."""
        self.column.append(vectors)
        held = self.sketches
        count = len(self.column)
        if count > FEW and (held is None or count > _AGAIN * held.of):
            self._find_directions(count)
        elif held is not None:
            held.column.append(np.asarray(vectors, dtype=np.float32) @ held.directions)

    def blank(self, places: Sequence[int]) -> None:
        """Takes vectors out, so that nothing is near them."""
        self.column.put(list(places), 0)
        if self.sketches is not None:
            self.sketches.column.put(list(places), 0)

    def cosines(self, places: Numbers, query: Floats) -> Floats:
        """The cosines of the vectors at those places with one vector."""
        found: Floats = np.round(self.column.rows[places].astype(np.float32) @ query, _DIGITS)
        return found

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
        sought = queries if held is None else queries @ held.directions
        lists = [_Shortlist(_SHORTLIST * limit) for _ in queries]
        for start in range(0, len(rows), _CHUNK):
            part = rows[start : start + _CHUNK]
            cosines = sought @ part.astype(np.float32, copy=False).T
            for number, shortlist in enumerate(lists):
                shortlist.take(start, cosines[number], inside(number, start, start + len(part)))
        return [shortlist.places() for shortlist in lists]

    def _find_directions(self, count: int) -> None:
        first = self.column.rows[: count : _every(count)].astype(np.float32)
        _, found = np.linalg.eigh(first.T @ first)
        directions = np.ascontiguousarray(found[:, ::-1][:, :DIRECTIONS], dtype=np.float32)
        column = self._make(count)
        for start in range(0, count, _CHUNK):
            column.append(self.column.rows[start : start + _CHUNK].astype(np.float32) @ directions)
        self.sketches = Sketches(count, directions, column)


def _every(count: int) -> int:
    """Which vectors the directions are found in: some thousands, evenly spread."""
    return max(1, count // (4 * FEW))


class _Shortlist:
    """The best of what is taken in, some more than so many at a time."""

    def __init__(self, size: int) -> None:
        self._size, self._floor = size, ALIKE - _SLACK
        self._places: list[Numbers] = []
        self._cosines: list[Floats] = []
        self._held = 0

    def take(self, start: int, cosines: Floats, inside: NDArray[np.bool_] | None) -> None:
        good = cosines >= self._floor
        found = np.flatnonzero(good if inside is None else good & inside)
        self._places.append(found + start)
        self._cosines.append(cosines[found])
        self._held += len(found)
        if self._held > 4 * self._size:
            self._shorten()

    def places(self) -> Numbers:
        if self._held > self._size:
            self._shorten()
        return np.sort(np.concatenate(self._places)) if self._places else np.empty(0, np.int64)

    def _shorten(self) -> None:
        places, cosines = np.concatenate(self._places), np.concatenate(self._cosines)
        best = np.argpartition(-cosines, self._size)[: self._size]
        self._places, self._cosines, self._held = [places[best]], [cosines[best]], len(best)
        self._floor = max(self._floor, float(cosines[best].min()))
