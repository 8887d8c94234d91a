"""Rows of numbers that grow at their end, in memory or in a file: what the kept index is made of.

In a file they are as they are in memory, little-endian and one after the other, so that they are mapped, not read. A
file may be longer than its rows: it has room for more, so that it need not be mapped again for each, and what a killed
process left there is written over.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
_ROOM = 8  # a file that is full grows by one part in so many


class Column:
    """Rows of one type and width [rows, width]; of width 1, [rows]."""

    def __init__(self, dtype: str, width: int = 1, path: Path | None = None, rows: int = 0) -> None:
        self._dtype, self._shape = np.dtype(dtype), () if width == 1 else (width,)
        self._path, self._rows = path, rows
        self._held: Array = np.empty((0, *self._shape), self._dtype)
        self._changed = False
        if path is not None:
            self._map()

    def __len__(self) -> int:
        return self._rows

    @property
    def rows(self) -> Array:
        """All rows, to be read."""
        return self._held[: self._rows]

    def put(self, places: Any, value: Any) -> None:
        """Assigns a value to the rows at places, or where those are true."""
        self._held[: self._rows][places] = value
        self._changed = True

    def append(self, values: Array) -> None:
        """Adds rows at the end."""
        added = np.ascontiguousarray(values, dtype=self._dtype).reshape(-1, *self._shape)
        if self._path is None:
            self._grow(len(added))
            self._held[self._rows : self._rows + len(added)] = added
            self._rows += len(added)
            return
        full = self._rows + len(added) > len(self._held)
        with self._path.open("r+b" if self._path.exists() else "w+b") as file:
            file.seek(self._rows * self._size)
            file.write(added.tobytes())  # not through the mapping, where a full disk would end the process
            if full:
                file.truncate((self._rows + len(added)) * (_ROOM + 1) // _ROOM * self._size)
        self._rows += len(added)
        self._changed = True
        if full:
            self._map()

    def sync(self) -> None:
        """Sees to it that the rows are on the disk."""
        if self._path is not None and self._changed:
            with self._path.open("r+b") as file:
                os.fsync(file.fileno())
        self._changed = False

    @property
    def _size(self) -> int:
        return self._dtype.itemsize * int(np.prod(self._shape))

    def _grow(self, more: int) -> None:
        if self._rows + more > len(self._held):
            room = np.empty((max(64, 2 * len(self._held), self._rows + more), *self._shape), self._dtype)
            room[: self._rows] = self.rows
            self._held = room

    def _map(self) -> None:
        """Maps the file; raises ValueError where it has fewer rows than it should have."""
        assert self._path is not None  # noqa: S101
        if not self._rows:
            self._held = np.empty((0, *self._shape), self._dtype)
            return
        room = os.path.getsize(self._path) // self._size
        if room < self._rows:
            raise ValueError(f"{self._path.name} is too short")
        mapped = np.memmap(self._path, self._dtype, "r+", shape=(room, *self._shape))
        self._held = mapped.view(np.ndarray)
