"""Names of a table that are not read."""

from __future__ import annotations

import gzip
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportedly.loading import load
from reportedly.loading.columns import once, tell_unread
from reportedly.loading.contents import documents
from reportedly.loading.raw import raw_bytes
from reportedly.settings import Settings

NOW = datetime(2026, 7, 6, 12, tzinfo=UTC)
ROW = {"id": "a", "text": "The mayor said so.", "mood": "good"}
KNOWN = "what is read: id, text, url, title, outlet, byline, published, captured, language"


def _parquet() -> bytes:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    stream = io.BytesIO()
    parquet.write_table(pyarrow.table({name: [value] for name, value in ROW.items()}), stream)
    return stream.getvalue()


def _told(data: bytes, name: str) -> list[tuple[str, str]]:
    told: list[tuple[str, str]] = []
    tell = lambda target, what: told.append((target, what))  # noqa: E731
    assert len(list(documents(raw_bytes(name, data), Settings(), NOW, tell=tell))) == 1
    return told


def test_every_table_tells_which_of_its_names_are_not_read() -> None:
    """CSV, Parquet and JSON Lines alike, packed or not."""
    table = b"id,text,mood\na,The mayor said so.,good\n"
    for data, name in ((table, "t.csv"), (gzip.compress(table), "t.csv.gz"), (json.dumps(ROW).encode(), "t.jsonl")):
        assert _told(data, name) == [(name, f'"mood" is not read; {KNOWN}')]
    assert _told(_parquet(), "t.parquet") == [("t.parquet", f'"mood" is not read; {KNOWN}')]


@pytest.mark.parametrize(
    "line",
    [
        b'{"id": "a", "text": "The mayor said so.", "byline": "Ida Moss"}',
        b'{"id": "1", "author": "ana", "time": "2026-07-06T10:00:00Z", "text": "The pier is shut.", "likes": 3}',
        b'{"id": "a", "text": "The mayor said so.", "\xff": 1}',
    ],
)
def test_nothing_is_told_where_all_is_read_and_of_posts(line: bytes) -> None:
    """An export of posts has dozens of names; and what cannot be shown is no reason to refuse a line."""
    assert _told(line, "rows.jsonl") == []


def test_files_with_the_same_names_are_told_of_once(tmp_path: Path) -> None:
    """By the first of them."""
    told: list[str] = []
    for number in range(3):
        (tmp_path / f"{number}.jsonl").write_text(json.dumps(ROW | {"id": str(number)}), encoding="utf-8")
    assert len(list(load([str(tmp_path)], Settings(), tell=lambda target, _: told.append(target)))) == 3
    assert told == [str(tmp_path / "0.jsonl")]


def test_many_names_are_counted() -> None:
    """Six are named, in order."""
    told: list[str] = []
    tell = once(lambda _, what: told.append(what))
    tell_unread("t", "h g f e d c b a id".split(), ("id",), tell)
    tell_unread("t", ["a", "b"], (), tell)
    tell_unread("t", ["id", ""], ("id",), tell)
    assert told == [
        '"a", "b", "c", "d", "e", "f" and 2 more are not read; what is read: id',
        '"a" and "b" are not read; what is read: ',
    ]
