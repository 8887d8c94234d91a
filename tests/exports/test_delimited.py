"""Python's own reader of CSV gives back every cell."""

from __future__ import annotations

import csv
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from reportedly.exports.delimited import csv_chunks
from reportedly.exports.formulas import original


class Line(Struct, frozen=True):
    """A row of the tests."""

    text: str
    count: int | None = None
    sure: bool = True


def read_back(*values: Line) -> list[list[str]]:
    """The table as it is written and read again."""
    return list(csv.reader(StringIO(b"".join(csv_chunks(Line, values)).decode("utf-8"), newline="")))


@given(st.lists(st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",))), max_size=4))
def test_every_text_comes_back(texts: list[str]) -> None:
    """Line ends, commas and quotation marks too; a formula has its apostrophe."""
    found = read_back(*(Line(text) for text in texts))
    assert found[0] == ["text", "count", "sure"]
    assert [original(row[0]) for row in found[1:]] == texts


def test_a_negative_number_is_a_number() -> None:
    """Only text is made harmless; what is not known is empty, and a flag is a word."""
    assert read_back(Line("=1", -3), Line("a", None, False))[1:] == [["'=1", "-3", "true"], ["a", "", "false"]]


def test_a_long_table_comes_in_pieces() -> None:
    """So that no table has to fit into memory, and nothing is asked for before it is needed."""
    asked = []

    def values():  # type: ignore[no-untyped-def]
        for number in range(1200):
            asked.append(number)
            yield Line(str(number))

    chunks = csv_chunks(Line, values())
    next(chunks)
    assert len(asked) < 600
    assert sum(chunk.count(b"\r\n") for chunk in chunks) + 500 == 1201


def test_a_lone_surrogate_does_not_stop_the_table() -> None:
    """UTF-8 has no place for it."""
    assert read_back(Line("half \ud83d"))[1][0] == "half ?"
