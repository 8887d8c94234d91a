"""From what a user names to documents: a file path, an http(s) address or ``-`` for standard input."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import PurePath
from typing import BinaryIO

from reportedly.errors import RefusedError
from reportedly.loading.formats import Format, sniff
from reportedly.loading.raw import Raw, read_head
from reportedly.loading.tables import read_lines
from reportedly.loading.text import read_text
from reportedly.model import Document, Refusal
from reportedly.settings import Settings

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")


def load(targets: Iterable[str], settings: Settings, stdin: BinaryIO | None = None) -> Iterator[Document | Refusal]:
    """The documents of ``targets`` in order, streamed; each input that cannot be read is one Refusal in its place.

    A target is a file path, an http(s) address or ``-`` for ``stdin`` (by default the standard input of the process).
    Plain text and pages give one document each, JSON Lines one a line. No bad input raises anything.
    """
    spent = False
    for target in targets:
        try:
            if target == STANDARD_INPUT and spent:
                raise RefusedError(target, "was read before", "give standard input once")
            spent = spent or target == STANDARD_INPUT
            for result in _documents(target, settings, stdin):
                yield _one_line(result) if isinstance(result, Refusal) else result
        except RefusedError as refused:
            yield _one_line(Refusal(target=refused.target, reason=refused.reason, remedy=refused.remedy))
        except OSError as error:
            yield _one_line(_system_refusal(target, error))


def documents(raw: Raw, settings: Settings, now: datetime) -> Iterator[Document | Refusal]:
    """The documents in one input, by its format; ``now`` tells which times of publication are still to come.

    Raises RefusedError where the whole input cannot be read.
    """
    found = sniff(raw.head, raw.name, raw.media_type)
    if found is Format.JSON_LINES:
        yield from read_lines(raw, settings.max_bytes, now)
    elif found is Format.HTML:
        from reportedly.loading.html import read_page  # trafilatura is heavy

        yield read_page(raw, max(settings.max_bytes, settings.fetch_bytes if raw.url else 0), now)
    elif found is Format.JSON:
        program = "jq -c '.[]'" if b"[" in raw.head.partition(b"{")[0] else "jq -c ."
        reason = "is JSON, but not JSON Lines"
        raise RefusedError(raw.target, reason, f"put each object on a line of its own, for example with {program}")
    elif found is Format.XML:
        raise RefusedError(raw.target, "is XML, not a page or a text", "give the article's page, or its text")
    else:
        yield read_text(raw, settings.max_bytes)


def _documents(target: str, settings: Settings, stdin: BinaryIO | None) -> Iterator[Document | Refusal]:
    now = datetime.now(UTC)
    address = _ADDRESS.match(target)
    if target == STANDARD_INPUT:
        stream = stdin if stdin is not None else sys.stdin.buffer
        yield from documents(Raw(target=target, name="", head=read_head(stream), stream=stream), settings, now)
    elif address is not None and address[1].lower() in ("http", "https"):
        from reportedly.loading.web import fetch  # httpx is heavy

        yield from documents(fetch(target, settings), settings, now)
    elif address is not None:
        raise RefusedError(target, f"is an address of kind {address[1]!r}", "give an http(s) address or a file's path")
    else:
        with _opened(target) as stream:
            raw = Raw(target=target, name=PurePath(target).name, head=read_head(stream), stream=stream)
            yield from documents(raw, settings, now)


def _opened(path: str) -> BinaryIO:
    try:
        return open(path, "rb")
    except ValueError as error:
        raise RefusedError(path, "cannot be the name of a file", "check the spelling") from error


def _system_refusal(target: str, error: OSError) -> Refusal:
    if isinstance(error, FileNotFoundError):
        return Refusal(
            target=target,
            reason="is not there",
            remedy="check the spelling; an address begins with http:// or https://",
        )
    if isinstance(error, IsADirectoryError):
        return Refusal(target=target, reason="is a directory", remedy="name the files in it")
    if isinstance(error, PermissionError):
        return Refusal(target=target, reason="may not be read by you", remedy="ask for the right to read it")
    reason = f"cannot be read ({error.strerror or type(error).__name__})"
    return Refusal(target=target, reason=reason, remedy="check the path and the device that it is on")


def _one_line(refusal: Refusal) -> Refusal:
    """``refusal`` with everything that could break a line or a terminal, or cannot be encoded, shown as an escape."""
    return Refusal(
        target=_printable(refusal.target), reason=_printable(refusal.reason), remedy=_printable(refusal.remedy)
    )


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
