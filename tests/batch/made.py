"""Invented inputs, and a reader that needs no model, for the tests of batches."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly.batch.columns import rows
from reportedly.batch.output import Output
from reportedly.batch.values import Job, Manifest, Shard, Work, WorkersLostError
from reportedly.loading.formats import Format
from reportedly.model import (
    Attribution,
    Document,
    Quotation,
    Reading,
    Source,
    SourceKind,
    Span,
    document_from_text,
    phrase,
)
from reportedly.store.identity import keyed_reading

PAGE = (
    "<html><body><article><p>Bridge {n} will close on Monday, Mayor Ines Hollow said. She told reporters that nobody "
    "could wait for it any longer.</p></article></body></html>"
)
TEXT = "Mayor Ines Hollow said that bridge {n} would close on Monday, and that nobody could wait any longer."

STORIES = [
    ["Tomas Brill closed the harbour of Port Amsel for repairs", "the harbour of Port Amsel was closed by Tomas Brill"],
    ["wheat prices in Quarrie doubled after the drought", "the drought has doubled wheat prices in Quarrie"],
    ["Ada Prout resigned as minister of railways on Friday", "railways minister Ada Prout has resigned"],
    ["nine miners were rescued from the Esk pit", "nine miners are out of the Esk pit alive", "12 miners left Esk pit"],
]
"""What is told in several wordings."""
TEXTS = [text for story in STORIES for text in story]


class SlowWitted:
    """Takes every second word for a claim; what it gives depends on the document alone."""

    def read(self, document: Document) -> Reading:
        """A reading with a claim for each third word."""
        text, found, at = document.text, [], 0
        for number, word in enumerate(text.split(" ")):
            if number % 3 == 0 and word:
                content = phrase(text, (Span(at, at + len(word)),))
                found.append(
                    Attribution(id=f"a{number}", source=None, cue=None, content=content, quotation=Quotation.INDIRECT)
                )
            at += len(word) + 1
        return Reading(document=document, model="made@1", attributions=tuple(found))


class Loop:
    """Does the work here, in some order; gives up before the items that ``fails`` counts down to."""

    def __init__(self, *, backwards: bool = False, fails: Sequence[int] = ()) -> None:
        self._backwards, self._fails = backwards, list(fails)
        self.done = 0

    def start(self) -> None:
        """Is always ready."""

    def each(self, make: Callable[[], Work], items: Sequence[str]) -> Iterator[tuple[str, str | None]]:
        """Each item with its answer; a round that fails loses the answer to what it did last."""
        left = self._fails.pop(0) if self._fails else None
        work = make()
        for number, item in enumerate(reversed(items) if self._backwards else items, 1):
            if left == 0:
                raise WorkersLostError("killed")
            answer = work(item)
            self.done += 1
            if number == left:
                raise WorkersLostError("killed")
            yield item, answer


class Hashed:
    """Vectors by the words of texts: alike where these share words; no model is needed."""

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """A unit vector for each text [n, 32]."""
        found = np.full((len(texts), 32), 1e-3, dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().split():
                found[row] += np.random.default_rng(zlib.crc32(word.encode())).standard_normal(32, dtype=np.float32)
        unit: NDArray[np.float32] = found / np.linalg.norm(found, axis=1, keepdims=True)
        return unit


def told(texts: Sequence[str], number: int, published: str = "2026-05-04") -> Reading:
    """A reading of a document in which somebody says each of the texts, with the ids of a desk."""
    whole, found, at = " ".join(f"Ida Moss said {text}." for text in texts), [], 0
    for text in texts:
        start = at + len("Ida Moss said ")
        source = Source(text="Ida Moss", spans=(Span(at, at + 8),), kind=SourceKind.PERSON)
        content = phrase(whole, (Span(start, start + len(text)),))
        found.append(Attribution(id=f"x{at}", source=source, cue=None, content=content, quotation=Quotation.INDIRECT))
        at = start + len(text) + 2
    document = document_from_text(whole, url=f"https://weir.example/{number}", published=published)
    return keyed_reading(Reading(document=document, model="made@1", attributions=tuple(found)))


def output(folder: Path, readings: Sequence[Reading], shards: int = 2) -> Output:
    """An OUTPUT that holds some readings, in so many shards."""
    made = Output(str(folder))
    made.begin(Job(model="made@1", max_bytes=1_000, records=1, begun="2026-07-06T12:00:00+00:00"))
    for number in range(shards):
        shard = Shard(input="made.jsonl", number=number, kind=Format.JSON_LINES)
        with made.tables(shard.name) as tables:
            for reading in readings[number::shards]:
                for table, some in rows(reading).items():
                    tables.add(table, some)
            tables.close()
        counts = tables.counts
        made.finish(Manifest(shard=shard, model="made@1", rows=counts, words=1, loading=0, reading=0, writing=0))
    return made


def warc_record(number: int, text: str = PAGE) -> bytes:
    """A response record of the page with that number."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + text.format(n=number).encode()
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2026-07-05T18:00:00Z\r\n"
        f"WARC-Target-URI: https://weir.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc(path: Path, count: int) -> Path:
    """An archive of so many pages, packed by record."""
    path.write_bytes(b"".join(gzip.compress(warc_record(number)) for number in range(count)))
    return path


def lines(path: Path, count: int) -> Path:
    """JSON Lines of so many documents."""
    rows = ({"id": f"n{number}", "text": TEXT.format(n=number)} for number in range(count))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
