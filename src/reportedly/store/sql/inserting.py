"""Rows into tables, many at once: by COPY in PostgreSQL, by one prepared statement in SQLite."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection


class Insert(Struct, frozen=True, array_like=True):
    """Rows for one table, each with a value for every one of ``columns``."""

    table: str
    columns: Sequence[str]
    rows: Sequence[Any]


def insert(connection: Connection, given: Insert) -> None:
    """Inserts rows, past SQLAlchemy, which would look at each of them."""
    driver = connection.connection.driver_connection
    if not given.rows or driver is None:
        return
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(given.columns))
        driver.executemany(f"insert into {given.table} ({', '.join(given.columns)}) values ({marks})", given.rows)
        return
    statement = f"copy {given.table} ({', '.join(given.columns)}) from stdin"
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in given.rows:
            copy.write_row(row)
