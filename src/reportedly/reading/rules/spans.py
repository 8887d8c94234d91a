"""Spans as a set of characters: joined where they touch, and asked in logarithmic time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from reportedly.model import Span


def merged(spans: Iterable[Span]) -> list[Span]:
    """``spans`` in order, those that overlap or touch joined to one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def touches(joined: list[Span], span: Span) -> bool:
    """Whether ``span`` shares a character with one of the ``merged`` spans."""
    place = bisect_left(joined, span.end, key=lambda s: s.start) - 1
    return place >= 0 and joined[place].end > span.start
