"""A table in any of its formats, to a stream."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from msgspec import Struct

from reportedly.exports.delimited import csv_chunks
from reportedly.exports.formats import Format
from reportedly.exports.lines import lines
from reportedly.exports.parquet import write_parquet
from reportedly.exports.spreadsheet import write_xlsx


def write_table(format: Format, name: str, of: type[Struct], values: Iterable[Struct], stream: BinaryIO) -> None:
    """Writes a table of ``values``, all of them ``of`` one type, as they come; JSON Lines have them whole.

    Raises ReportedlyError where the format has no room for them, or needs an extra that is missing.
    """
    match format:
        case Format.XLSX:
            write_xlsx(of, values, stream, sheet=name)
        case Format.PARQUET:
            write_parquet(of, values, stream)
        case Format.CSV:
            stream.writelines(csv_chunks(of, values))
        case Format.JSONL:
            stream.writelines(lines(values))
        case _:
            raise ValueError(f"{format} is no format of tables")
