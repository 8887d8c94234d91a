"""Claims by the pivots that they are near."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("fsspec")

from reportedly.batch.joining.cells import (
    NEAREST,
    NO_CELL,
    PER_PIVOT,
    PIVOTS,
    ShardCells,
    nearest,
    read_cells,
    write_pivots,
)
from reportedly.batch.joining.claims import read_claims
from reportedly.batch.joining.features import ShardFeatures
from tests.batch.made import Hashed, output, told


def test_a_vector_is_in_the_cells_of_the_pivots_nearest_to_it() -> None:
    """The nearest first."""
    chance = np.random.default_rng(1)
    pivots, vectors = (chance.standard_normal((count, 8)).astype(np.float32) for count in (9, 40))
    found = nearest(pivots, vectors)
    wanted = np.argsort(-(vectors @ pivots.T), axis=1)[:, :NEAREST]
    assert found.tolist() == wanted.tolist()


def test_with_few_pivots_there_are_no_more_cells() -> None:
    """None at all without a pivot."""
    vectors = np.ones((2, 4), np.float32)
    assert nearest(vectors[:1], vectors).tolist() == [[0, NO_CELL, NO_CELL]] * 2
    assert (nearest(np.zeros((0, 4), np.float32), vectors[:0]) == NO_CELL).all()


def test_cells_of_all_shards_are_read_by_claim(tmp_path: Path) -> None:
    """In the order that is asked for; the pivots are some of the claims."""
    count = PER_PIVOT + 5
    texts = [f"the river Weir rose by {n} inches in Quarrie {n % 7}" for n in range(count)]
    made = output(tmp_path / "out", [told(texts[:200], 1), told(texts[200:], 2)], shards=2)
    shards = sorted(made.done())
    for name in shards:
        ShardFeatures(made.address, "j/features", Hashed)(name)
    claims = read_claims(made, "j/features", shards)
    write_pivots(made, "j", shards, claims.n)
    pivots = made.read_arrow(f"j/{PIVOTS}")["n"].to_pylist()
    assert pivots == claims.n[::PER_PIVOT].tolist()
    for name in shards:
        ShardCells(made.address, "j/cells")(name)
    cells = read_cells(made, "j/cells", shards, claims.n)
    assert cells.shape == (count, NEAREST)
    assert [cells[claims.places(np.array([pivot]))[0], 0] for pivot in pivots] == list(range(len(pivots)))
    assert read_cells(made, "j/cells", shards, claims.n[3:5]).tolist() == cells[3:5].tolist()
