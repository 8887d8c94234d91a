"""XLSX (ECMA-376): one sheet with a line of names, written row by row; text is never a formula and never a link."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from tempfile import TemporaryDirectory
from typing import BinaryIO

from msgspec import Struct
from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from reportedly.errors import ReportedlyError
from reportedly.exports.formulas import is_risky
from reportedly.exports.tables import Cell, columns, rows

MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
_CUT = " […]"
_WIDTHS = {str: 24, int: 10, float: 10, bool: 10}
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the same values give the same file on every day


def write_xlsx(of: type[Struct], values: Iterable[Struct], stream: BinaryIO, *, sheet: str) -> None:
    """Writes a table of ``values``, all of them ``of`` one type, in constant memory.

    Text that might be a formula is marked as text, so that it stays so when its cell is edited. A cell holds 32,767
    characters: longer text is cut and ends in ``[…]``. Raises ReportedlyError for more rows than a sheet has.
    """
    with TemporaryDirectory() as folder:
        book = Workbook(stream, {**_OPTIONS, "tmpdir": folder})
        book.set_properties({"created": _MADE})
        page = book.add_worksheet(sheet)
        try:
            _fill(book, page, of, values)
            book.close()
        except FileCreateError as error:  # it hides what the system says
            raise error.args[0] from error
        finally:
            page.row_data_fh.close()


def _fill(book: Workbook, page: Worksheet, of: type[Struct], values: Iterable[Struct]) -> None:
    bold, text = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
    for place, column in enumerate(columns(of)):
        page.set_column(place, place, _WIDTHS[column.type])
        page.write_string(0, place, column.name, bold)
    page.freeze_panes(1, 0)
    for number, row in enumerate(rows(values), 1):
        if number >= MOST_ROWS:
            raise ReportedlyError(f"a sheet has room for {MOST_ROWS - 1:,} rows; take --format csv or parquet")
        for place, cell in enumerate(row):
            _put(page, number, place, cell, text)


def _put(page: Worksheet, row: int, place: int, cell: Cell, text: Format) -> None:
    match cell:
        case None:
            return
        case bool():
            page.write_boolean(row, place, cell)
        case str():
            page.write_string(row, place, _fitting(cell), text if is_risky(cell) else None)
        case _:
            page.write_number(row, place, cell)


def _fitting(cell: str) -> str:
    whole = cell.encode("utf-8", "replace").decode("utf-8")
    return whole if len(whole) <= MOST_CHARACTERS else whole[: MOST_CHARACTERS - len(_CUT)] + _CUT
