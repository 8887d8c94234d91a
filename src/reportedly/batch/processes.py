"""One piece of work in a process of its own, which is begun anew where it dies."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from queue import SimpleQueue
from types import TracebackType
from typing import Self

Work = Callable[[str], str]
"""An item to its answer, both as JSON."""

TRIES = 3


class WorkersLostError(Exception):
    """The engine gave up, since workers or a node went; what was answered before stands."""


class Process:
    """Work that another process does: ``make`` is called there, once."""

    def __init__(self, make: Callable[[], Work]) -> None:
        self._make = make
        self._process: multiprocessing.process.BaseProcess | None = None
        self._line: Connection | None = None

    def ask(self, item: str) -> str | None:
        """The answer to an item; None where three processes died over it, one after the other."""
        for _ in range(TRIES):
            line = self._begun()
            try:
                line.send(item)
                answer: str = line.recv()
            except (EOFError, OSError):
                self.close()
            else:
                return answer
        return None

    def close(self) -> None:
        """Ends the process."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._line = self._process = None

    def _begun(self) -> Connection:
        if self._line is None:
            new = multiprocessing.get_context("spawn")  # the engine has threads, which a fork would cut off
            self._line, theirs = new.Pipe()
            self._process = new.Process(target=_serve, args=(theirs, self._make), daemon=True)
            self._process.start()
            theirs.close()  # so that either side sees it when the other is gone
        return self._line


class Pool:
    """So many processes for one kind of work; whoever asks takes one that is free. They end with the pool."""

    def __init__(self, make: Callable[[], Work], size: int) -> None:
        self._all = [Process(make) for _ in range(size)]
        self._free: SimpleQueue[Process] = SimpleQueue()
        for process in self._all:
            self._free.put(process)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._all:
            process.close()

    def ask(self, item: str) -> str | None:
        """The answer of whichever process is free first, as it gives it."""
        process = self._free.get()
        try:
            return process.ask(item)
        finally:
            self._free.put(process)


def _serve(line: Connection, make: Callable[[], Work]) -> None:
    """Answers items until whoever asks is gone."""
    with suppress(EOFError, OSError, KeyboardInterrupt):
        work = make()
        while True:
            line.send(work(line.recv()))
