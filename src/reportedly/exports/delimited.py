"""CSV as RFC 4180 has it: UTF-8, commas, CRLF, a line of names first; what might be a formula is made harmless."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import chain, islice

from msgspec import Struct

from reportedly.exports.formulas import harmless
from reportedly.exports.tables import Cell, columns, rows

_ROWS = 500


def csv_chunks(of: type[Struct], values: Iterable[Struct]) -> Iterator[bytes]:
    """A table of ``values``, all of them ``of`` one type, some rows at a time; the first line has the columns' names.

    An empty cell is one that is not known; a flag is ``true`` or ``false``. A lone surrogate becomes ``?``.
    """
    names: list[Cell] = [column.name for column in columns(of)]
    lines = chain([names], rows(values))
    while some := list(islice(lines, _ROWS)):
        text = StringIO(newline="")
        csv.writer(text).writerows([_shown(cell) for cell in row] for row in some)
        yield text.getvalue().encode("utf-8", "replace")


def _shown(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return harmless(cell) if isinstance(cell, str) else cell
