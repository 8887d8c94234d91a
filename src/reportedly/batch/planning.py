"""An input cut into shards of so many records, found without reading a word of it.

The cuts stand where a reader of the whole input would begin a record, so that the shards together give what the whole
gives. The last shard is open to the end: what is wrong there is met, and refused, by its reader. So is an input that
cannot be cut; it is one shard.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import PurePosixPath
from typing import BinaryIO

import msgspec
import numpy as np
from msgspec import Struct

from reportedly.batch.opening import opened, state, unpacked_lines
from reportedly.batch.values import Earlier, Plan, Shard
from reportedly.errors import RefusedError
from reportedly.loading.formats import Format, sniff
from reportedly.loading.packed import unpacked
from reportedly.loading.raw import Raw, read_head
from reportedly.loading.warc import record_starts

_LINE = 1_000_000  # bytes of a line that are looked at, to find its id
_MOST_EARLIER = 100  # records of one id that are looked at again; it takes as many that were refused to lose one more


class _Id(Struct):
    id: str


_ID = msgspec.json.Decoder(_Id)


def plan(address: str, records: int, max_bytes: int) -> Plan:
    """The plan of an input, in shards of so many records. Raises UnreachableError where it cannot be read now."""
    version = state(address)
    with opened(address) as stream:
        raw = Raw(target=address, name=PurePosixPath(address).name, head=read_head(stream), stream=stream)
        try:
            shards = tuple(_shards(raw, records, max_bytes))
        except RefusedError:
            shards = ()
    return Plan(input=address, state=version, shards=shards or (Shard(input=address, number=0, kind=Format.TEXT),))


def _shards(raw: Raw, records: int, max_bytes: int) -> Iterator[Shard]:
    kind, packed = sniff(raw.head, raw.name), False
    if kind is Format.GZIP:
        inner = unpacked(raw, max_bytes)
        kind, packed = sniff(inner.head, inner.name), True
        raw.stream.seek(0)
    match kind:
        case Format.WARC:
            raw.stream.seek(0)
            return _archive(raw, packed, records, max_bytes)
        case Format.JSON_LINES:
            return _lines(unpacked_lines(raw, max_bytes), raw.target, records)
        case Format.PARQUET if not packed:
            return _rows(raw, records)
    return iter([Shard(input=raw.target, number=0, kind=kind)])


def _archive(raw: Raw, packed: bool, records: int, max_bytes: int) -> Iterator[Shard]:
    """The cuts of a WARC; one that is packed as a whole cannot be entered in the middle and is one shard."""
    starts = array("q")
    with suppress(RefusedError):  # its reader meets the same
        starts.extend(record_starts(raw, max_bytes))
    sound = not packed or _all_packed(raw.stream, starts[records::records])
    return _cut(raw.target, Format.WARC, starts, records if sound and _grows(starts) else len(starts) or 1)


def _grows(starts: Sequence[int]) -> bool:
    return bool((np.diff(np.asarray(starts, dtype=np.int64)) > 0).all())


def _all_packed(stream: BinaryIO, cuts: Sequence[int]) -> bool:
    for cut in cuts:
        stream.seek(cut)
        if stream.read(2) != b"\x1f\x8b":
            return False
    return True


def _cut(address: str, kind: Format, starts: Sequence[int], records: int) -> Iterator[Shard]:
    firsts = range(0, len(starts) or 1, records)
    for number, first in enumerate(firsts):
        last = number == len(firsts) - 1
        yield Shard(
            input=address,
            number=number,
            kind=kind,
            start=starts[first] if number else 0,
            stop=None if last else starts[first + records],
            records=min(records, len(starts) - first),
        )


def _lines(stream: BinaryIO, address: str, records: int) -> Iterator[Shard]:
    """The cuts of lines; those that are blank are no records, but have numbers."""
    starts, numbers, keys, at = array("q"), array("q"), array("q"), 0
    with suppress(RefusedError):  # damaged gzip: its reader meets the same
        for number, (size, line) in enumerate(_sized(stream)):
            if line.strip():
                starts.append(at)
                numbers.append(number)
                keys.append(_key(line))
            at += size
    earlier = _repeated(keys, records)
    for shard in _cut(address, Format.JSON_LINES, starts, records):
        again = tuple(Earlier(numbers[place] + 1, starts[place]) for place in earlier.get(shard.number, ()))
        before = numbers[shard.number * records] if shard.number else 0
        yield msgspec.structs.replace(shard, before=before, earlier=again)


def _sized(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The bytes of each line, and as much of it as is needed to find its id."""
    while line := stream.readline(_LINE):
        size, rest = len(line), line
        while not rest.endswith(b"\n") and (rest := stream.readline(_LINE)):
            size += len(rest)
            line = line if line.strip() else rest
        yield size, line


def _key(line: bytes) -> int:
    """A hash of the id that a line gives; 0 where it gives none, or is longer than is looked at."""
    try:
        return hash(_ID.decode(line).id)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return 0


def _repeated(keys: Sequence[int], records: int) -> dict[int, list[int]]:
    """By the number of a shard, the places of earlier shards' records of which it has the id again."""
    numbers = np.asarray(keys, dtype=np.int64)
    order = np.argsort(numbers, kind="stable")
    same = numbers[order][1:] == numbers[order][:-1]
    order = order[(np.r_[False, same] | np.r_[same, False]) & (numbers[order] != 0)] if len(order) else order
    found: dict[int, list[int]] = {}
    for group in np.split(order, np.flatnonzero(np.diff(numbers[order])) + 1) if len(order) else ():
        places: list[int] = group.tolist()
        for number in sorted({place // records for place in places}):
            before = [place for place in places if place < number * records][:_MOST_EARLIER]
            if before:
                found.setdefault(number, []).extend(before)
    return {number: sorted(places) for number, places in found.items()}


def _rows(raw: Raw, records: int) -> Iterator[Shard]:
    """The cuts of a Parquet file, in rows; one that cannot be read is one shard, whose reader says what is wrong."""
    import pyarrow  # type: ignore[import-untyped]
    import pyarrow.parquet  # type: ignore[import-untyped]

    keys = array("q")
    try:
        raw.stream.seek(0)
        with pyarrow.parquet.ParquetFile(raw.stream) as file:
            if "id" in file.schema_arrow.names:
                for batch in file.iter_batches(columns=["id"]):
                    keys.extend(hash(str(value)) if value is not None else 0 for value in batch.column(0).to_pylist())
    except (pyarrow.ArrowException, OSError, ValueError):
        keys = keys[:0]
    earlier = _repeated(keys, records)
    for shard in _cut(raw.target, Format.PARQUET, range(len(keys)), records):
        again = tuple(Earlier(row + 1, row) for row in earlier.get(shard.number, ()))
        yield msgspec.structs.replace(shard, before=shard.number * records, earlier=again)
