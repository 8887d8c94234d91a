"""What names the contents of a database: another name once anything is written to it, by whatever program."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

from sqlalchemy import Engine

from reportedly.store.sql.connecting import file_of, reading


class Changes:
    """Tells one state of a database from another without looking at what is in it."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self._file = engine, file_of(engine.url)
        self._lock = threading.Lock()
        self._watching: sqlite3.Connection | None = None
        self._watched: tuple[int, int] | None = None
        self._opened = 0

    def state(self) -> str | None:
        """The name of the state; None where the file cannot be read now. Raises StoreError where a server is away."""
        if self._file is None:
            with reading(self._engine) as connection:  # what a transaction sees is named by those that it cannot see
                return str(connection.exec_driver_sql("select pg_current_snapshot()::text").scalar_one())
        with self._lock:
            try:
                return self._of_file(self._file)
            except (OSError, sqlite3.Error):
                self._let_go()
                return None

    def close(self) -> None:
        """Lets go of the file."""
        with self._lock:
            self._let_go()

    def _of_file(self, file: Path) -> str:
        """By a connection that never writes, for which every commit is that of another one."""
        found = file.stat()
        if self._watching is None or self._watched != (found.st_dev, found.st_ino):
            self._let_go()
            address = f"{file.absolute().as_uri()}?mode=rw"  # a file that was removed is not made again
            self._watching = sqlite3.connect(
                address, uri=True, timeout=0, check_same_thread=False, isolation_level=None
            )
            self._watched, self._opened = (found.st_dev, found.st_ino), self._opened + 1
        (version,) = self._watching.execute("pragma data_version").fetchone()
        return f"{self._opened}.{version}"

    def _let_go(self) -> None:
        if self._watching is not None:
            self._watching.close()
        self._watching = None
