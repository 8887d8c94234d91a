"""Inputs by their path or by an address of fsspec (``s3://...``), and stretches of them that know where they stand."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
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
_PIECE = 1_000_000
# Libraries under fsspec, which have errors of their own for a store that refuses or is not there.
_STORES = frozenset("aiobotocore aiohttp azure botocore gcsfs google paramiko requests s3fs urllib3".split())


class UnreachableError(ReportedlyError):
    """A disk or an object store failed over ``target``, which may well be sound; ``reason`` says how."""

    def __init__(self, target: str, words: str) -> None:
        self.target = target
        self.reason = f"cannot be read or written ({' '.join(words.split())[:200]})"
        super().__init__(f"{target} {self.reason}; see that it can be reached, and run the same again")


class MissingError(UnreachableError):
    """The ``target`` is not there."""


@contextmanager
def asked(target: str) -> Iterator[None]:
    """What goes wrong with a disk or a store in here is an UnreachableError, or a MissingError."""
    try:
        yield
    except Exception as error:
        library = type(error).__module__.partition(".")[0]
        if not isinstance(error, OSError) and library not in _STORES:
            raise
        kind = MissingError if isinstance(error, FileNotFoundError) else UnreachableError
        raise kind(target, getattr(error, "strerror", None) or str(error) or type(error).__name__) from error


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

    Hidden ones are left out. Raises UnreachableError where they cannot be listed, MissingError where there is none.
    """
    fs, path = file_system(target if "://" in target else os.path.abspath(target))
    with asked(target):
        found = _files(fs, path)
    if not found:
        raise MissingError(target, "stands for no file")
    return [name if "://" not in target else fs.unstrip_protocol(name) for name in found]


def _files(fs: Any, path: str) -> list[str]:
    if fs.isdir(path):
        return [name for name in sorted(fs.find(path)) if not _hidden(name[len(path) :])]
    if is_pattern(path):
        given = len(_MAGIC.split(path)[0].rpartition("/")[0])
        return [name for name in sorted(fs.glob(path)) if not _hidden(name[given:]) and fs.isfile(name)]
    fs.info(path)  # `exists` would say no as well where the store refuses
    return [path]


def state(address: str) -> str:
    """What the store says about the version of a file; it changes when the file does."""
    fs, path = file_system(address)
    with asked(address):
        info = fs.info(path)
    return " ".join(f"{name}={info[name]}" for name in _STATE if info.get(name) is not None)


@contextmanager
def opened(address: str) -> Iterator[BinaryIO]:
    """A file, to be read; one of an object store is read a few megabytes at a time.

    Raises UnreachableError where a piece of it could not be had, even if whoever read it took that for damage.
    """
    fs, path = file_system(address)
    with asked(address):
        inner = fs.open(path, "rb", block_size=_BLOCK)
    stored = _Stored(inner, address)
    try:
        with io.BufferedReader(stored, _PIECE) as stream:
            yield cast("BinaryIO", stream)
    finally:
        if stored.failure is not None:
            raise stored.failure


class _Stored(io.RawIOBase):
    """A file whose failing is no OSError, since readers of damaged archives go on after one."""

    def __init__(self, stream: BinaryIO, address: str) -> None:
        self._stream, self._address = stream, address
        self.failure: UnreachableError | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self.failure is None:
            try:
                with asked(self._address):
                    data = self._stream.read(len(buffer))
                buffer[: len(data)] = data
                return len(data)
            except UnreachableError as failure:
                self.failure = failure
        raise self.failure

    def close(self) -> None:
        self._stream.close()
        super().close()


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
