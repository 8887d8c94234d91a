"""Claims by the pivots that their vectors are nearest to: those near the same one may be near each other.

Pivots are the vectors of some claims, drawn by their ids, so that each stands for some hundred claims
(Voronoi cells, as in inverted files: Jegou, Douze and Schmid 2011). Each claim is in the cells of a few of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.batch.joining.claims import are_in
from reportedly.batch.joining.features import unpacked
from reportedly.batch.output import Output

PER_PIVOT = 400  # claims to one pivot, about
NEAREST = 3  # pivots of a claim
NO_CELL = -1
PIVOTS = "pivots.parquet"
_CHUNK = 2_000

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]


def write_pivots(output: Output, folder: str, shards: Sequence[str], claims: Numbers) -> None:
    """Draws the pivots among claims [n], in order of their numbers, and writes their features."""
    import pyarrow as pa  # type: ignore[import-untyped]

    drawn, tables = claims[::PER_PIVOT], []
    for name in shards:
        table = output.read_arrow(f"{folder}/features/{name}.parquet", ["n", "feature"])
        tables.append(table.filter(pa.array(are_in(drawn, table["n"].to_numpy()))))
    output.write_arrow(f"{folder}/{PIVOTS}", pa.concat_tables(tables).sort_by("n"))


def read_cells(output: Output, folder: str, shards: Sequence[str], claims: Numbers) -> NDArray[np.int32]:
    """The cells of claims [n, NEAREST], which are given in order, from those that shards have in a folder."""
    found = np.full((len(claims), NEAREST), NO_CELL, np.int32)
    for name in shards:
        table = output.read_arrow(f"{folder}/{name}.parquet")
        own = table["n"].to_numpy()
        here = are_in(claims, own)
        cells = table["cells"].combine_chunks().flatten().to_numpy().reshape(-1, NEAREST)
        found[np.searchsorted(claims, own[here])] = cells[here]
    return found


def schema() -> Any:
    """The columns (a pyarrow Schema): ``n`` is a claim, ``cells`` are the numbers of its pivots, the nearest first."""
    import pyarrow as pa

    return pa.schema({"n": pa.int64(), "cells": pa.list_(pa.int32(), NEAREST)})


class ShardCells:
    """Writes the cells of the claims of shards, beside their features."""

    def __init__(self, address: str, folder: str) -> None:
        self._output, self._folder = Output(address), folder.rpartition("/")[0]
        self._pivots: Floats | None = None

    def __call__(self, name: str) -> None:
        """Takes on a shard by its name."""
        import pyarrow as pa

        if self._pivots is None:
            self._pivots = _vectors(self._output.read_arrow(f"{self._folder}/{PIVOTS}")["feature"].to_pylist())
        table = self._output.read_arrow(f"{self._folder}/features/{name}.parquet", ["n", "feature"])
        found = nearest(self._pivots, _vectors(table["feature"].to_pylist()))
        cells = pa.FixedSizeListArray.from_arrays(pa.array(found.ravel()), NEAREST)
        kept = pa.Table.from_arrays([table["n"], cells], schema=schema())
        self._output.write_arrow(f"{self._folder}/cells/{name}.parquet", kept)


def nearest(pivots: Floats, vectors: Floats) -> NDArray[np.int32]:
    """The pivots that each vector is nearest to, the nearest first [n, NEAREST]; NO_CELL for want of more."""
    found = np.full((len(vectors), NEAREST), NO_CELL, np.int32)
    for start in range(0, len(vectors), _CHUNK):
        cosines = vectors[start : start + _CHUNK] @ pivots.T
        rows = np.arange(len(cosines))
        for place in range(min(NEAREST, len(pivots))):
            best = cosines.argmax(axis=1)
            found[start : start + _CHUNK, place] = best
            cosines[rows, best] = -np.inf
    return found


def _vectors(features: Sequence[bytes]) -> Floats:
    if not features:
        return np.zeros((0, 1), np.float32)
    vectors: Floats = unpacked(features)["vector"].astype(np.float32)
    return vectors
