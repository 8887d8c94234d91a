"""From what a user names to documents: files, folders, patterns, http(s) addresses or ``-`` for standard input."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeVar

from reportedly.errors import RefusedError
from reportedly.loading.columns import Tell, once, untold
from reportedly.loading.contents import documents
from reportedly.loading.folders import files_in, is_pattern, matching
from reportedly.loading.raw import Raw, read_head
from reportedly.model import Document, Refusal
from reportedly.settings import Settings

if TYPE_CHECKING:
    from reportedly.loading.visits import Visitor

STANDARD_INPUT = "-"
MOST_REFUSALS = 1_000
T = TypeVar("T")
_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")


def load(
    targets: Iterable[str],
    settings: Settings,
    stdin: BinaryIO | None = None,
    visitor: Visitor | None = None,
    opened: Callable[[BinaryIO], object] = lambda _: None,
    tell: Tell = untold,
) -> Iterator[Document | Refusal]:
    """The documents of ``targets`` in order, streamed; each input that cannot be read is one Refusal in its place.

    A target is a file path, a folder, a pattern of paths, an http(s) address or ``-`` for ``stdin`` (by default the
    standard input of the process). With a ``visitor``, pages are fetched by it, and those that a fetched feed or
    sitemap lists are visited too; without one, nothing is fetched but the addresses in ``targets``. ``opened`` is told
    of every file before it is read, and ``tell`` which names of a table are not. No bad input raises anything.
    """
    spent, means = False, _Means(settings, stdin, visitor, opened, once(tell))
    for target in targets:
        try:
            if target == STANDARD_INPUT and spent:
                raise RefusedError(target, "was read before", "give standard input once")
            spent = spent or target == STANDARD_INPUT
            for result in _loaded(target, means):
                yield _one_line(result) if isinstance(result, Refusal) else result
        except RefusedError as refused:
            yield _one_line(Refusal(target=refused.target, reason=refused.reason, remedy=refused.remedy))
        except OSError as error:
            yield _one_line(_system_refusal(target, error))


class _Means(NamedTuple):
    """With what targets are loaded."""

    settings: Settings
    stdin: BinaryIO | None
    visitor: Visitor | None
    opened: Callable[[BinaryIO], object]
    tell: Tell


def _loaded(target: str, means: _Means) -> Iterator[Document | Refusal]:
    now, settings, visitor = datetime.now(UTC), means.settings, means.visitor
    address = _ADDRESS.match(target)
    if not target:
        raise RefusedError("''", "is not there", "give the path of a file, or an http(s) address")
    if target == STANDARD_INPUT:
        stream = means.stdin if means.stdin is not None else sys.stdin.buffer
        raw = Raw(target=target, name="", head=read_head(stream), stream=stream)
        yield from bounded(documents(raw, settings, now, tell=means.tell), target)
    elif address is not None and address[1].lower() in ("http", "https"):
        from reportedly.loading.web import fetch  # httpx is heavy

        page = visitor.ask(target) if visitor is not None else fetch(target, settings)
        if page is not None:
            yield from bounded(documents(page, settings, now, visitor, means.tell), target)
        if visitor is not None:
            visitor.finish(target)
    elif address is not None:
        raise RefusedError(target, f"is an address of kind {address[1]!r}", "give an http(s) address or a file's path")
    elif os.path.isdir(target):
        yield from _several(files_in(target), target, means, now)
    elif is_pattern(target):
        yield from _several(matching(target), target, means, now)
    else:
        yield from _file(target, means, now)


def _several(paths: Iterable[str | Refusal], target: str, means: _Means, now: datetime) -> Iterator[Document | Refusal]:
    """The documents of many files, of which none can stop the others."""
    found = False
    for path in paths:
        found = True
        try:
            if isinstance(path, Refusal):
                yield path
            elif os.path.isdir(path):
                yield from _several(files_in(path), path, means, now)
            else:
                yield from _file(path, means, now)
        except RefusedError as refused:
            yield Refusal(target=refused.target, reason=refused.reason, remedy=refused.remedy)
        except OSError as error:
            yield _system_refusal(str(path), error)
    if not found:
        yield Refusal(target=target, reason="stands for no file", remedy="check the spelling")


def _file(path: str, means: _Means, now: datetime) -> Iterator[Document | Refusal]:
    with _opened(path) as stream:
        means.opened(stream)
        raw = Raw(target=path, name=PurePath(path).name, head=read_head(stream), stream=stream)
        yield from bounded(documents(raw, means.settings, now, tell=means.tell), path)


def bounded(results: Iterable[T | Refusal], target: str) -> Iterator[T | Refusal]:
    """``results``, of which only the first thousand refusals are named; the others are counted."""
    refused = 0
    for result in results:
        refused += isinstance(result, Refusal)
        if not isinstance(result, Refusal) or refused <= MOST_REFUSALS:
            yield result
    if refused > MOST_REFUSALS:
        reason = f"has {refused - MOST_REFUSALS:,} more parts that cannot be read"
        yield Refusal(target=target, reason=reason, remedy="mend those that are named, then give it again")


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
