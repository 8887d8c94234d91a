"""A store in SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.engine import URL

from reportedly.errors import StoreError
from reportedly.store.selection import moment
from reportedly.store.sql import bulk, migrating, putting_off, read_only
from reportedly.store.sql.bulk_writer import BulkWriter
from reportedly.store.sql.changes import Changes
from reportedly.store.sql.connecting import PATIENCE, engine_of, file_of, guarded, parsed, reading, shown
from reportedly.store.sql.view import SqlView
from reportedly.store.sql.writer import SqlWriter


class SqlStore:
    """The database of a URL, made if it is not there.

    A writer waits ``patience`` seconds for another one. Raises StoreError where the database cannot be opened, is of
    another version, or is not there and is not to be made.
    """

    def __init__(self, url: str, *, patience: float = PATIENCE, make: bool = True) -> None:
        if not make:
            _demand_file(parsed(url))
        self.engine, self._patience = opened(url, patience), patience
        self.url = shown(self.engine.url)
        try:
            migrating.ready(self.engine, make=make)
            with reading(self.engine) as connection:
                put_off = putting_off.noted(connection) is not None
            if put_off:
                bulk.make_up(self.engine)
        except BaseException:
            self.engine.dispose()
            raise
        self.writer, self._changes = SqlWriter(self.engine), Changes(self.engine)

    @property
    def writable(self) -> bool:
        """Whether it may be written to; a server says so itself when it is tried."""
        file = file_of(self.engine.url)
        return file is None or read_only.writable(file)

    def view(self, as_of: str | None = None) -> SqlView:
        """The way out, now or as of a moment."""
        moment(as_of, "as_of")
        return SqlView(self.engine, as_of)

    def state(self) -> str | None:
        """What names the contents as they are now."""
        return self._changes.state()

    @contextmanager
    def bulk(self) -> Iterator[BulkWriter]:
        """A Writer for very many documents at once, into a database that nobody else uses meanwhile."""
        with bulk.writer(self.engine, self._patience) as writer:
            yield writer

    def close(self) -> None:
        """Lets go of the database."""
        self._changes.close()
        self.engine.dispose()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Lets go of the database."""
        self.close()


def opened(url: str, patience: float = PATIENCE) -> Engine:
    """The engine of a URL, of whatever version its database is.

    Raises StoreError where the folder of a file is not there: it is not made, since its name may be mistyped.
    """
    found = parsed(url)
    engine, file = engine_of(found, patience), file_of(found)
    if file is not None:
        if not file.parent.is_dir():
            raise StoreError(f"{shown(found)}: its folder is not there; make it, or check the spelling")
        try:
            _write_ahead(engine)
        except BaseException:
            engine.dispose()
            raise
    return engine


def demand_contents(url: URL) -> None:
    """Raises StoreError for an empty file: SQLite would make it its own, and it was named by mistake."""
    file = file_of(url)
    if file is not None and file.exists() and not file.stat().st_size:
        told = "is an empty file and no desk; make one of it with 'reportedly add', or check the spelling"
        raise StoreError(f"{shown(url)}: {told}")


def _demand_file(url: URL) -> None:
    file = file_of(url)
    if file is not None and not file.exists():
        raise StoreError(migrating.absent(url))
    demand_contents(url)


def _write_ahead(engine: Engine) -> None:
    """Switches SQLite to its write-ahead log, where readers and the writer do not wait for one another.

    Raises StoreError for the database of another program, which is left as it is, and so is one that only can be read.
    """
    file = file_of(engine.url)
    with guarded(engine.url), engine.connect() as connection:
        if file is not None and read_only.still(file):
            return
        alone = connection.execution_options(isolation_level="AUTOCOMMIT", alone=True)
        if alone.exec_driver_sql("pragma journal_mode").scalar() != "wal":
            migrating.revision(alone)
            alone.exec_driver_sql("pragma page_size = 16384")  # of a new file: less is lost at the ends of long rows
            alone.exec_driver_sql("pragma journal_mode = wal")
