"""How far ``add`` is: documents, their rate, and the time left by the bytes of the files that are still to be read."""

from __future__ import annotations

import os
from collections.abc import Iterable
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

from reportedly.cli.reporting import say

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Meter:
    """Shows progress while it is open, on a terminal alone; ``total`` is in bytes, None where nobody can know it."""

    def __init__(self, total: int | None, *, shown: bool) -> None:
        self._total = total
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._shown = shown
        self._stream: BinaryIO | None = None
        self._passed = 0
        self._size = 0
        self._documents = 0

    def __enter__(self) -> Self:
        if self._shown:
            self._bar = _bar(self._total)
            self._task = self._bar.add_task("documents", total=self._total, documents=0, rate="")
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def opened(self, stream: BinaryIO) -> None:
        """A file is about to be read; the one before it is done."""
        self._passed += self._size
        self._stream, self._size = stream, _size(stream)

    def show(self, documents: int) -> None:
        """So many documents are done."""
        self._documents = documents
        if self._bar is None or self._task is None:
            return
        task = self._bar.tasks[0]
        rate = f"{self._documents / task.elapsed:,.1f}/s" if task.elapsed else ""
        done = self._passed + self._position()
        self._bar.update(self._task, completed=done if self._total else 0, documents=self._documents, rate=rate)

    def tell(self, message: str) -> None:
        """Says one line above the progress, which steps aside for it."""
        if self._bar is not None:
            self._bar.stop()
        say(message)
        if self._bar is not None:
            self._bar.start()

    def unread(self, target: str, what: str) -> None:
        """Says what of an input is not read."""
        self.tell(f"{target}: {what}")

    def _position(self) -> int:
        if self._stream is None or self._stream.closed or not self._size:
            return self._size
        return min(self._stream.tell(), self._size)


def bytes_of(targets: Iterable[str]) -> int | None:
    """The bytes of all files that ``targets`` name; None where one is no file or folder, so that nobody can know."""
    total = 0
    for target in targets:
        if os.path.isdir(target):
            total += sum(_bytes_in(target))
        elif os.path.isfile(target):
            total += os.path.getsize(target)
        else:
            return None
    return total


def _bytes_in(folder: str) -> Iterable[int]:
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = os.path.join(root, name)
            if not name.startswith(".") and os.path.isfile(path):
                yield os.path.getsize(path)


def _size(stream: BinaryIO) -> int:
    try:
        return os.fstat(stream.fileno()).st_size
    except OSError:
        return 0


def _bar(total: int | None) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = [
        SpinnerColumn(style="cyan"),
        TextColumn("{task.fields[documents]:,} documents"),
        TextColumn("{task.fields[rate]}", style="dim"),
        TimeElapsedColumn(),
    ]
    if total:
        columns += [BarColumn(), TextColumn("{task.percentage:>3.0f}%, left"), TimeRemainingColumn()]
    return Progress(*columns, console=Console(stderr=True), transient=True)
