"""The documented JSON, one line a document."""

from __future__ import annotations

import json

import msgspec

from reportedly.views import ExplanationView, ReadingView


def line(view: ReadingView | ExplanationView) -> bytes:
    """One reading, or one of its claims, as one line of JSON in UTF-8, with its line feed.

    A lone surrogate cannot be written in UTF-8; a line that holds one is written in ASCII, where it can be escaped.
    """
    try:
        return msgspec.json.encode(view) + b"\n"
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(view), ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"
