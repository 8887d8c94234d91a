"""What a person is told on standard error while inputs are read: refusals, and progress when there are many."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Self

from reportedly.cli.printable import one_line
from reportedly.model import Document, Refusal

if TYPE_CHECKING:
    from rich.progress import Progress

MANY = 4


def say(message: str) -> None:
    """Writes one line on standard error, in the program's name."""
    sys.stderr.write(f"reportedly: {one_line(message)}\n")
    sys.stderr.flush()


class Report:
    """Tells of every refusal and keeps their number; with ``progress``, counts the documents while it is open."""

    def __init__(self, *, progress: bool) -> None:
        self.refused = 0
        self._read = 0
        self._progress = progress
        self._bar: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    @property
    def exit_code(self) -> int:
        """1 if anything was refused, else 0."""
        return 1 if self.refused else 0

    def documents(self, loaded: Iterable[Document | Refusal]) -> Iterator[Document]:
        """The documents of ``loaded``; each refusal between them is reported as it comes."""
        for item in loaded:
            if isinstance(item, Refusal):
                self.refused += 1
                self.tell(f"{item.target}: {item.reason}; {item.remedy}")
            else:
                yield item
                self._advance()

    def tell(self, message: str) -> None:
        """Says it above the counter, if there is one, which steps aside so that no line is broken."""
        if self._bar is not None:
            self._bar.stop()
        say(message)
        if self._bar is not None:
            self._bar.start()

    def unread(self, target: str, what: str) -> None:
        """Says what of an input is not read."""
        self.tell(f"{target}: {what}")

    def _advance(self) -> None:
        self._read += 1
        if not self._progress or self._read < MANY:
            return
        if self._bar is None:
            self._bar = _started_bar()
        self._bar.update(self._bar.task_ids[0], completed=self._read)


def _started_bar() -> Progress:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(style="cyan"), TextColumn("{task.completed:,.0f} documents"), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task("reading", total=None)
    bar.start()
    return bar
