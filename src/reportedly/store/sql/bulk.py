"""Very many documents at once: what only slows that down is put off until they are in.

That it was put off is noted in the database. Where the program is killed meanwhile, whoever opens the database next
makes up for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event, Thread

from sqlalchemy import Connection, Engine, ForeignKeyConstraint, Index, Table, inspect
from sqlalchemy.schema import AddConstraint, CreateIndex, DropConstraint, DropIndex

from reportedly.store.sql import putting_off, words_index
from reportedly.store.sql.beside import Beside
from reportedly.store.sql.bulk_writer import BulkWriter
from reportedly.store.sql.connecting import guarded, write_back, writing
from reportedly.store.sql.in_parallel import InParallel
from reportedly.store.sql.schema import claims, documents, readings, sources

_OTHERS = (documents, sources, readings)
_TABLES = (claims, *_OTHERS)
_NEEDED = {"documents_address"}  # to tell a revision from a new document
_LOG_PAGES = 20_000  # of SQLite's log, before it is written back: some 300 MB
_MEMORY = "256MB"
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
            if engine.dialect.name == "sqlite":
                yield BulkWriter(engine, beside)
            else:
                with InParallel(engine, beside) as in_parallel:
                    yield BulkWriter(engine, in_parallel)
    finally:
        make_up(engine)
        write_back(engine)


def make_up(engine: Engine) -> None:
    """Makes all that was put off and is not there, unless somebody else has done so meanwhile."""
    with writing(engine) as connection:
        indexed = putting_off.noted(connection)
        if indexed is None:
            return
        if connection.dialect.name == "sqlite":
            for statement in _indexes_made(connection, _TABLES):
                connection.exec_driver_sql(statement)
            words_index.make_up(connection)
        else:
            with ThreadPoolExecutor(2) as together:  # as a server does with one process what one connection asks for
                list(together.map(lambda some: _run(engine, some), _made(connection)))
            words_index.fill(connection, indexed)
        putting_off.take_off(connection)


def _put_off(connection: Connection) -> None:
    putting_off.begin(connection)
    for index in _indexes(_TABLES):
        connection.execute(DropIndex(index, if_exists=True))
    words_index.put_off(connection)
    if connection.dialect.name != "sqlite":
        for constraint in _references(_TABLES):
            connection.execute(DropConstraint(constraint, if_exists=True))


def _made(connection: Connection) -> Iterator[list[str]]:
    """What makes the indexes and references of claims that are not there, and those of all others, and counts rows."""
    found = inspect(connection)
    there = {key["name"] for table in _TABLES for key in found.get_foreign_keys(table.name)}
    rest = sorted({*found.get_table_names()} - {claims.name})
    for tables, counted in (((claims,), [claims.name]), (_OTHERS, rest)):
        missing = [AddConstraint(r) for r in _references(tables) if r.name not in there]
        made = [str(one.compile(dialect=connection.dialect)) for one in missing]
        yield [*_indexes_made(connection, tables), *made, f"analyze {', '.join(counted)}"]


def _run(engine: Engine, statements: Sequence[str]) -> None:
    """Statements one by one, each for itself, however long they take."""
    with guarded(engine.url), engine.connect() as connection:
        alone = connection.execution_options(isolation_level="AUTOCOMMIT", alone=True)
        alone.exec_driver_sql(f"set maintenance_work_mem = '{_MEMORY}'")
        alone.exec_driver_sql("set lock_timeout = 0")
        for statement in statements:
            alone.exec_driver_sql(statement)
        connection.invalidate()  # what was set goes with it


def _references(tables: Iterable[Table]) -> list[ForeignKeyConstraint]:
    return [found for table in tables for found in table.foreign_key_constraints]


def _indexes_made(connection: Connection, tables: Iterable[Table]) -> list[str]:
    """What makes the indexes of tables where they are not there."""
    return [str(CreateIndex(i, if_not_exists=True).compile(dialect=connection.dialect)) for i in _indexes(tables)]


def _indexes(tables: Iterable[Table]) -> list[Index]:
    found = (index for table in tables for index in sorted(table.indexes, key=lambda index: str(index.name)))
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
