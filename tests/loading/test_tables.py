"""JSON Lines of documents."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import RefusedError
from reportedly.loading.raw import raw_bytes
from reportedly.loading.tables import numbered_lines, read_lines
from reportedly.model import Basis, Document, Refusal

NOW = datetime(2024, 5, 12, 12, tzinfo=UTC)
ROW: dict[str, Any] = {"id": "a", "text": "The mayor said so."}
GERMAN = (
    "Der Hafenmeister sagte am Montag, die alte Brücke werde wegen dringender Arbeiten geschlossen. Aus dem Rathaus "
    "hieß es dazu, die Entscheidung sei schon vor Wochen gefallen."
)
words = st.text(min_size=1).filter(str.strip)


def _read(data: bytes | str, limit: int = 1_000_000) -> list[Document | Refusal]:
    encoded = data.encode() if isinstance(data, str) else data
    return list(read_lines(raw_bytes("rows.jsonl", encoded), limit, NOW))


def _one(**row: Any) -> Document:
    (document,) = _read(json.dumps(ROW | row))
    assert isinstance(document, Document), document
    return document


@given(st.lists(words, min_size=1), st.booleans(), st.sampled_from(["\n", "\r\n", "\n\n \n"]))
def test_any_text_comes_through_a_line_unchanged(texts: list[str], ascii_only: bool, end: str) -> None:
    """Quotation marks, NUL, line ends and emoji, escaped or not, are exactly as they were given."""
    rows = [{"id": str(n), "text": text, "language": "en"} for n, text in enumerate(texts)]
    documents = _read(end.join(json.dumps(row, ensure_ascii=ascii_only) for row in rows))
    assert [(d.id, d.text) for d in documents if isinstance(d, Document)] == [(r["id"], r["text"]) for r in rows]


@given(st.binary())
def test_any_bytes_give_documents_or_refusals(data: bytes) -> None:
    """Nothing is raised but the refusal of an input without a line."""
    try:
        assert all(isinstance(result, Document | Refusal) for result in _read(data, 50))
    except RefusedError:
        assert not data.replace(b"\xef\xbb\xbf", b"").strip() or data[:2] in (b"\xff\xfe", b"\xfe\xff")


def test_a_row_says_all_that_is_known() -> None:
    """Each datum stands as given, and rests on being given."""
    known = {
        "id": "a",
        "text": "The mayor said so.",
        "url": "https://gazette.test/a",
        "title": "Bridge",
        "outlet": "Gazette",
        "byline": "Ada Quill",
        "published": "2024-05-11T08:00:00Z",
        "captured": "2024-05-12T10:00:00+00:00",
        "language": "en-GB",
    }
    document = _one(**known)
    told = {name: value for name, value in msgspec.structs.asdict(document).items() if name != "basis"}
    assert told == {**known, "links": ()}
    assert document.basis == Basis(title="given", byline="given", outlet="given", published="given")


def test_other_names_are_passed_over() -> None:
    """A table may hold more than is asked of it."""
    assert _one(likes=7, tags=["a", {"b": None}]).id == "a"


def test_null_is_not_given() -> None:
    """A datum that is null has no basis."""
    assert _one(title=None, published=None).basis == Basis()


@pytest.mark.parametrize(
    ("published", "kept", "basis"),
    [
        ("2024-05", "2024-05", "given"),
        ("2024-05-20", "2024-05-20", "given, in the future when loaded"),
        ("12 May 2024", None, "left out: '12 May 2024' is not ISO 8601"),
        ("x" * 80, None, f"left out: '{'x' * 39}…' is not ISO 8601"),
    ],
)
def test_the_basis_of_a_time_says_what_is_odd_about_it(published: str, kept: str | None, basis: str) -> None:
    """A document is not lost for a time that cannot be understood, nor is the time lost silently."""
    document = _one(published=published, captured="at noon")
    assert (document.published, document.basis.published, document.captured) == (kept, basis, None)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("The mayor said so.", "is not JSON (invalid character (byte 0))"),
        ('{"id": "a", "text": "The', "is not JSON (input data was truncated)"),
        ('{"id": "a", "text": "b"} {}', "is not JSON (trailing characters (byte 26))"),
        (
            '{"id": "a", "text": "half \\ud83d"}',
            "is not JSON, or holds half of a surrogate pair, which is no character",
        ),
        (b'{"id": "a", "text": "caf\xe9"}', "is not UTF-8"),
        ('{"a":' * 100_000, "is nested too deeply"),
        ("[1, 2]", "is not an object but an array"),
        ('"text"', "is not an object but a string"),
        ("null", "is not an object but null"),
        ('{"text": "b"}', 'has no "id"'),
        ('{"id": "a"}', 'has no "text"'),
        ('{"id": 1, "text": "b"}', 'has a number as its "id"'),
        ('{"id": "a", "text": ["b"]}', 'has an array as its "text"'),
        ('{"id": "a", "text": "b", "title": true}', 'has true or false as its "title"'),
        ('{"id": "", "text": "b"}', 'has an empty "id"'),
        ('{"id": "a", "text": ""}', "is empty"),
        ('{"id": "a", "text": " \\n"}', "holds only white space"),
        (json.dumps({"id": "a", "text": GERMAN}), "is in another language than English (de)"),
        ('{"id": "a", "text": "b", "language": "de"}', "is in another language than English (de)"),
        (json.dumps({"id": "a", "text": "b" * 1_000_000}), "is larger than the limit of 1,000,000 bytes"),
    ],
)
def test_a_bad_line_is_refused_by_its_number_and_the_others_read(line: str | bytes, reason: str) -> None:
    """The line before it and the line after it are documents."""
    bad = line.encode() if isinstance(line, str) else line
    first, refused, last = _read(b"\n".join((b'{"id": "first", "text": "No."}', bad, b'{"id": "z", "text": "Yes."}')))
    assert isinstance(first, Document)
    assert isinstance(refused, Refusal)
    assert isinstance(last, Document)
    assert (refused.target, refused.reason) == ("rows.jsonl:2", reason)
    assert refused.remedy
    assert (first.id, last.id) == ("first", "z")


def test_an_id_is_given_once() -> None:
    """The refusal names the line that has it; a refused line has no claim to its id."""
    rows = [{"id": "a"}, ROW, {"id": "b", "text": "Yes."}, ROW]
    results = _read("\n".join(map(json.dumps, rows)))
    assert [type(result) for result in results] == [Refusal, Document, Document, Refusal]
    assert isinstance(results[3], Refusal)
    assert results[3].reason == "has the id of line 2 again ('a')"


@pytest.mark.parametrize("data", [b"", b"\n \r\n\n", b"\xef\xbb\xbf"])
def test_an_input_without_a_line_is_refused(data: bytes) -> None:
    """Blank lines hold nothing."""
    with pytest.raises(RefusedError, match=r"^rows\.jsonl: is empty; "):
        _read(data)


def test_lines_in_utf16_are_refused_once() -> None:
    """Some shells write them so; one line for the file, not one for each of its lines."""
    with pytest.raises(RefusedError, match="UTF-16"):
        _read(json.dumps(ROW).encode("utf-16"))


def test_a_byte_order_mark_is_not_part_of_the_first_line() -> None:
    """UTF-8 with its mark is read."""
    (document,) = _read(json.dumps(ROW).encode("utf-8-sig"))
    assert isinstance(document, Document)


@given(st.lists(st.binary(max_size=30).map(lambda b: b.replace(b"\n", b"")), max_size=20), st.integers(1, 40))
def test_lines_keep_their_numbers(lines: list[bytes], limit: int) -> None:
    """Blank and overlong lines count, wherever the head of the input ends."""
    expected = [
        (number, line + b"\n" if len(line.removesuffix(b"\r")) <= limit else None)
        for number, line in enumerate(lines, 1)
        if line.strip() or len(line.removesuffix(b"\r")) > limit
    ]
    data = b"".join(line + b"\n" for line in lines)
    if data.startswith(b"\xef\xbb\xbf"):
        return
    assert list(numbered_lines(raw_bytes("x", data), limit)) == expected


def test_documents_are_streamed() -> None:
    """The first is there although a later line is endless."""
    results = read_lines(raw_bytes("rows", json.dumps(ROW).encode() + b"\n" + b"x" * 100_000), 1000, NOW)
    assert isinstance(next(results), Document)
    assert isinstance(next(results), Refusal)
    assert list(results) == []
