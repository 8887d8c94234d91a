"""However an input is cut, its shards give together what the whole gives."""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("fsspec")

from reportedly.batch.opening import MissingError
from reportedly.batch.planning import plan
from reportedly.batch.stretches import shard_documents
from reportedly.batch.values import Shard
from reportedly.loading import load
from reportedly.loading.formats import Format
from reportedly.model import Document, Refusal
from reportedly.settings import Settings
from tests.batch.made import PAGE, TEXT, warc_record

NOW = datetime(2026, 7, 6, 12, tzinfo=UTC)
SETTINGS = Settings(max_bytes=2_000)
GOOD = [json.dumps({"id": own, "text": TEXT.format(n=own)}).encode() for own in ("a", "b", "c", "d")]
POST = json.dumps({"id": "a", "author": "Ida Moss", "time": "2026-07-05T08:00:00Z", "text": TEXT.format(n=1)}).encode()
FOREIGN = json.dumps(
    {"id": "b", "text": "Der Bürgermeister sagte, die Brücke werde am Montag wieder geöffnet."}
).encode()
ODD = [b"", b"{", b'{"id": "a"}', b'{"id": "", "text": "x"}', b'{"id": "c", "text": " "}', b'"x' * 1500]
LINES = st.lists(st.sampled_from([*GOOD, POST, FOREIGN, *ODD]), max_size=9)


def _cut(path: Path, records: int) -> list[Document | Refusal]:
    shards = plan(str(path), records, SETTINGS.max_bytes).shards
    return list(chain.from_iterable(shard_documents(shard, SETTINGS, NOW) for shard in shards))


def _whole(path: Path) -> list[Document | Refusal]:
    return list(load([str(path)], SETTINGS))


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
@given(LINES, st.integers(1, 4), st.booleans())
def test_lines(pack: object, rows: list[bytes], records: int, ends: bool) -> None:
    """With the numbers, the refusals and the repeated ids of the whole file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.jsonl")
        path.write_bytes(pack(b"\n".join(rows) + (b"\n" if ends else b"")))  # type: ignore[operator]
        assert _cut(path, records) == _whole(path)


@given(st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=9), st.integers(1, 4), st.integers(1, 4))
def test_rows(ids: list[str], records: int, group: int) -> None:
    """Of Parquet, whatever the groups of rows."""
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.parquet")
        texts = [TEXT.format(n=own) if number % 4 else " " for number, own in enumerate(ids)]
        pq.write_table(pa.table({"id": pa.array(ids, pa.string()), "text": texts}), path, row_group_size=group)
        assert _cut(path, records) == _whole(path)


@pytest.fixture(scope="module")
def records() -> list[bytes]:
    """Pages, one of them cut in its gzip, and one without an article."""
    made = [gzip.compress(warc_record(number)) for number in range(6)]
    made[2] = made[2][:-40]
    made[4] = gzip.compress(warc_record(4, "<html><body><p>Menu</p></body></html>"))
    return made


@pytest.mark.parametrize("count", [1, 2, 4])
def test_an_archive(tmp_path: Path, records: list[bytes], count: int) -> None:
    """A damaged record in the middle is refused by its place in the whole, and the others are read."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(records))
    found = _cut(path, count)
    assert found == _whole(path)
    assert len([item for item in found if isinstance(item, Document)]) == 4


def test_an_archive_that_is_not_packed(tmp_path: Path) -> None:
    """Its text may hold what looks like a record."""
    path = tmp_path / "a.warc"
    within = warc_record(9).decode().replace("{", "{{").replace("}", "}}")
    path.write_bytes(b"".join(warc_record(n, f"{{n}} {within}" if n == 1 else PAGE) for n in range(4)))
    assert _cut(path, 1) == _whole(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.parquet", b"PAR1 and nothing"),
        ("a.jsonl", b""),
        ("a.jsonl.gz", gzip.compress(GOOD[0] + b"\n" + GOOD[1] + b"\n" + GOOD[2])[:-12]),
        ("a.txt", TEXT.encode()),
        ("a.xml", b"<?xml version='1.0'?><book/>"),
    ],
)
def test_what_is_refused_as_a_whole(tmp_path: Path, name: str, content: bytes) -> None:
    """In the same words."""
    path = tmp_path / name
    path.write_bytes(content)
    assert _cut(path, 1) == _whole(path)


def test_a_parquet_of_another_schema_is_refused(tmp_path: Path) -> None:
    """It says which column is missing."""
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    pq.write_table(pa.table({"key": ["a"], "body": ["b"]}), tmp_path / "a.parquet")
    found = _cut(tmp_path / "a.parquet", 1)
    assert [item.reason for item in found if isinstance(item, Refusal)] == ['is Parquet without a column "id"']


def test_an_input_that_is_gone_is_an_error_of_the_moment(tmp_path: Path) -> None:
    """Not a refusal, which would be kept."""
    shard = Shard(input=str(tmp_path / "gone.jsonl"), number=0, kind=Format.JSON_LINES)
    with pytest.raises(MissingError):
        _drain(shard_documents(shard, SETTINGS, NOW))


def _drain(items: Iterator[object]) -> None:
    for _ in items:
        pass
