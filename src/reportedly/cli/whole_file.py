"""A file that is written whole or not at all: it takes its name only when its last byte is there."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import BinaryIO

from reportedly.errors import ReportedlyError, UsageError


@contextmanager
def written(output: Path | None, *, binary: bool = False, force: bool = False) -> Iterator[BinaryIO]:
    """A stream to ``output``, which replaces nothing without ``force``, or else to standard output.

    What is written waits in a file beside it, which goes again where anything fails. Raises UsageError for a file that
    is there, or for bytes that would go to a terminal, and ReportedlyError where the file cannot be written.
    """
    if output is None:
        if binary and sys.stdout.isatty():
            raise UsageError("this format is no text for a terminal; name a file with --output")
        yield sys.stdout.buffer
        return
    try:
        target = _target(output, force=force)
    except OSError as error:
        raise UsageError(f"{output} cannot be a file ({error.strerror}); name another with --output") from error
    waiting = target.with_name(f".reportedly-{os.getpid()}.part")
    try:
        with _ended_cleanly(), waiting.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        waiting.replace(target)
    except OSError as error:
        if error.filename is not None and Path(error.filename) != waiting:
            raise
        raise ReportedlyError(
            f"{output}: cannot be written ({error.strerror}); name another file with --output"
        ) from error
    finally:
        waiting.unlink(missing_ok=True)


@contextmanager
def _ended_cleanly() -> Iterator[None]:
    """Takes a request to end (SIGTERM) as Ctrl-C, so that what waits goes again."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _target(output: Path, *, force: bool) -> Path:
    target = output.resolve()
    if target.is_dir():
        raise UsageError(f"{output} is a folder; name a file in it with --output")
    if target.exists() and not target.is_file():
        raise UsageError(f"{output} is no file; leave out --output to write to standard output")
    if target.exists() and not force:
        raise UsageError(f"{output} is there already; give --force to replace it, or name another file")
    if not target.parent.is_dir():
        raise UsageError(f"{output}: there is no folder {target.parent}; make it, or name another file")
    return target
