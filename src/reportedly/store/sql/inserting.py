"""Very many rows at once into tables: by COPY in PostgreSQL, by one prepared statement in SQLite."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import ARRAY, Column, ColumnElement, Connection, any_, func, literal, select

from reportedly.store.sql.schema import metadata
from reportedly.store.sql.words_schema import words_metadata

_TYPES = {
    "big_integer": "int8",
    "integer": "int4",
    "small_integer": "int2",
    "boolean": "bool",
    "large_binary": "bytea",
    "text": "text",
}


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
    statement = f"copy {given.table} ({', '.join(given.columns)}) from stdin (format binary)"
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        copy.set_types(_types(given.table, tuple(given.columns)))
        for row in given.rows:
            copy.write_row(row)


@cache
def _types(table: str, columns: tuple[str, ...]) -> Sequence[str]:
    """The names of the types of columns in PostgreSQL."""
    found = metadata.tables[table] if table in metadata.tables else words_metadata.tables[table]
    return [_TYPES[found.c[name].type.__visit_name__] for name in columns]


def among(connection: Connection, column: Column[Any], values: Sequence[Any]) -> ColumnElement[bool]:
    """Whether a column has one of the values, in one statement for however many there are."""
    if connection.dialect.name == "sqlite":
        listed = func.json_each(msgspec.json.encode(values).decode()).table_valued("value")
        return column.in_(select(listed.c.value))
    return column == any_(literal(values, ARRAY(column.type)))
