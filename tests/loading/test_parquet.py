"""Parquet, good and broken."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from typing import Any

import pytest

from reportedly.errors import RefusedError
from reportedly.loading.parquet import read_parquet
from reportedly.loading.raw import Raw, raw_bytes
from reportedly.model import Document, Refusal

NOW = datetime(2026, 7, 6, 12, tzinfo=UTC)


def _file(columns: dict[str, list[Any]]) -> bytes:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    stream = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), stream)
    return stream.getvalue()


def _read(data: bytes, limit: int = 1_000_000) -> list[Document | Refusal]:
    return list(read_parquet(raw_bytes("rows.parquet", data), limit, NOW))


def test_a_row_is_a_document() -> None:
    """Times and whole numbers are taken as JSON would have them; other columns are passed over."""
    day = datetime(2026, 7, 5, 9, 30)
    data = _file({"id": [7], "text": ["The mayor said so."], "published": [day], "url": [None], "mood": ["good"]})
    (document,) = _read(data)
    assert isinstance(document, Document)
    assert (document.id, document.text, document.published) == ("7", "The mayor said so.", "2026-07-05T09:30:00")
    assert (document.url, document.basis.published) == (None, "given")


def test_bad_rows_lose_no_other() -> None:
    """Each is named by its number; there are more rows than are read at once."""
    texts: list[Any] = ["The mayor said so."] * 150
    ids: list[Any] = [f"a{number}" for number in range(150)]
    ids[3], texts[70], texts[100], ids[140] = None, " ", "x" * 500, "a0"
    results = _read(_file({"id": ids, "text": texts}), 400)
    assert sum(isinstance(result, Document) for result in results) == 146
    assert [(r.target, r.reason) for r in results if isinstance(r, Refusal)] == [
        ("rows.parquet:4", 'has null as its "id"'),
        ("rows.parquet:71", "holds only white space"),
        ("rows.parquet:101", "is larger than the limit of 400 bytes"),
        ("rows.parquet:141", "has the id of line 1 again ('a0')"),
    ]


def test_a_value_that_all_rows_share_is_held_once() -> None:
    """A file of some kilobytes can stand for gigabytes."""
    data = _file({"id": [str(n) for n in range(2000)], "text": ["The mayor said so. " * 20_000] * 2000})
    assert len(data) < 100_000
    assert sum(isinstance(result, Document) for result in _read(data)) == 2000


def test_a_pipe_is_read_too() -> None:
    """Parquet has its index at the end, so what cannot be turned back is held whole, up to the limit."""
    data = _file({"id": ["a"], "text": ["The mayor said so."]})

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    raw = Raw(target="-", name="", head=data[:4], stream=Pipe(data[4:]))
    (document,) = read_parquet(raw, 1_000_000, NOW)
    assert isinstance(document, Document)
    with pytest.raises(RefusedError, match="larger than the limit"):
        list(read_parquet(Raw(target="-", name="", head=data[:4], stream=Pipe(data[4:])), 100, NOW))


@pytest.mark.parametrize("cut", [4, 50, -1])
def test_a_damaged_file_is_refused(cut: int) -> None:
    """With the reader's own words for it."""
    data = _file({"id": ["a"], "text": ["The mayor said so."]})
    with pytest.raises(RefusedError, match="is Parquet that cannot be read"):
        _read(data[:cut])


def test_missing_columns_are_named() -> None:
    """Like those of any other table."""
    with pytest.raises(RefusedError, match='is Parquet without a column "text"'):
        _read(_file({"id": ["a"]}))


def test_without_pyarrow_the_way_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra, since it is large."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(RefusedError, match="needs the package pyarrow; install it with pip"):
        _read(b"PAR1")
