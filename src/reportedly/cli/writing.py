"""Readings written out: the three forms, to standard output or to a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from enum import Enum
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from reportedly.errors import ReportedlyError, UsageError
from reportedly.model import Reading


class Form(Enum):
    """How a reading is shown: for people, as JSON lines, or as one page."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


def form_of(json: bool, html: bool) -> Form:
    """The form that the two switches ask for; raises UsageError for both at once."""
    if json and html:
        raise UsageError("--json and --html exclude one another; give one of them")
    return Form.JSON if json else Form.HTML if html else Form.TEXT


def write(readings: Iterable[Reading], form: Form, output: Path | None) -> None:
    """Writes every reading in ``form`` as it comes; a file is opened only when there is something to write.

    Raises ReportedlyError when the file cannot be written.
    """
    chunks = _chunks(readings, form, output)
    first = next(chunks, None)
    if first is None:
        return
    with _opened(output) as stream:
        for chunk in chain([first], chunks):
            _put(chunk, stream, output)


def check_output(output: Path | None, targets: Iterable[str]) -> None:
    """Raises UsageError if ``output`` is also one of the inputs, which writing would destroy."""
    if output is None or not output.exists():
        return
    for target in targets:
        if os.path.exists(target) and os.path.samefile(output, target):
            raise UsageError(f"--output {output} is also an input; name another file")


def _chunks(readings: Iterable[Reading], form: Form, output: Path | None) -> Iterator[bytes]:
    match form:
        case Form.JSON:
            return _json(readings)
        case Form.HTML:
            return _html(readings)
        case Form.TEXT:
            return _text(readings, output)


def _opened(output: Path | None) -> AbstractContextManager[BinaryIO]:
    if output is None:
        return nullcontext(sys.stdout.buffer)
    try:
        return output.open("wb", buffering=0)  # with a buffer, closing after a failure would fail once more
    except OSError as error:
        raise _unwritable(output, error) from error


def _put(chunk: bytes, stream: BinaryIO, output: Path | None) -> None:
    rest = memoryview(chunk)
    try:
        while rest:
            rest = rest[stream.write(rest) :]
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(output or "standard output", error) from error


def _unwritable(output: Path | str, error: OSError) -> ReportedlyError:
    return ReportedlyError(f"{output}: cannot be written ({error.strerror}); name another file with --output")


def _text(readings: Iterable[Reading], output: Path | None) -> Iterator[bytes]:
    from rich.console import Console

    from reportedly.cli.terminal import rendered
    from reportedly.views import article_view

    if output is None:
        console, encoding = Console(file=sys.stdout), sys.stdout.encoding
    else:
        console, encoding = Console(file=None, force_terminal=False, color_system=None, width=100), "utf-8"
    for index, reading in enumerate(readings):
        rule = "-" * 8 + "\n\n" if index else ""
        yield (rule + rendered(article_view(reading), console)).encode(encoding, "replace")


def _json(readings: Iterable[Reading]) -> Iterator[bytes]:
    from reportedly.exports.lines import line
    from reportedly.views import reading_view

    for reading in readings:
        yield line(reading_view(reading))


def _html(readings: Iterable[Reading]) -> Iterator[bytes]:
    from reportedly.exports.page import page
    from reportedly.views import article_view

    articles = [article_view(reading) for reading in readings]
    if articles:
        yield page(articles).encode("utf-8", "replace")
