"""The documents of one shard: what the whole input gives for it, with the same numbers and the same refusals."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import PurePosixPath
from typing import BinaryIO

from reportedly.batch.opening import opened, skip, stretch, unpacked_lines
from reportedly.batch.values import Shard
from reportedly.errors import RefusedError
from reportedly.loading.contents import archived, documents
from reportedly.loading.formats import Format
from reportedly.loading.parquet import read_parquet
from reportedly.loading.raw import Raw, read_head
from reportedly.loading.tables import Seen, read_lines
from reportedly.model import Document, Refusal
from reportedly.settings import Settings


def shard_documents(shard: Shard, settings: Settings, now: datetime) -> Iterator[Document | Refusal]:
    """The documents of a shard, streamed; what cannot be read is a Refusal in its place.

    ``now`` tells which times of publication are still to come. Raises UnreachableError where the input cannot be read
    just now.
    """
    try:
        with opened(shard.input) as stream:
            yield from _documents(shard, stream, settings, now)
    except RefusedError as refused:
        yield Refusal(target=refused.target, reason=refused.reason, remedy=refused.remedy)


def _documents(shard: Shard, stream: BinaryIO, settings: Settings, now: datetime) -> Iterator[Document | Refusal]:
    if shard.number == 0 and shard.stop is None:
        return documents(_raw(shard, stream), settings, now)
    match shard.kind:
        case Format.JSON_LINES:
            return _lines(shard, stream, settings, now)
        case Format.PARQUET:
            return _rows(shard, stream, settings, now)
    return archived(_raw(shard, stretch(stream, shard.start, None)), settings, now, shard.stop)


def _raw(shard: Shard, stream: BinaryIO) -> Raw:
    name = PurePosixPath(shard.input).name
    return Raw(target=shard.input, name=name, head=read_head(stream), stream=stream)


def _lines(shard: Shard, stream: BinaryIO, settings: Settings, now: datetime) -> Iterator[Document | Refusal]:
    """The lines of a shard. Earlier lines with an id of it are looked at again, for which of them had the id first."""
    lines, at, seen = unpacked_lines(_raw(shard, stream), settings.max_bytes), 0, Seen()
    for line in shard.earlier:
        _go_on(lines, at, line.start)
        data = lines.readline(settings.max_bytes)
        at = line.start + len(data)
        again = _raw(shard, io.BytesIO(data))
        _drained(read_lines(again, settings.max_bytes, now, before=line.number - 1, seen=seen))
    _go_on(lines, at, shard.start)
    first = shard.start if lines.seekable() else 0
    part = stretch(lines, first, shard.stop - shard.start + first if shard.stop is not None else None)
    return read_lines(_raw(shard, part), settings.max_bytes, now, before=shard.before, seen=seen)


def _go_on(stream: BinaryIO, at: int, place: int) -> None:
    if stream.seekable():
        stream.seek(place)
    else:
        skip(stream, place - at)


def _rows(shard: Shard, stream: BinaryIO, settings: Settings, now: datetime) -> Iterator[Document | Refusal]:
    seen, raw, limit = Seen(), _raw(shard, stream), settings.max_bytes
    for row in shard.earlier:
        _drained(read_parquet(raw, limit, now, rows=range(row.start, row.start + 1), seen=seen))
    stop = shard.stop if shard.stop is not None else 1 << 62
    return read_parquet(raw, limit, now, rows=range(shard.start, stop), seen=seen)


def _drained(items: Iterable[object]) -> None:
    for _ in items:
        pass
