"""Rows into PostgreSQL in a thread, and their words into the index in a process, while the next rows are made ready.

PostgreSQL takes in the rows of one connection and the words of another at the same time, where SQLite has one writer.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from reportedly.store.sql import keeping
from reportedly.store.sql.beside import Beside
from reportedly.store.sql.connecting import writing
from reportedly.store.sql.keeping import Batch

_AHEAD = 16  # batches whose words may wait while those of a whole segment are written


class InParallel:
    """Writes batches in their order, as a context manager; leaving it waits for what was given."""

    def __init__(self, engine: Engine, beside: Beside) -> None:
        self._engine, self._beside = engine, beside
        self._rows, self._words = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
        self._last: Future[None] | None = None
        self._waiting: deque[Future[None]] = deque()

    def write(self, batch: Batch) -> None:
        """Has a batch written, once the rows of the one before it are; raises StoreError where those were not.

        Its words may wait for others; that one before it could not be indexed is raised some calls later.
        """
        self._wait()
        while len(self._waiting) >= _AHEAD:
            self._waiting.popleft().result()
        self._last = self._rows.submit(self._put, batch)

    def settle(self) -> None:
        """Has all written that was given, its words included; raises StoreError where it cannot be."""
        self._wait()
        while self._waiting:
            self._waiting.popleft().result()
        self._beside.settle()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Waits for all that was given."""
        with self._rows, self._words:
            self.settle()

    def _wait(self) -> None:
        last, self._last = self._last, None
        if last is not None:
            last.result()

    def _put(self, batch: Batch) -> None:
        with writing(self._engine) as connection:
            # Nothing waits for the disk until the end, when what a bulk commits last does, and all before it with it.
            connection.exec_driver_sql("set local synchronous_commit = off")
            keeping.put(connection, batch)
        self._waiting.append(self._words.submit(self._beside.write, Batch(texts=batch.texts)))
