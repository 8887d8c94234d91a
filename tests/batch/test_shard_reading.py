"""One shard from its input to Parquet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pq = pytest.importorskip("pyarrow.parquet")
pytest.importorskip("fsspec")

from reportedly.batch.opening import MissingError
from reportedly.batch.output import Output
from reportedly.batch.shard_reading import ShardReader
from reportedly.batch.values import Job, Shard
from reportedly.loading.formats import Format
from reportedly.model import Document, Reading
from reportedly.settings import Settings
from tests.batch.made import SlowWitted, lines

JOB = Job(model="made@1", max_bytes=100_000, records=5, begun="2026-07-06T12:00:00+00:00")


class Surrogate:
    """A reader that finds half of a surrogate pair."""

    def read(self, document: Document) -> Reading:
        """A reading that no column holds."""
        return Reading(document=Document(id=document.id, text="\ud800"), model="made@1", attributions=())


def _shard(path: Path) -> Shard:
    return Shard(input=str(path), number=0, kind=Format.JSON_LINES)


def test_the_tables_hold_what_was_read_and_what_was_not(tmp_path: Path) -> None:
    """The manifest counts it."""
    path = lines(tmp_path / "a.jsonl", 3)
    path.write_bytes(path.read_bytes() + b"{bad\n")
    out = tmp_path / "out"
    Output(str(out)).begin(JOB)
    manifest = ShardReader(str(out), JOB, Settings(), SlowWitted)(_shard(path))
    assert Output(str(out)).manifest(manifest.shard.name) == manifest
    assert manifest.rows == {"documents": 3, "attributions": 18, "claims": 18, "refusals": 1}
    assert manifest.words == 54
    table = pq.read_table(out / "documents" / f"{manifest.shard.name}.parquet").to_pylist()
    assert [row["id"] for row in table] == ["n0", "n1", "n2"]
    refused = pq.read_table(out / "refusals" / f"{manifest.shard.name}.parquet").to_pylist()
    assert [row["target"] for row in refused] == [f"{path}:4"]


def test_what_parquet_cannot_hold_is_refused(tmp_path: Path) -> None:
    """The others are not lost for it."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "It will rain on Monday, she said."}) + "\n", encoding="utf-8")
    Output(str(tmp_path / "out")).begin(JOB)
    manifest = ShardReader(str(tmp_path / "out"), JOB, Settings(), Surrogate)(_shard(path))
    assert (manifest.rows["documents"], manifest.rows["refusals"]) == (0, 1)


def test_an_input_that_is_gone_leaves_nothing(tmp_path: Path) -> None:
    """So that the next run tries again."""
    Output(str(tmp_path / "out")).begin(JOB)
    with pytest.raises(MissingError):
        ShardReader(str(tmp_path / "out"), JOB, Settings(), SlowWitted)(_shard(tmp_path / "gone.jsonl"))
    assert Output(str(tmp_path / "out")).done() == set()
