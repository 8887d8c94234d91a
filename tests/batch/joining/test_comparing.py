"""Bins of pairs, judged as a desk judges them."""

from __future__ import annotations

from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow")
pytest.importorskip("fsspec")

from reportedly.batch.joining.comparing import BinComparer
from reportedly.batch.joining.features import ShardFeatures, number
from tests.batch.made import Hashed, output, told

SAID = "Tomas Brill closed the harbour of Port Amsel for repairs"
AGAIN = "Tomas Brill has closed the harbour of Port Amsel for repairs"
OTHER = "wheat prices in Quarrie doubled after the drought"


@pytest.mark.parametrize("second", [None, 0.0])
def test_what_is_the_same_is_kept_and_what_is_not_is_dropped(tmp_path: Path, second: float | None) -> None:
    """The second look is asked where there is one."""
    made = output(tmp_path / "out", [told([SAID, AGAIN, OTHER], 1)], shards=1)
    (name,) = made.done()
    ShardFeatures(made.address, "f/members/bin=0", Hashed)(name)
    claims = made.read("claims", name)
    ids = [number(row["id"]) for row in claims]
    ends = {"earlier": ids[:1] * 2, "later": ids[1:]}
    table = pa.table({**ends, "cosine": pa.array([0.7, 0.1], pa.float32()), "document": [0, 0]})
    made.write_arrow("f/pairs/0.parquet", table)
    asked: list[tuple[str, str]] = []

    def repeats(one: str, other: str) -> float:
        asked.append((one, other))
        return second or 0.0

    kept = BinComparer(made.address, "f", lambda: None if second is None else repeats)("0")
    found = made.read_table("f/found/0.parquet")
    assert kept == len(found)
    assert {frozenset((row["left"], row["right"])) for row in found} <= {frozenset((claims[0]["id"], claims[1]["id"]))}
    if second is None:
        assert [row["verdict"] for row in found] == ["same"]
    else:
        assert asked
        assert all(row["verdict"] != "same" for row in found)
