"""The folder of Parquet: whole shards or none."""

from __future__ import annotations

from pathlib import Path

import pytest

pq = pytest.importorskip("pyarrow.parquet")
fsspec = pytest.importorskip("fsspec")

from reportedly.batch.columns import refusal_row
from reportedly.batch.opening import UnreachableError
from reportedly.batch.output import Output
from reportedly.batch.values import Job, Manifest, Plan, Shard
from reportedly.errors import DataError, UsageError
from reportedly.loading.formats import Format
from reportedly.model import Refusal

JOB = Job(model="made@1", max_bytes=1000, records=2, begun="2026-07-06T12:00:00+00:00")
SHARD = Shard(input="/a.jsonl", number=0, kind=Format.JSON_LINES)
MANIFEST = Manifest(shard=SHARD, model="made@1", rows={"refusals": 1}, words=0, loading=0.1, reading=0.2, writing=0.3)
ROW = refusal_row("/a.jsonl", Refusal(target="/a.jsonl:1", reason="is empty", remedy="fill it"))


@pytest.fixture(params=["folder", "object store"])
def output(request: pytest.FixtureRequest, tmp_path: Path) -> Output:
    """An output that was begun, in a folder and in what cannot rename."""
    made = Output(str(tmp_path / "out") if request.param == "folder" else f"memory://{tmp_path.name}/out")
    made.begin(JOB)
    return made


def _fill(output: Output) -> None:
    with output.tables(SHARD.name) as tables:
        tables.add("refusals", [ROW])
        tables.close()
        assert tables.counts["refusals"] == 1


def _fail(output: Output) -> None:
    with output.tables(SHARD.name) as tables:
        tables.add("refusals", [ROW])
        raise OSError("full")


def test_a_shard_is_read_as_it_was_written(output: Output) -> None:
    """All tables are there, the empty ones too."""
    _fill(output)
    for table, count in (("refusals", 1), ("documents", 0), ("claims", 0), ("attributions", 0)):
        with fsspec.open(output.whole(f"{table}/{SHARD.name}.parquet")) as stream:
            assert pq.read_table(stream).num_rows == count


def test_a_shard_is_done_with_its_manifest(output: Output) -> None:
    """Not before."""
    _fill(output)
    assert output.done() == set()
    output.finish(MANIFEST)
    assert output.done() == {SHARD.name}
    assert list(output.manifests()) == [MANIFEST]


def test_a_shard_that_fails_in_the_middle_is_not_there(tmp_path: Path) -> None:
    """What was written of it goes with the next run."""
    output = Output(str(tmp_path / "out"))
    output.begin(JOB)
    with pytest.raises(UnreachableError, match=r"out cannot be read or written \(full\)"):
        _fail(output)
    assert not list((tmp_path / "out" / "refusals").iterdir())
    output.clear()
    assert not (tmp_path / "out" / "_unfinished").exists()


def test_a_plan_and_a_job_are_kept(output: Output) -> None:
    """For the next run."""
    plan = Plan(input="/a.jsonl", state="size=3", shards=(SHARD,))
    assert output.plan("/a.jsonl") is None
    output.keep_plan(plan)
    assert Output(output.address).plan("/a.jsonl") == plan
    assert Output(output.address).job() == JOB


def test_an_output_that_is_not_there_has_no_job(tmp_path: Path) -> None:
    """Nor one that is empty."""
    assert Output(str(tmp_path / "out")).job() is None
    assert Output(str(tmp_path)).job() is None


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    """Nobody means their documents to be mixed with ours."""
    (tmp_path / "letter.txt").write_text("Dear all", encoding="utf-8")
    with pytest.raises(UsageError, match="something else"):
        Output(str(tmp_path)).job()


def test_a_broken_manifest_has_one_clear_line(tmp_path: Path) -> None:
    """With the way out."""
    output = Output(str(tmp_path / "out"))
    output.begin(JOB)
    (tmp_path / "out" / "_job.json").write_bytes(b"{")
    with pytest.raises(DataError, match="delete it"):
        output.job()


def test_many_rows_are_written_in_groups(output: Output) -> None:
    """None is lost between them."""
    with output.tables(SHARD.name) as tables:
        for _ in range(5):
            tables.add("refusals", [ROW] * 1000)
        tables.close()
    with fsspec.open(output.whole(f"refusals/{SHARD.name}.parquet")) as stream:
        assert pq.read_table(stream).num_rows == 5000
