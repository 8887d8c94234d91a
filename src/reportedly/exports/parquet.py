"""Parquet: the tables with typed columns, written a group of rows at a time; needs the extra ``parquet``."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import BinaryIO

from msgspec import Struct

from reportedly.errors import ReportedlyError
from reportedly.exports.tables import columns, rows

_ROWS = 20_000


def write_parquet(of: type[Struct], values: Iterable[Struct], stream: BinaryIO) -> None:
    """Writes a table of ``values``, all of them ``of`` one type; a cell that is not known is null.

    Raises ReportedlyError where pyarrow is missing.
    """
    try:
        import pyarrow as pa  # type: ignore[import-untyped]
        import pyarrow.parquet as pq  # type: ignore[import-untyped]
    except ModuleNotFoundError as error:
        raise ReportedlyError(
            "Parquet needs pyarrow, which this Python lacks; install it with pip install 'reportedly[parquet]', "
            "or take --format csv"
        ) from error
    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    schema = pa.schema([pa.field(column.name, types[column.type]) for column in columns(of)])
    lines = rows(values)
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        while some := list(islice(lines, _ROWS)):
            arrays = [pa.array(cells, kind) for cells, kind in zip(zip(*some, strict=True), schema.types, strict=True)]
            writer.write_table(pa.table(arrays, schema=schema))
