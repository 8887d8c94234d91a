"""Gzip in front of any other format, unpacked as it is read and no further than a sane input goes."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import PurePath
from typing import BinaryIO, cast

from msgspec import structs

from reportedly.errors import RefusedError
from reportedly.loading.raw import Raw, read_head

# Deflate packs at most 1,032 to 1; text in lines that repeat themselves comes to a few dozen.
HIGHEST_RATIO = 200


def unpacked(raw: Raw, allowance: int) -> Raw:
    """``raw`` without its gzip, under its name without ``.gz``.

    Reading from it raises RefusedError where the gzip is damaged or cut, and where more than ``allowance`` bytes have
    come out that are over 200 times as many as went in.
    """
    stream = io.BufferedReader(_Unpacked(raw, allowance))
    name = PurePath(raw.name)
    head = read_head(cast("BinaryIO", stream))
    return structs.replace(
        raw, name=name.stem if name.suffix.lower() in (".gz", ".gzip") else raw.name, head=head, stream=stream
    )


def whole(raw: Raw) -> BinaryIO:
    """All of ``raw`` as one stream: its head, then what is still unread."""
    return cast("BinaryIO", io.BufferedReader(_Whole(raw)))


class _Whole(io.RawIOBase):
    def __init__(self, raw: Raw) -> None:
        self._head = raw.head
        self._stream = raw.stream
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._head:
            data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self.taken += len(data)
        return len(data)


class _Unpacked(io.RawIOBase):
    def __init__(self, raw: Raw, allowance: int) -> None:
        self._target = raw.target
        self._packed = _Whole(raw)
        self._gzip = gzip.GzipFile(fileobj=io.BufferedReader(self._packed))
        self._allowance = allowance
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._gzip.read1(len(buffer))
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            reason = f"is gzip that is damaged or cut after {self._given:,} bytes of content"
            raise RefusedError(self._target, reason, "get it again; what stands before that is read") from error
        self._given += len(data)
        if self._given > self._allowance and self._given > HIGHEST_RATIO * self._packed.taken:
            reason = f"unpacks to more than {HIGHEST_RATIO} times its size"
            raise RefusedError(self._target, reason, "unpack it yourself, if you trust it")
        buffer[: len(data)] = data
        return len(data)
