"""Very many documents at once: what only slows that down is put off until they are in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, ForeignKeyConstraint, Index
from sqlalchemy.schema import AddConstraint, CreateIndex, DropConstraint, DropIndex

from reportedly.store.sql import words_index
from reportedly.store.sql.connecting import write_back, writing
from reportedly.store.sql.schema import claims, documents, readings, sources

_TABLES = (documents, sources, claims, readings)
_LOG_PAGES = 20_000  # of SQLite's log, before it is written back: some 80 MB


@contextmanager
def prepared(engine: Engine) -> Iterator[None]:
    """Puts off what may wait while the caller loads, and makes up for it at the end, also when the caller fails.

    PostgreSQL does without indexes of words and of lists, and without looking up every reference, until all is in; then
    it makes and checks them at once. SQLite writes its log back less often.
    """
    if engine.dialect.name == "sqlite":
        _log_pages(engine, _LOG_PAGES)
        try:
            yield
        finally:
            _log_pages(engine, 1_000)
            write_back(engine)
        return
    with writing(engine) as connection:
        _drop(connection)
    try:
        yield
    finally:
        with writing(engine) as connection:
            _make(connection)


def _drop(connection: Connection) -> None:
    words_index.drop_lookup(connection)
    for constraint in _references():
        connection.execute(DropConstraint(constraint))
    for index in _indexes():
        connection.execute(DropIndex(index))


def _make(connection: Connection) -> None:
    for index in _indexes():
        connection.execute(CreateIndex(index))
    for constraint in _references():
        connection.execute(AddConstraint(constraint))
    words_index.create_lookup(connection)


def _references() -> list[ForeignKeyConstraint]:
    return [found for table in _TABLES for found in table.foreign_key_constraints]


def _indexes() -> list[Index]:
    return [index for table in _TABLES for index in sorted(table.indexes, key=lambda index: str(index.name))]


def _log_pages(engine: Engine, pages: int) -> None:
    with engine.connect() as connection:
        alone = connection.execution_options(isolation_level="AUTOCOMMIT", alone=True)
        alone.exec_driver_sql(f"pragma wal_autocheckpoint = {pages}")
