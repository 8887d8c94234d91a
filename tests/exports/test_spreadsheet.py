"""openpyxl gives back every cell, and none of them is a formula."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from openpyxl import load_workbook

from reportedly.errors import ReportedlyError
from reportedly.exports import spreadsheet
from reportedly.exports.spreadsheet import write_xlsx


class Line(Struct, frozen=True):
    """A row of the tests."""

    text: str
    count: int | None = None
    score: float = 0.5
    sure: bool = True


def written(*values: Line) -> bytes:
    """The workbook of some rows."""
    stream = BytesIO()
    write_xlsx(Line, values, stream, sheet="claims")
    return stream.getvalue()


def test_cells_keep_their_types() -> None:
    """Numbers, flags and text; an empty cell is one that is not known."""
    book = load_workbook(BytesIO(written(Line("a", 3), Line("b", None, -1.0, False))))
    assert book.sheetnames == ["claims"]
    assert list(book["claims"].values) == [
        ("text", "count", "score", "sure"),
        ("a", 3, 0.5, True),
        ("b", None, -1, False),
    ]


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "@SUM(A1)", "-1", "https://example.org/a", "0049", "{=1}"])
def test_text_is_never_a_formula_a_number_or_a_link(text: str) -> None:
    """What would become a formula when it is edited is marked as text."""
    cell = load_workbook(BytesIO(written(Line(text))))["claims"]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    assert cell.quotePrefix == (text[0] in "=@-")


@settings(max_examples=25)
@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1))
def test_any_text_can_be_written(text: str) -> None:
    """Control characters are escaped as the format has it, and the file can be read."""
    from openpyxl.utils.escape import unescape

    cell = load_workbook(BytesIO(written(Line(text))))["claims"]["A2"].value
    assert unescape(str(cell)).replace("\r\n", "\n").replace("\r", "\n") == text.replace("\r\n", "\n").replace(
        "\r", "\n"
    )


def test_the_same_rows_give_the_same_bytes() -> None:
    """On any day."""
    assert written(Line("a")) == written(Line("a"))
    assert b"2000-01-01" in load_workbook(BytesIO(written(Line("a")))).properties.created.isoformat().encode()


def test_text_that_a_cell_cannot_hold_is_cut_and_says_so() -> None:
    """A cell has room for 32,767 characters."""
    cell = load_workbook(BytesIO(written(Line("a" * 40_000))))["claims"]["A2"].value
    assert len(str(cell)) == 32_767
    assert str(cell).endswith("a […]")


def test_more_rows_than_a_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the formats that have room."""
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 3)
    with pytest.raises(ReportedlyError, match="room for 2 rows; take --format csv or parquet"):
        written(Line("a"), Line("b"), Line("c"))
