"""Inputs cut into shards; that the shards give the whole is in test_stretches."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

pytest.importorskip("fsspec")

from reportedly.batch.opening import MissingError
from reportedly.batch.planning import plan
from reportedly.batch.values import Earlier, Shard
from reportedly.loading.formats import Format
from tests.batch.made import lines, warc, warc_record

LIMIT = 100_000


def _cuts(shards: tuple[Shard, ...]) -> list[tuple[int, int | None]]:
    return [(shard.start, shard.stop) for shard in shards]


def test_lines_are_cut_at_their_ends(tmp_path: Path) -> None:
    """The last shard is open, and each knows the lines before it."""
    path = lines(tmp_path / "a.jsonl", 5)
    found = plan(str(path), 2, LIMIT)
    ends = [0]
    for line in path.read_bytes().splitlines(keepends=True):
        ends.append(ends[-1] + len(line))
    assert _cuts(found.shards) == [(0, ends[2]), (ends[2], ends[4]), (ends[4], None)]
    assert [(shard.before, shard.records) for shard in found.shards] == [(0, 2), (2, 2), (4, 1)]


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_packed_lines_are_cut_as_unpacked(tmp_path: Path, pack: object) -> None:
    """The places count the bytes of the lines."""
    path = lines(tmp_path / "a.jsonl", 5)
    expected = _cuts(plan(str(path), 2, LIMIT).shards)
    path.write_bytes(pack(path.read_bytes()))  # type: ignore[operator]
    assert _cuts(plan(str(path), 2, LIMIT).shards) == expected


def test_an_archive_is_cut_where_records_begin(tmp_path: Path) -> None:
    """At the first bytes of their gzip."""
    path = warc(tmp_path / "a.warc.gz", 5)
    packed = [gzip.compress(warc_record(number)) for number in range(5)]
    found = plan(str(path), 2, LIMIT)
    assert {shard.kind for shard in found.shards} == {Format.WARC}
    sizes = [len(record) for record in packed]
    assert _cuts(found.shards) == [(0, sum(sizes[:2])), (sum(sizes[:2]), sum(sizes[:4])), (sum(sizes[:4]), None)]


def test_an_archive_packed_as_a_whole_is_one_shard(tmp_path: Path) -> None:
    """Nothing can begin in its middle."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(b"".join(map(warc_record, range(5)))))
    assert _cuts(plan(str(path), 2, LIMIT).shards) == [(0, None)]


def test_parquet_is_cut_by_rows(tmp_path: Path) -> None:
    """Whatever its groups."""
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"id": [f"n{n}" for n in range(5)], "text": ["a"] * 5}), path, row_group_size=3)
    assert _cuts(plan(str(path), 2, LIMIT).shards) == [(0, 2), (2, 4), (4, None)]


def test_an_id_that_comes_again_is_known_to_later_shards(tmp_path: Path) -> None:
    """With the lines that had it before."""
    path = tmp_path / "a.jsonl"
    rows = [json.dumps({"id": own, "text": "t"}) + "\n" for own in ("x", "y", "z", "x", "w", "x")]
    path.write_text("".join(rows), encoding="utf-8")
    starts = [sum(map(len, rows[:n])) for n in range(6)]
    found = plan(str(path), 2, LIMIT).shards
    assert [shard.earlier for shard in found] == [(), (Earlier(1, 0),), (Earlier(1, 0), Earlier(4, starts[3]))]


@pytest.mark.parametrize(
    "content", [b"", b"PAR1 and nothing", b"Just a text.\n", gzip.compress(gzip.compress(b"x", mtime=0), mtime=0)]
)
def test_what_cannot_be_cut_is_one_shard(tmp_path: Path, content: bytes) -> None:
    """Its reader says what is wrong with it, if anything is."""
    path = tmp_path / "odd"
    path.write_bytes(content)
    assert _cuts(plan(str(path), 2, LIMIT).shards) == [(0, None)]


def test_what_is_not_there_cannot_be_planned(tmp_path: Path) -> None:
    """That is no refusal of the input: it may be there the next time."""
    with pytest.raises(MissingError):
        plan(str(tmp_path / "gone.jsonl"), 2, LIMIT)
