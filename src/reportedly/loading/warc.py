"""WARC (ISO 28500): the pages in an archive of the web, each under its own address and time (FastWARC)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO, TypeVar
from urllib.parse import urlsplit

from fastwarc.stream_io import ChunkedReader, GzipReader
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from reportedly.errors import RefusedError
from reportedly.loading.packed import whole
from reportedly.loading.raw import Raw, read_head, too_large
from reportedly.model import Document, Refusal

Found = TypeVar("Found")

_WANTED = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_READ_TYPES = frozenset({"", "text/html", "application/xhtml+xml", "text/plain"})
_START = re.compile(rb"WARC/1\.[01]\r?\n|\x1f\x8b\x08[\x00-\x1f]")
_CHUNK = 1_000_000
_OVERLAP = 16
_MOST_DAMAGES = 1_000
_GET_IT_AGAIN = "get the archive again; what is whole in it is read"


class _CutError(Exception):
    """A record that is shorter than it says, or cannot be parsed."""


class _Forward:
    """A pipe that knows how far it is, which FastWARC asks of every stream."""

    def __init__(self, raw: Raw) -> None:
        self._stream = whole(raw)
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002
        raise OSError("a pipe cannot be turned back")

    def close(self) -> None:
        """Leaves the pipe to its owner."""


def read_warc(
    raw: Raw, limit: int, read: Callable[[Raw], Document], stop: int | None = None
) -> Iterator[Document | Refusal]:
    """What ``read`` makes of each page and text in ``raw`` that was answered with 200, of ``limit`` bytes at most.

    Records that begin at ``stop`` or after it are left out.

    Other records (requests, pictures, redirects) are passed over. A record that is damaged or cut is refused by the
    place in the archive that it begins at; where the input is a file, reading goes on at the next record after it.
    """
    return _visited(raw, lambda record: _read(record, raw.target, limit, read), stop)


def record_starts(raw: Raw, limit: int) -> Iterator[int]:
    """Where each record that ``read_warc`` would look at begins, in bytes; those that are damaged are passed over."""
    for found in _visited(raw, lambda record: _start(record, limit)):
        if isinstance(found, int):
            yield found


def _visited(
    raw: Raw, visit: Callable[[WarcRecord], Iterator[Found]], stop: int | None = None
) -> Iterator[Found | Refusal]:
    """What ``visit`` makes of each record that is wanted, and a Refusal for each that is damaged."""
    stream = raw.stream if raw.stream.seekable() else None
    start = 0
    for _ in range(_MOST_DAMAGES):
        if stream is not None:
            stream.seek(start)
        begun = [start]
        try:
            for record in ArchiveIterator(stream or _Forward(raw), record_types=_WANTED, parse_http=True):
                if stop is not None and record.stream_pos >= stop:
                    return
                begun.append(record.stream_pos)
                yield from visit(record)
            return
        except (_CutError, OSError, ValueError, EOFError) as error:
            reason = f"holds a record that is damaged or cut, at or after byte {begun[-1]:,}"
            yield Refusal(target=_place(raw.target, error), reason=reason, remedy=_GET_IT_AGAIN)
        following = _next_record(stream, begun[-1] + 1) if stream is not None else None
        if following is None or (stop is not None and following >= stop):
            return
        start = following
    raise RefusedError(raw.target, f"has more than {_MOST_DAMAGES:,} damaged records", _GET_IT_AGAIN)


def _start(record: WarcRecord, limit: int) -> Iterator[int]:
    _content(record, limit)
    yield record.stream_pos


def _content(record: WarcRecord, limit: int) -> bytes:
    """The bytes of a record, or a byte more than ``limit`` of them."""
    data: bytes = record.reader.read(limit + 1)
    if len(data) <= limit and len(data) < record.content_length:
        raise _CutError((record.headers.get("WARC-Target-URI") or "").strip("<>"))
    return data


def _read(record: WarcRecord, target: str, limit: int, read: Callable[[Raw], Document]) -> Iterator[Document | Refusal]:
    headers = record.http_headers
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    data = _content(record, limit)
    if record.is_http and (headers is None or headers.status_code != 200):
        return
    media_type = (record.http_content_type or record.headers.get("Content-Type") or "").partition(";")[0].lower()
    if media_type.strip() not in _READ_TYPES:
        return
    place = f"{target}:{url}"
    try:
        if len(data) > limit:
            raise too_large(place, limit)
        body = _body(data, record, place, limit)
        when = record.record_date
        page = Raw(
            target=place,
            name=PurePosixPath(urlsplit(url).path).name,
            head=read_head(body),
            stream=body,
            url=url or None,
            captured=when.astimezone(UTC).isoformat(timespec="seconds") if when is not None else None,
            media_type=media_type or None,
            charset=record.http_charset,
        )
        yield read(page)
    except RefusedError as refused:
        yield Refusal(target=refused.target, reason=refused.reason, remedy=refused.remedy)


def _body(data: bytes, record: WarcRecord, place: str, limit: int) -> BinaryIO:
    """The body without the encodings of HTTP; most crawlers take them off and leave the header fields."""
    fields = {name.lower(): value.lower() for name, value in (record.http_headers or {}).items()}
    if "chunked" in fields.get("transfer-encoding", ""):
        data = _decoded(ChunkedReader, data, limit) or data
    if data.startswith(b"\x1f\x8b"):
        unpacked = _decoded(GzipReader, data, limit)
        if unpacked is None:
            raise RefusedError(place, "was archived with damaged gzip", _GET_IT_AGAIN)
        data = unpacked
    if len(data) > limit:
        raise too_large(place, limit)
    return BytesIO(data)


def _decoded(reader: type[ChunkedReader] | type[GzipReader], data: bytes, limit: int) -> bytes | None:
    try:
        return reader(BytesIO(data)).read(limit + 1)
    except (OSError, ValueError, EOFError):
        return None


def _next_record(stream: BinaryIO, start: int) -> int | None:
    """Where the next record after ``start`` seems to begin, or None."""
    stream.seek(start)
    chunk, offset = stream.read(_CHUNK), start
    while chunk:
        match = _START.search(chunk)
        if match is not None:
            return offset + match.start()
        kept = chunk[-_OVERLAP:]
        following = stream.read(_CHUNK)
        if not following:
            return None
        offset += len(chunk) - len(kept)
        chunk = kept + following
    return None


def _place(target: str, error: Exception) -> str:
    return f"{target}:{error}" if isinstance(error, _CutError) and str(error) else target
