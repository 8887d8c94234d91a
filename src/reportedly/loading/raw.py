"""Raw input: bytes from a file, the web or standard input, with what is known about them before they are read."""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO

from msgspec import Struct

from reportedly.errors import RefusedError

HEAD_BYTES = 4096
_NOTHING_YET = (b"", b"{", b"[", b"\xef\xbb\xbf")


class Validator(Struct, frozen=True, kw_only=True):
    """By what a server knows again the version of a page that it sent (RFC 9110, 8.8), as it was sent."""

    etag: str | None = None
    last_modified: str | None = None


class Raw(Struct, frozen=True, kw_only=True):
    """An input whose first bytes, ``head``, are read and whose others are still in ``stream``.

    ``target`` is the input as the user named it, ``name`` the last part of its path (it tells the extension);
    ``url``, ``captured`` (ISO 8601), ``media_type``, ``charset`` and ``validator`` are known of web pages alone.
    """

    target: str
    name: str
    head: bytes
    stream: BinaryIO
    url: str | None = None
    captured: str | None = None
    media_type: str | None = None
    charset: str | None = None
    validator: Validator | None = None


def read_head(stream: BinaryIO) -> bytes:
    """The first line with something on it and all before it; of markup or a lone bracket, up to 4,096 bytes.

    No more is read than that, so that lines of a pipe are worked on as they come.
    """
    head = stream.readline(HEAD_BYTES)
    while len(head) < HEAD_BYTES and (head.strip() in _NOTHING_YET or b"<" in head):
        line = stream.readline(HEAD_BYTES - len(head))
        if not line:
            break
        head += line
    return head


def read_all(raw: Raw, limit: int) -> bytes:
    """All bytes of ``raw``. Raises RefusedError when there are more than ``limit``, without reading further."""
    data = raw.head + raw.stream.read(max(0, limit + 1 - len(raw.head)))
    if len(data) > limit:
        raise too_large(raw.target, limit)
    return data


def too_large(target: str, limit: int) -> RefusedError:
    """The refusal of an input of more than ``limit`` bytes."""
    reason = f"is larger than the limit of {limit:,} bytes"
    return RefusedError(target, reason, "split it, or raise the limit (--max-bytes)")


def raw_bytes(target: str, data: bytes) -> Raw:
    """``data`` as an input, for bytes that are in memory already."""
    stream = BytesIO(data)
    return Raw(target=target, name=target, head=read_head(stream), stream=stream)
