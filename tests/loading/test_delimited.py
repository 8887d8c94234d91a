"""CSV, good and broken."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import RefusedError
from reportedly.loading.delimited import read_csv
from reportedly.loading.raw import raw_bytes
from reportedly.model import Document, Refusal

NOW = datetime(2026, 7, 6, 12, tzinfo=UTC)
cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip)


def _read(data: str | bytes, limit: int = 100_000) -> list[Document | Refusal]:
    encoded = data.encode() if isinstance(data, str) else data
    return list(read_csv(raw_bytes("rows.csv", encoded), limit, NOW))


def _told(data: str | bytes, limit: int = 100_000) -> list[str]:
    return [f"{r.target} {r.reason}" if isinstance(r, Refusal) else r.id for r in _read(data, limit)]


@given(st.lists(cells, min_size=1), st.sampled_from([",", ";", "\t"]))
def test_any_text_comes_through_a_table_unchanged(texts: list[str], separator: str) -> None:
    """Quotation marks, separators and line breaks included."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerow(["id", "text", "language"])
    writer.writerows([str(number), text, "en"] for number, text in enumerate(texts))
    documents = [result for result in _read(stream.getvalue()) if isinstance(result, Document)]
    assert [document.text for document in documents] == texts


def test_the_columns_are_those_of_json_lines() -> None:
    """In any order and case; others are passed over, and an empty cell says nothing."""
    table = "Published,TEXT,id,mood,outlet,url\n2026-07-06,The mayor said so.,a,good,The Weir,\n"
    (document,) = _read(table)
    assert isinstance(document, Document)
    assert (document.id, document.text, document.outlet) == ("a", "The mayor said so.", "The Weir")
    assert (document.published, document.basis.published, document.url) == ("2026-07-06", "given", None)


def test_bad_records_lose_no_other() -> None:
    """Each is named by the line that it begins on."""
    table = (
        "id,text\n"
        "a,The mayor said so.\n"
        'b,"She said\n\n""no""."\n'
        "c,too,many\n"
        'd,"an open mark\n'
        'e,"The clerk, he said, knew."\n'
        "a,Again.\n"
        ",Nobody.\n"
        "f, \n"
        "g,The harbour is closed.\n"
    )
    assert _told(table) == [
        "a",
        "b",
        "rows.csv:6 has 3 cells, where the first line names 2",
        "rows.csv:7 has a quotation mark inside a field",
        "e",
        "rows.csv:9 has the id of line 2 again ('a')",
        'rows.csv:10 has an empty "id"',
        "rows.csv:11 holds only white space",
        "g",
    ]


def test_a_mark_that_nothing_closes_loses_one_record() -> None:
    """Whether the input or the limit ends it."""
    table = 'id,text\na,"The mayor\n' + "".join(f"b{n},The clerk said so.\n" for n in range(5))
    kept = [f"b{n}" for n in range(5)]
    assert _told(table) == ["rows.csv:2 opens a quotation mark that nothing closes", *kept]
    assert _told(table, 60) == ["rows.csv:2 opens a quotation mark that nothing closes within the limit", *kept]


def test_many_such_marks_end_the_reading() -> None:
    """Each costs as much as the limit, so there is an end to it."""
    table = "id,text\n" + 'a,"x\nb,cccccccccccccc\n' * 25
    with pytest.raises(RefusedError, match="has 20 quotation marks"):
        _read(table, 20)


def test_bytes_that_are_no_text_and_long_lines_lose_one_record() -> None:
    """The line after them is read."""
    assert _told(b"id,text\na,caf\xe9 said\nb,The mayor said so.\n") == ["rows.csv:2 is not UTF-8", "b"]
    long = f"id,text\na,{'x' * 200}\nb,The mayor said so.\n"
    assert _told(long, 100) == ["rows.csv:2 is larger than the limit of 100 bytes", "b"]


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("", "is empty"),
        ("name,words\na,b\n", 'is CSV without a column "id"'),
        ("id,words\na,b\n", 'is CSV without a column "text"'),
        ("id,text\n".encode("utf-16"), "is CSV in UTF-16"),
    ],
)
def test_a_table_without_its_columns_is_refused(table: str | bytes, reason: str) -> None:
    """The way out names them."""
    with pytest.raises(RefusedError) as caught:
        _read(table)
    assert caught.value.reason == reason


@given(st.binary(max_size=300))
def test_no_bytes_are_an_error(data: bytes) -> None:
    """Every record becomes a document or a refusal."""
    try:
        results = _read(b"id,text\n" + data, 100)
    except RefusedError:
        return
    assert all(isinstance(result, Document | Refusal) for result in results)
