"""Parquet: one document a row, by the names of its columns, a few rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any, BinaryIO

from reportedly.errors import RefusedError
from reportedly.loading.columns import Tell, tell_unread, untold
from reportedly.loading.raw import Raw, read_all
from reportedly.loading.tables import FIELDS, Seen, row_from
from reportedly.model import Document, Refusal

_ROWS_AT_ONCE = 64
_MAKE_AGAIN = "write the file again; JSON Lines are read too"


def read_parquet(
    raw: Raw, limit: int, now: datetime, *, rows: range | None = None, seen: Seen | None = None, tell: Tell = untold
) -> Iterator[Document | Refusal]:
    """The documents of ``raw``, whose columns are named like the fields of JSON Lines; ``tell`` is told of others.

    ``rows`` are those that are wanted, counted from 0, all unless given; ``seen`` holds the ids of rows before them. A
    cell holds at most ``limit`` bytes. What comes by the network or a pipe is held in memory and may have ``limit``
    bytes in all. Raises RefusedError where pyarrow is not installed, the file is damaged or a column is missing.
    """
    try:
        import pyarrow  # type: ignore[import-untyped]
        import pyarrow.parquet  # type: ignore[import-untyped]
    except ImportError as error:
        remedy = "install it with pip install 'reportedly[parquet]', or convert the file to JSON Lines"
        raise RefusedError(raw.target, "is Parquet, which needs the package pyarrow", remedy) from error
    seen = seen if seen is not None else Seen()
    try:
        stream = _seekable(raw, limit)
        columns = pyarrow.parquet.read_schema(stream).names
        names = _names(columns, raw.target)
        tell_unread(raw.target, columns, FIELDS, tell)
        # read_dictionary: a value that a million rows share is held once
        with pyarrow.parquet.ParquetFile(stream, read_dictionary=["text"]) as file:
            first, groups = _groups(file.metadata, rows)
            batches = file.iter_batches(batch_size=_ROWS_AT_ONCE, row_groups=groups, columns=names, use_threads=False)
            for number, row in enumerate(_rows(batches), first):
                if rows is None or number in rows:
                    yield _document(row, f"{raw.target}:{number + 1}", number + 1, seen, limit, now)
    except (pyarrow.ArrowException, OSError, ValueError, MemoryError) as error:
        reason = f"is Parquet that cannot be read ({_first_line(error)})"
        raise RefusedError(raw.target, reason, _MAKE_AGAIN) from error


def _seekable(raw: Raw, limit: int) -> BinaryIO:
    if raw.stream.seekable():
        raw.stream.seek(0)
        return raw.stream
    return BytesIO(read_all(raw, limit))


def _names(columns: list[str], target: str) -> list[str]:
    missing = [name for name in ("id", "text") if name not in columns]
    if missing:
        raise RefusedError(target, f'is Parquet without a column "{missing[0]}"', 'give it the columns "id" and "text"')
    return [name for name in columns if name in FIELDS]


def _groups(metadata: Any, rows: range | None) -> tuple[int, list[int]]:
    """The number of the first row that is read, and the groups of rows that hold those that are wanted."""
    wanted: list[int] = []
    first = before = 0
    for number in range(metadata.num_row_groups):
        after = before + metadata.row_group(number).num_rows
        if rows is None or (before < rows.stop and rows.start < after):
            first = first if wanted else before
            wanted.append(number)
        before = after
    return first, wanted


def _rows(batches: Any) -> Iterator[dict[str, Any]]:
    for batch in batches:
        for index in range(batch.num_rows):
            yield {name: batch.column(name)[index] for name in batch.schema.names}


def _document(
    row: dict[str, Any], target: str, number: int, seen: Seen, limit: int, now: datetime
) -> Document | Refusal:
    try:
        values = {name: _plain(cell.as_py()) for name, cell in row.items() if cell.is_valid or name in ("id", "text")}
        if isinstance(values["text"], str) and len(values["text"]) > limit:
            raise RefusedError(target, f"is larger than the limit of {limit:,} bytes", "raise the limit (--max-bytes)")
        return seen.document(row_from(values, target), target, number, now)
    except RefusedError as refused:
        return Refusal(target=refused.target, reason=refused.reason, remedy=refused.remedy)
    except UnicodeDecodeError:
        return Refusal(target=target, reason="is not UTF-8", remedy=_MAKE_AGAIN)


def _plain(value: Any) -> Any:
    """``value`` as JSON would have it: times in ISO 8601, and whole numbers as the strings that an id is."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:120]
