"""Inputs by their path or by an address of fsspec (``s3://...``), and stretches of them that know where they stand."""

from __future__ import annotations

import io
import os
import re
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

import msgspec

from reportedly.errors import ReportedlyError
from reportedly.loading.folders import is_pattern
from reportedly.loading.formats import Format, sniff
from reportedly.loading.packed import unpacked, whole
from reportedly.loading.raw import Raw, read_head

_STATE = ("size", "ETag", "etag", "md5Hash", "mtime", "LastModified", "last_modified", "generation")
_MAGIC = re.compile(r"[*?\[]")
_SKIPPED = 1_000_000
_BLOCK = 4_000_000


def file_system(address: str) -> tuple[Any, str]:
    """The file system (fsspec) of an address or path, and the path in it; ReportedlyError where there is none."""
    try:
        import fsspec.core

        fs, path = fsspec.core.url_to_fs(address)
    except ImportError as error:
        raise ReportedlyError(f"{address}: {str(error).rstrip('.')}; install what it names") from error
    except ValueError as error:
        raise ReportedlyError(
            f"{address}: is no address that can be opened ({error}); give a path or s3://..."
        ) from error
    return fs, path


def inputs(target: str) -> list[str]:
    """The files that a file's name, a folder or a pattern stands for, by their whole addresses, in order.

    Hidden ones are left out. Raises OSError where they cannot be listed, FileNotFoundError where there is none.
    """
    fs, path = file_system(target if "://" in target else os.path.abspath(target))
    if fs.isdir(path):
        found = [name for name in sorted(fs.find(path)) if not _hidden(name[len(path) :])]
    elif is_pattern(path):
        given = len(_MAGIC.split(path)[0].rpartition("/")[0])
        found = [name for name in sorted(fs.glob(path)) if not _hidden(name[given:]) and fs.isfile(name)]
    else:
        found = [path] if fs.exists(path) else []
    if not found:
        raise FileNotFoundError(target)
    return [name if "://" not in target else fs.unstrip_protocol(name) for name in found]


def state(address: str) -> str:
    """What the store says about the version of a file; it changes when the file does."""
    fs, path = file_system(address)
    info = fs.info(path)
    return " ".join(f"{name}={info[name]}" for name in _STATE if info.get(name) is not None)


def opened(address: str) -> BinaryIO:
    """A file, to be read; one of an object store is read a few megabytes at a time."""
    fs, path = file_system(address)
    return cast("BinaryIO", fs.open(path, "rb", block_size=_BLOCK))


def unpacked_lines(raw: Raw, max_bytes: int) -> BinaryIO:
    """An input of lines from its first byte on; one that was packed (gzip) cannot be turned back."""
    raw.stream.seek(0)
    if sniff(raw.head, raw.name) is not Format.GZIP:
        return raw.stream
    return whole(unpacked(msgspec.structs.replace(raw, head=read_head(raw.stream)), max_bytes))


def _hidden(path: str) -> bool:
    return any(part.startswith((".", "_")) for part in PurePosixPath(path).parts)


def stretch(stream: BinaryIO, start: int, stop: int | None) -> BinaryIO:
    """The bytes of ``stream`` from ``start`` to before ``stop``; its positions are those of the whole.

    What cannot be turned back is read up to ``start``; what follows cannot be turned back either.
    """
    return cast("BinaryIO", io.BufferedReader(_Stretch(stream, start, stop)))


class _Stretch(io.RawIOBase):
    def __init__(self, stream: BinaryIO, start: int, stop: int | None) -> None:
        self._stream, self._start, self._stop = stream, start, stop
        if stream.seekable():
            stream.seek(start)
        else:
            skip(stream, start)
        self._at = start

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._stream.seekable()

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        """Nothing before the stretch can be reached, so its beginning is what 0 means."""
        if whence == io.SEEK_END:
            raise OSError("the end of a stretch is not known")
        wanted = offset + (self._at if whence == io.SEEK_CUR else 0)
        self._at = self._stream.seek(max(self._start, wanted))
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        most = len(buffer) if self._stop is None else max(0, min(len(buffer), self._stop - self._at))
        data = self._stream.read(most)
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


def skip(stream: BinaryIO, count: int) -> None:
    """Reads so many bytes and drops them."""
    while count > 0:
        data = stream.read(min(count, _SKIPPED))
        if not data:
            return
        count -= len(data)
