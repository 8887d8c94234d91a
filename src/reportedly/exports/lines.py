"""The documented JSON, one line a value."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct


def lines(values: Iterable[Struct]) -> Iterator[bytes]:
    """A line of JSON for each value, as it comes."""
    return map(line, values)


def line(value: Any) -> bytes:
    """One value as one line of JSON in UTF-8, with its line feed."""
    return encoded(value) + b"\n"


def encoded(value: Any) -> bytes:
    """One value as JSON in UTF-8, without a line feed.

    A lone surrogate cannot be written in UTF-8; what holds one is written in ASCII, where it can be escaped.
    """
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(value), ensure_ascii=True, separators=(",", ":")).encode("ascii")
