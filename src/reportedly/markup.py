"""Marked text: cuts a text at the edges of its marks, so that marks may nest and overlap in any display."""

from __future__ import annotations

from html import escape
from itertools import pairwise

from msgspec import Struct


class Mark(Struct, frozen=True, order=True):
    """``text[start:end]`` plays ``role`` (source, cue or content) in the attribution ``owner``."""

    start: int
    end: int
    role: str
    owner: str


class Segment(Struct, frozen=True):
    """A stretch of text under one and the same set of marks."""

    text: str
    marks: tuple[Mark, ...]


def segments(text: str, marks: list[Mark]) -> list[Segment]:
    """``text`` cut at every edge of ``marks``; the segments' texts joined are ``text`` again."""
    ordered = sorted(marks)
    edges = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    found, open_marks, waiting = [], [], iter([*ordered, None])
    upcoming = next(waiting)
    for start, end in pairwise(edges):
        open_marks = [m for m in open_marks if m.end > start]
        while upcoming is not None and upcoming.start <= start:
            open_marks.append(upcoming)
            upcoming = next(waiting)
        found.append(Segment(text[start:end], tuple(open_marks)))
    return found


def to_html(text: str, marks: list[Mark]) -> str:
    """The marked text as an HTML fragment without any asset; every character of ``text`` is escaped."""
    return f'<div class="reportedly">{"".join(_span(s) for s in segments(text, marks))}</div>'


def _span(segment: Segment) -> str:
    words = escape(segment.text).replace("\n", "<br>")
    if not segment.marks:
        return words
    roles = " ".join(sorted({m.role for m in segment.marks}))
    owners = " ".join(dict.fromkeys(m.owner for m in segment.marks))
    return f'<span class="{roles}" data-attributions="{owners}">{words}</span>'
