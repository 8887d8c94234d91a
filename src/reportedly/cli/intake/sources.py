"""The file of sources that ``watch`` reads: an address a line, and how often it is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from msgspec import Struct

from reportedly.errors import DataError

SHORTEST = timedelta(minutes=1)
_INTERVAL = re.compile(r"(\d{1,5})([smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


class WatchedSource(Struct, frozen=True):
    """One address, of a feed, a sitemap or a page, and the time between two visits."""

    url: str
    every: timedelta


def read_sources(path: Path, every: timedelta) -> list[WatchedSource]:
    """The sources in a file: an address a line, then ``every 30m`` where it is not to be asked ``every`` so long.

    What follows a ``#`` is a remark. Raises DataError that names the line where it is anything else, or where no line
    holds an address.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise DataError(f"{path}: cannot be read ({why}); give a text file with an address a line") from error
    sources = dict(_lines(text, path, every))
    if not sources:
        raise DataError(f"{path}: holds no address; give one on each line")
    return list(sources.values())


def interval(text: str) -> timedelta | None:
    """The time that ``90s``, ``30m``, ``2h`` or ``1d`` stands for, at least a minute; None for anything else."""
    match = _INTERVAL.fullmatch(text)
    return max(SHORTEST, timedelta(**{_UNITS[match[2]]: int(match[1])})) if match is not None else None


def _lines(text: str, path: Path, every: timedelta) -> Iterator[tuple[str, WatchedSource]]:
    for number, line in enumerate(text.splitlines(), 1):
        # a remark begins at a space, since an address may hold the sign too
        words = re.sub(r"(^|\s)#.*", "", line).split()
        match words:
            case []:
                continue
            case [url] if _ADDRESS.fullmatch(url):
                yield url, WatchedSource(url, every)
            case [url, "every", time] if _ADDRESS.fullmatch(url) and (own := interval(time)) is not None:
                yield url, WatchedSource(url, own)
            case _:
                raise DataError(
                    f"{path}:{number}: is no source; write an http(s) address, then 'every 30m' if you like"
                )
