"""A headline, a dateline and a clock are no part of what is said below or after them.

"Ferry lost\n\nThe ferry sank, police said" says "The ferry sank"; "PORT AMSEL (Northwind) – The ferry sank, police
said" says the same.
"""

from __future__ import annotations

import re

import msgspec

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage

_UNFINISHED = re.compile(r"[^\s.!?…:;,”\"’')\]–—-][^\S\n]*(\n\s*)(?=\S)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = (
    rf"(?:[A-Z][a-z]+day,?[^\S\n])?(?:\d{{1,2}}(?:st|nd|rd|th)?[^\S\n]{_MONTH}|{_MONTH}[^\S\n]\d{{1,2}})"
    r"(?:,?[^\S\n]\d{4})?"
)
_DASH = r"[–—-]{1,2}[^\S\n]+"
_DATELINE = re.compile(
    r"[^\S\n]*(?:"
    r"(?:[A-Z][A-Z’'.-]+(?:[ ,/]+[A-Z][A-Z’'.-]+){0,3}(?:,[^\n–—(]{2,30})?[^\S\n]*)?"  # PORT AMSEL, March 3
    r"(?:\([^()\n]{2,40}\)[^\S\n]*)?"  # (Northwind)
    rf"|[A-Z][\w’'-]+(?:[ ,/]+[A-Z][\w’'.-]+){{0,4}}(?:,?[^\S\n]{_DAY}|[^\S\n]\([^()\n]{{2,40}}\))[^\S\n]*(?=[–—-])"
    rf"|{_DAY}[^\S\n]+"
    rf"){_DASH}(?:{_DAY}[^\S\n]+{_DASH})?"
)
CLOCK = re.compile(
    r"[^\S\n]*(?:\d{1,2}[.:]\d{2}(?:[^\S\n]?[ap]\.?m\b\.?)?(?:[^\S\n]*[–—|:-])?|\d{1,2}[/)])[^\S\n]+", re.IGNORECASE
)
"""The time of an entry of a live blog, or the number of a post in a thread, at the head of its line."""

_LONGEST = 100  # characters of a dateline
_LINE = re.compile(r"[^\n]*")


def head_matter(text: str, _: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """Cuts what stands above the paragraph of the cue, where that is a line without an end, and a dateline."""
    return [msgspec.structs.replace(draft, content=_cut(text, draft)) for draft in drafts]


def _cut(text: str, draft: Draft) -> tuple[Span, ...]:
    if not draft.cue:
        return draft.content
    cue, parts = draft.cue[0].start, []
    for span in draft.content:
        start = span.start
        for found in _UNFINISHED.finditer(text, span.start, max(span.start, min(span.end, cue))):
            start = found.end()
        below = start == span.start and span.end <= cue and _ends_a_headline(text, span, cue)
        start = _after_clock(text, after_dateline(text, start, span.end), span.end)
        if not below:
            parts.append(Span(start, span.end))
    return tuple(parts) or draft.content


def _ends_a_headline(text: str, span: Span, cue: int) -> bool:
    """Whether a span lies in a line without an end that the cue stands below."""
    line = _LINE.match(text, span.end)
    end = line.end() if line is not None else span.end
    return end < cue and _UNFINISHED.match(text, max(span.start, end - 1)) is not None


def _after_clock(text: str, start: int, end: int) -> int:
    """Where a content goes on after the clock at the head of its line; "12.50 euros" is none."""
    clock = CLOCK.match(text, start, end) if start == 0 or text[start - 1] == "\n" else None
    return clock.end() if clock is not None and clock.end() < end and not text[clock.end()].islower() else start


def after_dateline(text: str, start: int, end: int) -> int:
    """Where what begins at ``start``, in a dateline or at the head of its line, goes on after it; else ``start``."""
    line = text.rfind("\n", max(0, start - _LONGEST), start) + 1
    if line > 0 or start <= _LONGEST:
        found = _DATELINE.match(text, line, end)
        if found is not None and start <= found.end() < end:
            return found.end()
    found = _DATELINE.match(text, start, end) if text[start] in "–—-" else None
    return found.end() if found is not None and found.end() < end else start
