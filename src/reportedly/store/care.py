"""What a desk's owner does with a whole database: look at it, bring it up to date, save it and bring it back."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct
from sqlalchemy import Engine

from reportedly.errors import StoreError, UsageError
from reportedly.store.copying import copy
from reportedly.store.sql import migrating
from reportedly.store.sql.connecting import file_of, guarded, parsed, reading, shown, write_back, writing
from reportedly.store.sql.people import end_all_sessions
from reportedly.store.sql.store import SqlStore, demand_contents, opened
from reportedly.store.values import Counts


class Info(Struct, frozen=True, kw_only=True):
    """A database in short: where and of which version it is, how large in bytes, and how much it holds."""

    url: str
    version: str
    newest: str
    bytes: int
    full_text: bool
    linked_by: str
    counts: Counts


def info(store: SqlStore) -> Info:
    """What there is to know of a database."""
    engine, view = store.engine, store.view()
    with reading(engine) as connection:
        version = migrating.revision(connection) or ""
    return Info(
        url=store.url,
        version=version,
        newest=migrating.newest(),
        bytes=size(engine),
        full_text=view.full_text(),
        linked_by=view.linked_by(),
        counts=view.counts(),
    )


def size(engine: Engine) -> int:
    """The bytes that a database takes up, its indexes and its log included."""
    file = file_of(engine.url)
    if file is not None:
        parts = [file, file.with_name(f"{file.name}-wal")]
        return sum(part.stat().st_size for part in parts if part.exists())
    with reading(engine) as connection:
        return int(connection.exec_driver_sql("select pg_database_size(current_database())").scalar_one())


def upgrade(url: str) -> tuple[str | None, str]:
    """Brings a database to this program's version; returns the version before and after.

    Raises StoreError for an empty file, and where a newer version made it, or another program.
    """
    demand_contents(parsed(url))
    engine = opened(url)
    try:
        with reading(engine) as connection:
            before = migrating.revision(connection)
        if before is not None and before not in migrating.known():
            raise StoreError(f"{shown(engine.url)}: was made by a newer version of this program; install that one")
        migrating.upgrade(engine)
        return before, migrating.newest()
    finally:
        engine.dispose()


def backup(store: SqlStore, file: Path) -> None:
    """Saves a database as one SQLite file, while others go on reading and writing.

    Of an SQLite database it is an exact copy, of another one a copy that was compared; both without the sessions of
    people. Raises UsageError where the file is there already, or its folder is not, and StoreError where it cannot be
    written; then no half file is left.
    """
    if file.exists():
        raise UsageError(f"{file}: is there already; name a file that is not")
    if not file.parent.is_dir():
        raise UsageError(f"{file}: its folder is not there; make it, or name another")
    half = file.with_name(f"{file.name}.half")
    half.unlink(missing_ok=True)
    try:
        if file_of(store.engine.url) is not None:
            _vacuum_into(store.engine, half)
            _sign_out(half)
        else:
            with SqlStore(f"sqlite:///{half}") as target:
                copy(store, target)
        os.replace(half, file)
    except OSError as error:
        raise StoreError(f"{file}: cannot be written ({error.strerror}); name another file") from error
    finally:
        for left in (half, *(half.with_name(f"{half.name}-{part}") for part in ("wal", "shm"))):
            left.unlink(missing_ok=True)


def restore(file: Path, target: SqlStore) -> Counts:
    """Brings a backup back into an empty database, compares, and returns how much it is."""
    if not file.exists():
        raise UsageError(f"{file}: is not there; check the spelling")
    with SqlStore(f"sqlite:///{file}", make=False) as source:
        return copy(source, target).counts


def _vacuum_into(engine: Engine, file: Path) -> None:
    with guarded(engine.url), engine.connect() as connection:
        alone = connection.execution_options(isolation_level="AUTOCOMMIT", alone=True)
        alone.exec_driver_sql("vacuum into ?", (str(file),))


def _sign_out(file: Path) -> None:
    """Ends the sessions that a copy holds: they would be good again wherever it is brought back."""
    engine = opened(f"sqlite:///{file}")
    try:
        with writing(engine) as connection:
            end_all_sessions(connection)
        write_back(engine)
    finally:
        engine.dispose()
