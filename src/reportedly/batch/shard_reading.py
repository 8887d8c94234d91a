"""What a worker does: one shard from its input to Parquet, with a manifest at the end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Protocol, TypeVar

from reportedly.batch.columns import refusal_row, rows
from reportedly.batch.output import Output, Tables
from reportedly.batch.stretches import shard_documents
from reportedly.batch.values import Job, Manifest, Shard
from reportedly.model import Document, Reading, Refusal
from reportedly.settings import Settings

Item = TypeVar("Item")


class DocumentReader(Protocol):
    """What reads one document."""

    def read(self, document: Document) -> Reading:
        """The reading of a document."""


class ShardReader:
    """Reads shards one after the other; the model is loaded once. ``settings`` has the job's largest page."""

    def __init__(self, address: str, job: Job, settings: Settings, reader: Callable[[], DocumentReader]) -> None:
        self._output, self._job, self._settings, self._make = Output(address), job, settings, reader
        self._reader: DocumentReader | None = None
        self._now = datetime.fromisoformat(job.begun)

    def __call__(self, shard: Shard) -> Manifest:
        """Reads a shard; when this returns, it is in OUTPUT. Raises UnreachableError where either fails."""
        clock = _Clock()
        with self._output.tables(shard.name) as tables:
            words = self._read(shard, tables, clock)
            tables.close()
        clock.lap("writing")
        manifest = Manifest(
            shard=shard,
            model=self._job.model,
            rows=tables.counts,
            words=words,
            loading=round(clock.laps["loading"], 3),
            reading=round(clock.laps["reading"], 3),
            writing=round(clock.laps["writing"], 3),
        )
        self._output.finish(manifest)
        return manifest

    def _read(self, shard: Shard, tables: Tables, clock: _Clock) -> int:
        """Fills the tables; how many words were read."""
        if self._reader is None:
            self._reader = self._make()
            clock.lap("reading")
        words = 0
        for item in clock.timed(shard_documents(shard, self._settings, self._now)):
            if isinstance(item, Refusal):
                tables.add("refusals", [refusal_row(shard.input, item)])
                continue
            reading = self._reader.read(item)
            clock.lap("reading")
            try:
                made = rows(reading)
            except UnicodeEncodeError:
                tables.add("refusals", [refusal_row(shard.input, _half(shard, item))])
                continue
            for table, some in made.items():
                tables.add(table, some)
            words += len(item.text.split())
            clock.lap("writing")
        return words


class _Clock:
    """CPU seconds of this process, by what they were spent on."""

    def __init__(self) -> None:
        self.laps = dict.fromkeys(("loading", "reading", "writing"), 0.0)
        self._at = time.process_time()

    def lap(self, name: str) -> None:
        """All that was spent since the last lap was spent on this."""
        now = time.process_time()
        self.laps[name] += now - self._at
        self._at = now

    def timed(self, items: Iterator[Item]) -> Iterator[Item]:
        """The items; getting each is loading."""
        for item in items:
            self.lap("loading")
            yield item
        self.lap("loading")


def _half(shard: Shard, document: Document) -> Refusal:
    reason = "holds half of a surrogate pair, which is no character"
    return Refusal(target=f"{shard.input}:{document.id}", reason=reason, remedy="save it again in UTF-8")
