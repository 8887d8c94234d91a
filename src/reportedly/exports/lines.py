"""The documented JSON, one line a value."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct


def lines(values: Iterable[Struct]) -> Iterator[bytes]:
    """A line of JSON for each value, as it comes."""
    return map(line, values)


def line(view: Struct) -> bytes:
    """One value as one line of JSON in UTF-8, with its line feed.

    A lone surrogate cannot be written in UTF-8; a line that holds one is written in ASCII, where it can be escaped.
    """
    try:
        return msgspec.json.encode(view) + b"\n"
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(view), ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"
