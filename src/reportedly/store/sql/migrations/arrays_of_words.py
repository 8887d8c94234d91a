"""PostgreSQL's index of words as it was in versions 2 to 4: a column with a number for each word of a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from zlib import crc32

import zstandard
from sqlalchemy import Connection, text

from reportedly.store.encoding import decoded
from reportedly.store.records import searched_in
from reportedly.store.words import words

_TABLES = ("documents", "claims")
_PART = 1_000


def create(connection: Connection) -> None:
    """Makes the columns and fills them."""
    for table in _TABLES:
        connection.exec_driver_sql(f"alter table {table} add column words int[]")
        connection.exec_driver_sql(f"alter table {table} alter column words set storage external")
    bodies = "select seq, body from documents join readings on document = seq where seq > :last"
    for part in _pages(connection, bodies):
        _put(connection, "documents", [(seq, searched_in(decoded(zstandard.decompress(body)))) for seq, body in part])
    for part in _pages(connection, "select seq, content from claims where seq > :last"):
        _put(connection, "claims", part)
    for table in _TABLES:
        connection.exec_driver_sql(f"create index {table}_words on {table} using gin (words)")


def drop(connection: Connection) -> None:
    """Removes the columns, and the indexes with them."""
    for table in _TABLES:
        connection.exec_driver_sql(f"alter table {table} drop column words")


def _pages(connection: Connection, query: str) -> Iterator[Sequence[Any]]:
    last = -1
    while rows := connection.execute(text(f"{query} order by seq limit {_PART}"), {"last": last}).all():
        yield rows
        last = rows[-1].seq


def _put(connection: Connection, table: str, texts: Sequence[tuple[int, str]]) -> None:
    statement = f"update {table} set words = %s::int[] where seq = %s"
    connection.exec_driver_sql(statement, [(_array(text), seq) for seq, text in texts])


def _array(content: str) -> str:
    """The CRC-32 of each word as a signed number, each once."""
    numbers = ((crc32(word.encode("ascii")) ^ 0x80000000) - 0x80000000 for word in set(words(content).split()))
    return f"{{{','.join(map(str, numbers))}}}"
