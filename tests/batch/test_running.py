"""Whole batches: in any order and any number of parts the same rows, and after any stop the rest alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
pytest.importorskip("fsspec")

from fsspec import register_implementation

from reportedly.batch.columns import TABLES, rows, schema
from reportedly.batch.output import Output
from reportedly.batch.running import Batch, Options
from reportedly.batch.values import Failure, Manifest, Shard, Work
from reportedly.errors import ReportedlyError, UsageError
from reportedly.loading import load
from reportedly.model import Document
from reportedly.settings import Settings
from tests.batch.made import TEXT, Loop, SlowWitted, lines, warc
from tests.batch.refusing import Store

SETTINGS = Settings()


class Heard:
    """What a batch tells."""

    def __init__(self) -> None:
        self.shards: list[Shard] = []
        self.before: list[Manifest] = []
        self.now: list[Manifest] = []
        self.failures: list[Failure] = []

    def planned(self, shards: Sequence[Shard], done: Sequence[Manifest]) -> None:
        """All that there is."""
        self.shards, self.before = list(shards), list(done)

    def finished(self, manifest: Manifest) -> None:
        """A shard."""
        self.now.append(manifest)

    def failed(self, failure: Failure) -> None:
        """One that is left."""
        self.failures.append(failure)


def _run(out: Path, targets: Sequence[Path | str], engine: Loop | None = None, records: int | None = 4) -> Heard:
    heard = Heard()
    batch = Batch(Output(str(out)), SETTINGS, "made@1", SlowWitted, Options(records=records))
    batch.run([str(target) for target in targets], engine or Loop(), heard)
    return heard


def _rows(out: Path) -> dict[str, list[str]]:
    """Every row of every table, in one order."""
    found = {}
    for table in TABLES:
        some: list[Any] = [row for path in (out / table).iterdir() for row in pq.read_table(path).to_pylist()]
        found[table] = sorted(msgspec.json.encode(row).decode() for row in some)
    return found


@pytest.fixture
def inputs(tmp_path: Path) -> list[Path]:
    """Lines, of which one is bad, and an archive."""
    given = [lines(tmp_path / "a.jsonl", 9), warc(tmp_path / "b.warc.gz", 5)]
    given[0].write_bytes(given[0].read_bytes() + b"{bad\n")
    return given


class TestTheSameRows:
    """However the work is cut and spread."""

    @pytest.mark.parametrize("records", [100, 5, 3])
    @pytest.mark.parametrize("backwards", [False, True])
    def test_in_any_order_and_number_of_parts(
        self, tmp_path: Path, inputs: list[Path], records: int, backwards: bool
    ) -> None:
        """They are those of reading the inputs one after the other."""
        _run(tmp_path / "out", inputs[::-1] if backwards else inputs, Loop(backwards=backwards), records)
        loaded = list(load(map(str, inputs), SETTINGS))
        expected = [rows(SlowWitted().read(item)) for item in loaded if isinstance(item, Document)]
        found = _rows(tmp_path / "out")
        for table in ("documents", "attributions", "claims"):
            wanted = [row for some in expected for row in some[table]]
            assert found[table] == sorted(msgspec.json.encode(_plain(table, row)).decode() for row in wanted)
        assert len(found["refusals"]) == 1

    def test_again_does_nothing(self, tmp_path: Path, inputs: list[Path]) -> None:
        """What is done is done."""
        first = _run(tmp_path / "out", inputs)
        engine = Loop()
        again = _run(tmp_path / "out", inputs, engine, None)
        assert engine.done == 0
        assert (len(again.before), again.now) == (len(first.now), [])


class TestStops:
    """Killed at any moment."""

    @pytest.mark.parametrize("fails", [[0], [1], [2, 1], [1, 0, 3, 0, 0]])
    def test_the_rest_is_done_and_nothing_twice(self, tmp_path: Path, inputs: list[Path], fails: list[int]) -> None:
        """Each shard is told of once, and the rows are the same."""
        _run(tmp_path / "calm", inputs)
        heard = _run(tmp_path / "out", inputs, Loop(fails=fails))
        assert _rows(tmp_path / "out") == _rows(tmp_path / "calm")
        assert sorted(m.shard.name for m in heard.now) == sorted(shard.name for shard in heard.shards)

    def test_an_engine_that_only_fails_is_given_up(self, tmp_path: Path, inputs: list[Path]) -> None:
        """With the way out; a later run goes on."""
        with pytest.raises(ReportedlyError, match="three times in a row"):
            _run(tmp_path / "out", inputs, Loop(fails=[0] * 9))
        _run(tmp_path / "out", inputs)
        assert len(_rows(tmp_path / "out")["documents"]) == 14

    def test_a_shard_without_its_manifest_is_made_again(self, tmp_path: Path, inputs: list[Path]) -> None:
        """As after a kill between its tables and its manifest."""
        calm = _run(tmp_path / "out", inputs)
        before = _rows(tmp_path / "out")
        name = calm.now[1].shard.name
        (tmp_path / "out" / "_manifests" / f"{name}.json").unlink()
        (tmp_path / "out" / "claims" / f"{name}.parquet").write_bytes(b"half")
        again = _run(tmp_path / "out", inputs)
        assert [m.shard.name for m in again.now] == [name]
        assert _rows(tmp_path / "out") == before

    def test_a_shard_that_ends_its_process_is_named(self, tmp_path: Path, inputs: list[Path]) -> None:
        """The others are read."""

        class Deadly(Loop):
            def each(self, make: Callable[[], Work], items: Sequence[str]) -> Iterator[tuple[str, str | None]]:
                for item, answer in super().each(make, items):
                    yield item, None if '"number":1' in item else answer

        heard = _run(tmp_path / "out", inputs, Deadly())
        assert {failure.reason for failure in heard.failures} == {"ended the process that worked on it, three times"}
        assert len(heard.now) + len(heard.failures) == len(heard.shards)


class TestBadInput:
    """One clear line each, and all else is read."""

    def test_what_is_not_there_is_named(self, tmp_path: Path, inputs: list[Path]) -> None:
        """Whether a file or a pattern."""
        heard = _run(tmp_path / "out", [tmp_path / "gone.jsonl", tmp_path / "*.csv", *inputs])
        assert [failure.target.rpartition("/")[2] for failure in heard.failures] == ["gone.jsonl", "*.csv"]
        assert len(_rows(tmp_path / "out")["documents"]) == 14

    def test_an_input_that_has_changed_is_left(self, tmp_path: Path, inputs: list[Path]) -> None:
        """Its shards would not fit together."""
        _run(tmp_path / "out", inputs)
        lines(inputs[0], 20)
        heard = _run(tmp_path / "out", inputs)
        assert [failure.reason for failure in heard.failures] == ["has changed since it was begun"]

    def test_a_reader_that_fails_costs_its_shard(self, tmp_path: Path, inputs: list[Path]) -> None:
        """It is named, with the error."""

        class Failing(SlowWitted):
            def read(self, document: Document) -> Any:
                if document.id == "n5":
                    raise KeyError("lost")
                return super().read(document)

        heard = Heard()
        Batch(Output(str(tmp_path / "out")), SETTINGS, "m@1", Failing, Options(records=4)).run(
            map(str, inputs), Loop(), heard
        )
        assert [(f.target.rpartition("/")[2], f.remedy) for f in heard.failures] == [
            ("a.jsonl (shard 1)", "please report it")
        ]

    @pytest.mark.parametrize("options", [Options(records=7), Options(max_bytes=7)])
    def test_another_job_is_refused(self, tmp_path: Path, inputs: list[Path], options: Options) -> None:
        """Two ways of cutting do not go into one folder."""
        _run(tmp_path / "out", inputs)
        with pytest.raises(UsageError, match="was begun with"):
            Batch(Output(str(tmp_path / "out")), SETTINGS, "made@1", SlowWitted, options)
        with pytest.raises(UsageError, match="was begun with model made@1"):
            Batch(Output(str(tmp_path / "out")), SETTINGS, "made@2", SlowWitted, Options())


def _plain(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """A row as Parquet gives it back: what is not there is None."""
    (found,) = pa.Table.from_pylist([row], schema=schema(table)).to_pylist()
    return dict(found)


def test_two_files_of_one_name_are_two_inputs(tmp_path: Path) -> None:
    """Their shards do not meet."""
    for folder in ("one", "two"):
        os.mkdir(tmp_path / folder)
        lines(tmp_path / folder / "a.jsonl", 3)
    heard = _run(tmp_path / "out", [tmp_path / "one", tmp_path / "two", tmp_path / "one" / "a.jsonl"])
    assert len(heard.shards) == 2
    assert len({shard.name for shard in heard.shards}) == 2


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Store]]:
    """A store with two archives, lines and rows, of which a thousand bytes at a time are asked for."""
    monkeypatch.setattr("reportedly.batch.opening._PIECE", 1_000)
    register_implementation("flaky", Store, clobber=True)
    Store.store.clear()
    fs = Store()
    pq.write_table(pa.table({"id": ["p1", "p2"], "text": [TEXT.format(n=1), TEXT.format(n=2)]}), tmp_path / "d.parquet")
    for path in (warc(tmp_path / "a.warc.gz", 12), warc(tmp_path / "b.warc.gz", 12), lines(tmp_path / "c.jsonl", 5)):
        fs.pipe_file(f"/in/{path.name}", path.read_bytes())
    fs.pipe_file("/in/d.parquet", (tmp_path / "d.parquet").read_bytes())
    yield Store
    Store.denied, Store.breaking = (), {}


@pytest.mark.usefixtures("store")
def test_an_object_store_gives_the_same_rows(tmp_path: Path) -> None:
    """Read from it piece by piece, and written to it."""
    for name in ("a.warc.gz", "b.warc.gz", "c.jsonl", "d.parquet"):
        (tmp_path / "in" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_bytes(Store.store[f"/in/{name}"].getvalue())
    assert _run(tmp_path / "here", [tmp_path / "in"]).failures == []
    heard = Heard()
    Batch(Output("flaky://out"), SETTINGS, "made@1", SlowWitted, Options(records=4)).run(["flaky://in"], Loop(), heard)
    assert heard.failures == []
    found = {table: _table(Output("flaky://out"), table) for table in ("documents", "claims")}
    assert found == {table: _table(Output(str(tmp_path / "here")), table) for table in ("documents", "claims")}


def _table(output: Output, table: str) -> list[str]:
    """The rows of a table as JSON, in one order."""
    found = (row for name in output.done() for row in output.read(table, name))
    return sorted(msgspec.json.encode(row).decode() for row in found)


@pytest.mark.parametrize(
    ("denied", "breaking", "reason"),
    [
        (("b.warc",), {}, "cannot be read or written (Access Denied)"),
        ((), {"b.warc": 0}, "cannot be read or written (Could not connect to the endpoint URL)"),
        ((), {"b.warc": 2}, "cannot be read or written (Could not connect to the endpoint URL)"),
        ((), {"d.parquet": 0}, "cannot be read or written (Could not connect to the endpoint URL)"),
    ],
)
def test_a_store_that_refuses_one_input_stops_no_other(
    store: type[Store], tmp_path: Path, denied: tuple[str, ...], breaking: dict[str, int], reason: str
) -> None:
    """It is named, nothing of it counts as damaged, and the same again does it once the store is well."""
    store.denied, store.breaking = denied, breaking
    heard = _run(tmp_path / "out", ["flaky://in"])
    bad = next(iter(breaking), *denied)
    assert {failure.reason for failure in heard.failures} == {reason}
    assert all(bad in failure.target for failure in heard.failures)
    assert _rows(tmp_path / "out")["refusals"] == []
    store.denied, store.breaking = (), {}
    assert _run(tmp_path / "out", ["flaky://in"]).failures == []
    assert len(_rows(tmp_path / "out")["documents"]) == 12 + 12 + 5 + 2


def test_a_store_that_breaks_down_while_it_is_read_costs_its_shards_alone(store: type[Store], tmp_path: Path) -> None:
    """What was cut before is cut still; no record is taken for a damaged one."""
    batch = Batch(Output(str(tmp_path / "out")), SETTINGS, "made@1", SlowWitted, Options(records=4))
    batch.run(["flaky://in/a.warc.gz", "flaky://in/b.warc.gz"], Breaking(store), heard := Heard())
    assert len(heard.now) == 3
    assert {failure.target for failure in heard.failures} == {f"flaky://in/b.warc.gz (shard {n})" for n in range(3)}
    assert _rows(tmp_path / "out")["refusals"] == []
    store.breaking = {}
    assert len(_run(tmp_path / "out", ["flaky://in/b.warc.gz"]).now) == 3


class Breaking(Loop):
    """Does the work here; the store goes away once the inputs are cut."""

    def __init__(self, store: type[Store]) -> None:
        super().__init__()
        self._store = store

    def each(self, make: Callable[[], Work], items: Sequence[str]) -> Iterator[tuple[str, str | None]]:
        """Each item with its answer."""
        yield from super().each(make, items)
        self._store.breaking = {"b.warc": 0}


def test_an_output_that_refuses_is_named(store: type[Store], tmp_path: Path) -> None:
    """At once where nothing can be written, else by the shards that could not be."""
    store.denied = ("out",)
    with pytest.raises(ReportedlyError, match=r"flaky://out cannot be read or written \(Access Denied\); see that"):
        Batch(Output("flaky://out"), SETTINGS, "made@1", SlowWitted, Options()).run([], Loop(), Heard())
    store.denied = ("claims",)
    heard = Heard()
    batch = Batch(Output("flaky://out"), SETTINGS, "made@1", SlowWitted, Options())
    batch.run([str(lines(tmp_path / "c.jsonl", 5))], Loop(), heard)
    (failure,) = heard.failures
    assert failure.target.endswith("c.jsonl (shard 0)")
    assert failure.reason == "flaky://out cannot be read or written (Access Denied)"
    assert Output("flaky://out").done() == set()
