"""One piece of work in a process of its own, which is begun anew where it dies."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from queue import SimpleQueue
from types import TracebackType
from typing import Generic, Self, TypeVar

from reportedly.garbage import collected_seldom

Item = TypeVar("Item")
Answer = TypeVar("Answer")

TRIES = 3


class Process(Generic[Item, Answer]):
    """Work that another process does: ``make`` is called there, once; it, items and answers can be pickled."""

    def __init__(self, make: Callable[[], Callable[[Item], Answer]]) -> None:
        self._make, self._ended = make, False
        self._process: multiprocessing.process.BaseProcess | None = None
        self._line: Connection | None = None

    def ask(self, item: Item) -> Answer | None:
        """The answer to an item; None where three processes died over it, one after the other, or it is closed."""
        for _ in range(TRIES):
            if self._ended:
                break
            line = self._begun()
            try:
                line.send(item)
                answer: Answer = line.recv()
            except (EOFError, OSError):
                self._end()
            else:
                return answer
        return None

    def close(self) -> None:
        """Ends the process for good, also while another thread waits for its answer."""
        self._ended = True
        self._end()

    def _end(self) -> None:
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._line = self._process = None

    def _begun(self) -> Connection:
        if self._line is None:
            new = multiprocessing.get_context("spawn")  # a fork would cut off the threads of this one
            self._line, theirs = new.Pipe()
            self._process = new.Process(target=_serve, args=(theirs, self._make), daemon=True)
            self._process.start()
            theirs.close()  # so that either side sees it when the other is gone
        return self._line


class Pool(Generic[Item, Answer]):
    """So many processes for one kind of work; whoever asks takes one that is free. They end with the pool."""

    def __init__(self, make: Callable[[], Callable[[Item], Answer]], size: int) -> None:
        self._all = [Process[Item, Answer](make) for _ in range(size)]
        self._free: SimpleQueue[Process[Item, Answer]] = SimpleQueue()
        for process in self._all:
            self._free.put(process)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._all:
            process.close()

    def ask(self, item: Item) -> Answer | None:
        """The answer of whichever process is free first, as it gives it."""
        process = self._free.get()
        try:
            return process.ask(item)
        finally:
            self._free.put(process)


def _serve(line: Connection, make: Callable[[], Callable[[Item], Answer]]) -> None:
    """Answers items until whoever asks is gone."""
    with suppress(EOFError, OSError, KeyboardInterrupt), collected_seldom():
        work = make()
        while True:
            line.send(work(line.recv()))
