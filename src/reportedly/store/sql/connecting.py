"""Opening a database by its URL, and whatever goes wrong with it as one line with the way out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, DisconnectionError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from reportedly.errors import StoreError, UsageError
from reportedly.store.sql import read_only

PATIENCE = 30.0
KINDS = "give sqlite:///FILE, postgresql://USER@HOST/NAME or memory:"
_WRITER = 0x7265706F  # the advisory lock of PostgreSQL that makes writers wait for one another
_PAGES = "cache_size = -65536", "mmap_size = 268435456", "temp_store = memory", "secure_delete = fast"
_ROOM = "pragma cache_size = -262144"  # who writes much writes all over the indexes, of which each page is changed once

_LOCKED = "is being written to by another program; try again in a moment"
_FULL = "has no space left to write to, and nothing was half-written; free some and try again"
_DAMAGED = "is damaged; restore a backup ('reportedly db restore')"
_REMOVED = "the file was removed"
_STILL = "opened as a file that nobody changes"
_SQLITE = (
    (_REMOVED, "was removed while it was open; put it back, or bring back a backup ('reportedly db restore')"),
    (
        read_only.LEFT,
        "cannot be read where nothing may be written: its last changes are in the file beside it that ends in -wal; "
        "copy both to a folder of yours",
    ),
    ("no such table", "is no database of this program; check the path"),
    ("locked", _LOCKED),
    ("busy", _LOCKED),
    ("readonly", "may not be written to; ask for the right, or name another with --db"),
    ("read-only", "may not be written to; ask for the right, or name another with --db"),
    ("unable to open", "cannot be opened; check that its folder is there and may be written to"),
    ("disk is full", _FULL),
    ("not a database", "is no database of this program; check the path"),
    ("malformed", _DAMAGED),
    ("disk i/o", "cannot be read or written (disk error); check the disk, then try again"),
)
_GONE = "does not answer; start it or check the URL, then try again"
_POSTGRESQL: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
    ((psycopg.errors.DiskFull, psycopg.errors.OutOfMemory), _FULL),
    ((psycopg.errors.LockNotAvailable, psycopg.errors.DeadlockDetected), _LOCKED),
    ((psycopg.errors.QueryCanceled,), "took too long to answer; try again"),
    ((psycopg.errors.InsufficientPrivilege, psycopg.errors.ReadOnlySqlTransaction), "may not be written to"),
    ((psycopg.errors.InvalidCatalogName,), "is not there; make it with 'createdb'"),
    ((psycopg.OperationalError, psycopg.InterfaceError), _GONE),
)


def parsed(url: str) -> URL:
    """The URL in its parts; raises UsageError for one of no known kind."""
    try:
        found = make_url(url)
    except (ArgumentError, ValueError) as error:
        meant = f"for that file, give sqlite:///{url}" if url and "://" not in url else KINDS
        raise UsageError(f"{url!r} is no URL of a database; {meant}") from error
    if found.drivername == "sqlite" and found.database:
        return found
    if found.drivername in {"postgresql", "postgres"}:
        return found.set(drivername="postgresql+psycopg")
    raise UsageError(f"{shown(found)!r} is no URL of a database that is known; {KINDS}")


def shown(url: URL) -> str:
    """The URL as it may be shown: without its password."""
    kind = url.drivername.partition("+")[0]
    return url.set(drivername=kind).render_as_string(hide_password=True)


def engine_of(url: URL, patience: float) -> Engine:
    """The engine of a database; a writer waits ``patience`` seconds for another one."""
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": patience, "check_same_thread": False})
        _hold_to_file(engine, Path(url.database or ""))
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    milliseconds = max(1, int(patience * 1000))
    # Common words and rare ones are looked up in different ways, so that no plan may serve for all; and a few thousand
    # rows by their keys, which no disk of today takes long for, rather than by reading a whole table.
    settings = f"-c lock_timeout={milliseconds} -c plan_cache_mode=force_custom_plan -c random_page_cost=1.1"
    options = {"connect_timeout": max(1, int(patience)), "options": settings}
    engine = create_engine(url, connect_args=options, pool_pre_ping=True)
    event.listen(engine, "begin", _begin_postgresql)
    return engine


@contextmanager
def guarded(url: URL) -> Iterator[None]:
    """Turns whatever the database raises inside into a StoreError of one line."""
    try:
        yield
    except PoolTimeoutError as error:
        raise StoreError(f"{shown(url)}: too many ask it at once; try again in a moment") from error
    except SQLAlchemyError as error:
        cause = error.orig if isinstance(error, DBAPIError) else None
        raise StoreError(f"{shown(url)}: {_complaint(cause or error)}") from error
    except (sqlite3.Error, psycopg.Error) as error:
        raise StoreError(f"{shown(url)}: {_complaint(error)}") from error


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the database."""
    with guarded(engine.url), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine, *, wait: bool = True) -> Iterator[Connection]:
    """One transaction that writes, alone; it is undone whole if anything is raised inside.

    In PostgreSQL it need not ``wait`` for another writer that writes to other tables.
    """
    with guarded(engine.url), engine.connect() as connection:
        connection = connection.execution_options(writes=True, wait=wait)
        with connection.begin():
            yield connection


def file_of(url: URL) -> Path | None:
    """The file of an SQLite database."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def _hold_to_file(engine: Engine, file: Path) -> None:
    """Keeps a connection from writing to a file that was removed, and another from making an empty one in its place.

    The file may be put back or replaced meanwhile: then it is opened anew.
    """
    seen: set[tuple[int, int]] = set()

    def connecting(dialect: Any, record: Any, _arguments: Any, options: Any) -> Any:
        if seen and not file.exists():
            raise sqlite3.OperationalError(_REMOVED)
        record.info[_STILL] = read_only.still(file)
        return dialect.connect(read_only.address(file), uri=True, **options) if record.info[_STILL] else None

    def checkout(_connection: Any, record: Any, _fairy: Any) -> None:
        try:
            found = file.stat()
        except OSError:
            if not seen:
                return  # a new file is there once something is written
            raise DisconnectionError(_REMOVED) from None
        seen.add((found.st_dev, found.st_ino))
        now: tuple[int, ...] = (found.st_dev, found.st_ino)
        if record.info[_STILL]:  # SQLite does not look whether somebody has changed it after all
            now += (found.st_mtime_ns, found.st_size, read_only.still(file))
        if record.info.setdefault(_REMOVED, now) != now:
            raise DisconnectionError(_REMOVED)

    event.listen(engine, "do_connect", connecting)
    event.listen(engine, "checkout", checkout)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # or Python would begin transactions of its own
    for pragma in ("foreign_keys = on", "synchronous = normal", *_PAGES):
        connection.execute(f"pragma {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("writes"):
        connection.exec_driver_sql(_ROOM)
    if not options.get("alone"):
        connection.exec_driver_sql("begin immediate" if options.get("writes") else "begin")


def _begin_postgresql(connection: Connection) -> None:
    options, driver = connection.get_execution_options(), connection.connection.driver_connection
    reads = not options.get("writes") and not options.get("alone")
    if driver is not None and driver.read_only is not (True if reads else None):
        # said with the statement that begins, and not in one of its own
        driver.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ if reads else None
        driver.read_only = True if reads else None
    if options.get("writes") and options.get("wait", True):
        connection.exec_driver_sql(f"select pg_advisory_xact_lock({_WRITER})")


def _complaint(error: BaseException) -> str:
    """What to tell of an error of a driver."""
    if isinstance(error, sqlite3.Error):
        message = str(error).lower()
        known = next((told for part, told in _SQLITE if part in message), None)
    else:
        known = next((told for kinds, told in _POSTGRESQL if isinstance(error, kinds)), None)
        if isinstance(error, psycopg.OperationalError) and "authentication" in str(error):
            known = "does not let you in; check the user and the password"
        if isinstance(error, psycopg.OperationalError) and "does not exist" in str(error):
            known = "is not there; make it with 'createdb'"
    said = " ".join(str(error).split())
    return known or f"failed ({said}); try again, and report it if it stays so"


def reclaim(engine: Engine) -> None:
    """Frees the room of what was removed, so that nothing of it can be read from the files any more."""
    with guarded(engine.url), engine.connect() as connection:
        alone = connection.execution_options(isolation_level="AUTOCOMMIT", alone=True)
        alone.exec_driver_sql("vacuum")
    write_back(engine)


def write_back(engine: Engine, how: str = "truncate") -> None:
    """Brings SQLite's log into its file, and empties it; ``passive``: as far as nobody has to wait."""
    if engine.dialect.name == "sqlite":
        with guarded(engine.url), engine.connect() as connection:
            alone = connection.execution_options(isolation_level="AUTOCOMMIT", alone=True)
            alone.exec_driver_sql(f"pragma wal_checkpoint({how})").all()  # or it would go on, and hold a lock
