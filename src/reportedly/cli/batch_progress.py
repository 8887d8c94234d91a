"""How far a batch is: shards, words, their rate and cost, and the time left by the records still to be read."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self

from msgspec import Struct

from reportedly.cli.printable import many
from reportedly.cli.reporting import say

if TYPE_CHECKING:
    from rich.progress import Progress
    from rich.status import Status

    from reportedly.batch.values import Failure, Manifest, Shard

EVERY = 30.0  # seconds between two lines where there is no terminal


class Summary(Struct, frozen=True, kw_only=True):
    """What OUTPUT holds of these inputs after a run, and what the run took; ``failed`` are inputs and shards left.

    ``cpu_seconds_per_million_words`` is the cost of all that is there, in the processor time of workers;
    ``words_per_second`` the pace of this run.
    """

    shards: int
    shards_before: int
    documents: int
    refused: int
    attributions: int
    claims: int
    words: int
    failed: int
    seconds: float
    words_per_second: float
    cpu_seconds: float
    cpu_seconds_per_million_words: float

    def lines(self) -> Iterator[str]:
        """It in words."""
        before = f", {self.shards_before:,} of them before" if self.shards_before else ""
        found = f"{many(self.documents, 'document')}, {many(self.claims, 'claim')}"
        yield f"{found}, in {many(self.shards, 'shard')}{before}"
        yield f"{self.words:,} words, at {self.cpu_seconds_per_million_words:,.0f} CPU seconds a million"
        if self.refused:
            yield f"{self.refused:,} refused: see the table refusals"
        if self.failed:
            yield f"{self.failed:,} left of the inputs and shards: run the same again"


class BatchReport:
    """Hears how far a batch is, and shows it while it is open: as a bar on a terminal, else as a line now and then."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._bar: Progress | None = None
        self._shards = self._records = self._failed = 0
        self._before: list[Manifest] = []
        self._now: list[Manifest] = []
        self._begun = self._said = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def planned(self, shards: Sequence[Shard], done: Sequence[Manifest]) -> None:
        """All shards are known, and some are done already."""
        self._begun = self._said = time.monotonic()
        self._shards, self._records = len(shards), sum(shard.records for shard in shards)
        self._before = list(done)
        if self._shown:
            self._bar = _bar(self._records)
        self._show()

    def finished(self, manifest: Manifest) -> None:
        """A shard is done."""
        self._now.append(manifest)
        self._show()

    def failed(self, failure: Failure) -> None:
        """An input or a shard is left."""
        self._failed += 1
        if self._bar is not None:
            self._bar.stop()
        say(f"{failure.target}: {failure.reason}; {failure.remedy}")
        if self._bar is not None:
            self._bar.start()

    def summary(self) -> Summary:
        """What there is in the end."""
        every, seconds = [*self._before, *self._now], time.monotonic() - self._begun
        words, cost = sum(m.words for m in every), sum(m.seconds for m in every)
        return Summary(
            shards=len(every),
            shards_before=len(self._before),
            documents=sum(m.rows["documents"] for m in every),
            refused=sum(m.rows["refusals"] for m in every),
            attributions=sum(m.rows["attributions"] for m in every),
            claims=sum(m.rows["claims"] for m in every),
            words=words,
            failed=self._failed,
            seconds=round(seconds, 1),
            words_per_second=round(sum(m.words for m in self._now) / max(seconds, 0.001), 1),
            cpu_seconds=round(cost, 1),
            cpu_seconds_per_million_words=round(1e6 * cost / words, 1) if words else 0.0,
        )

    def _show(self) -> None:
        """Where there is no bar, a line: at most one in half a minute."""
        done = sum(m.shard.records for m in (*self._before, *self._now))
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=done, said=self._words())
        elif self._now and time.monotonic() - self._said >= EVERY:
            self._said = time.monotonic()
            say(f"{self._words()}, {_time(self._left())} left")

    def _words(self) -> str:
        found = self.summary()
        cost = f"{found.words_per_second:,.0f} words/s, {found.cpu_seconds_per_million_words:,.0f} CPU s/million words"
        return f"{found.shards:,} of {self._shards:,} shards, {found.documents:,} documents, {cost}"

    def _left(self) -> float:
        """Seconds, at the pace of this run."""
        now, before = (sum(m.shard.records for m in some) for some in (self._now, self._before))
        pace = now / max(time.monotonic() - self._begun, 0.001)
        return (self._records - now - before) / pace if pace else 0.0


class StepReport:
    """Hears how far a join is, step by step: on a terminal as a line that changes, else as a line now and then."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._status: Status | None = None
        self._said = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status is not None:
            self._status.stop()

    def told(self, name: str, done: int, of: int) -> None:
        """A step, and how many of how many parts of it are done."""
        line = f"{name}: {done:,} of {of:,}"
        if self._shown:
            self._status = self._status or _status()
            self._status.update(line)
        elif time.monotonic() - self._said >= EVERY:
            self._said = time.monotonic()
            say(line)


def _time(seconds: float) -> str:
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{max(1, minutes)} min"


def _status() -> Status:
    from rich.console import Console

    status = Console(stderr=True).status("")
    status.start()
    return status


def _bar(total: int) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (TextColumn("{task.fields[said]}"), BarColumn(), TimeElapsedColumn(), TextColumn("left"))
    bar = Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True)
    bar.add_task("reading", total=total, said="")
    bar.start()
    return bar
