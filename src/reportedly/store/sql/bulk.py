"""Very many documents at once: what only slows that down is put off until they are in.

That it was put off is noted in the database. Where the program is killed meanwhile, whoever opens the database next
makes up for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event, Thread

from sqlalchemy import Connection, Engine, ForeignKeyConstraint, Index, delete, insert, inspect, select
from sqlalchemy.schema import AddConstraint, CreateIndex, DropConstraint, DropIndex

from reportedly.store.sql import words_index
from reportedly.store.sql.beside import Beside
from reportedly.store.sql.bulk_writer import BulkWriter
from reportedly.store.sql.connecting import guarded, write_back, writing
from reportedly.store.sql.schema import claims, documents, readings, settings, sources

_TABLES = (claims, documents, sources, readings)
_NEEDED = {"documents_address"}  # to tell a revision from a new document
_LOG_PAGES = 20_000  # of SQLite's log, before it is written back: some 300 MB
_MEMORY = "256MB"
_NOTE = "put_off"
_PAUSE = 0.5  # seconds


@contextmanager
def writer(engine: Engine, patience: float) -> Iterator[BulkWriter]:
    """A writer; puts off what may wait while the caller loads, and makes up for it at the end, also when that fails.

    Indexes of words and of lists wait until all is in, and in PostgreSQL the looking up of every reference; then they
    are made and checked at once. SQLite writes its log back less often, and beside the writing.
    """
    with writing(engine) as connection:
        _put_off(connection)
    try:
        with Beside(engine.url, patience, _LOG_PAGES) as beside, _written_back(engine):
            yield BulkWriter(engine, beside)
    finally:
        make_up(engine)
        write_back(engine)


def is_put_off(connection: Connection) -> bool:
    """Whether something was put off that has not been made up for."""
    return connection.execute(select(settings.c.value).where(settings.c.name == _NOTE)).scalar() is not None


def make_up(engine: Engine) -> None:
    """Makes all that was put off and is not there."""
    if engine.dialect.name == "sqlite":
        with writing(engine) as connection:
            for index in _indexes():
                connection.execute(CreateIndex(index, if_not_exists=True))
            words_index.make_up(connection)
            connection.execute(delete(settings).where(settings.c.name == _NOTE))
        return
    of_documents, *of_claims = reversed(words_index.lookups())
    of_lists = [str(CreateIndex(index, if_not_exists=True).compile(dialect=engine.dialect)) for index in _indexes()]
    with ThreadPoolExecutor(2) as together:  # as a server makes an index of words with one process
        list(together.map(lambda statements: _run(engine, statements), ([of_documents], [*of_claims, *of_lists])))
    with writing(engine) as connection:
        found = inspect(connection)
        there = {key["name"] for table in _TABLES for key in found.get_foreign_keys(table.name)}
        for constraint in _references():
            if constraint.name not in there:
                connection.execute(AddConstraint(constraint))
        connection.execute(delete(settings).where(settings.c.name == _NOTE))
    _run(engine, ["analyze"])


def _put_off(connection: Connection) -> None:
    connection.execute(delete(settings).where(settings.c.name == _NOTE))
    connection.execute(insert(settings), {"name": _NOTE, "value": "on"})
    for index in _indexes():
        connection.execute(DropIndex(index, if_exists=True))
    if connection.dialect.name == "sqlite":
        words_index.put_off(connection)
        return
    words_index.drop_lookups(connection)
    for constraint in _references():
        connection.execute(DropConstraint(constraint, if_exists=True))


def _run(engine: Engine, statements: Sequence[str]) -> None:
    """Statements one by one, each for itself, however long they take."""
    with guarded(engine.url), engine.connect() as connection:
        alone = connection.execution_options(isolation_level="AUTOCOMMIT", alone=True)
        alone.exec_driver_sql(f"set maintenance_work_mem = '{_MEMORY}'")
        alone.exec_driver_sql("set lock_timeout = 0")
        for statement in statements:
            alone.exec_driver_sql(statement)
        connection.invalidate()  # what was set goes with it


def _references() -> list[ForeignKeyConstraint]:
    return [found for table in _TABLES for found in table.foreign_key_constraints]


def _indexes() -> list[Index]:
    found = (index for table in _TABLES for index in sorted(table.indexes, key=lambda index: str(index.name)))
    return [index for index in found if index.name not in _NEEDED]


@contextmanager
def _written_back(engine: Engine) -> Iterator[None]:
    """Brings SQLite's log into its file now and then, in a thread, so that the writer does not wait for the disk."""
    if engine.dialect.name != "sqlite":
        yield
        return
    done = Event()

    def write_now_and_then() -> None:
        while not done.wait(_PAUSE):
            write_back(engine, "passive")

    thread = Thread(target=write_now_and_then)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
