"""The edges of what the model marks: a source has its article and is more than one, a content begins with a word."""

from __future__ import annotations

import re

from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage

_ARTICLE = re.compile(r"\b(?:the|an?)\s+$", re.IGNORECASE)
_LONGEST = 6  # characters of an article and the space after it
_HANGING = re.compile(r"(?:^|\s)(?:the|an?|of|for|in|on|at|to|with|from|and|or|by)$", re.IGNORECASE)
_OPENING = re.compile(r"[\s,;:]+")


def edges(text: str, _: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` with sources that begin with their article and end with a noun, and contents without a first comma."""
    return [_edged(text, draft) for draft in drafts]


def _edged(text: str, draft: Draft) -> Draft:
    whole = tuple(s for s in draft.source if not _HANGING.search(text[s.start : s.end]))
    source = tuple(_with_article(text, s, draft) for s in whole)
    content = tuple(filter(None, (_without_comma(text, s) for s in draft.content)))
    if (source, content) == (draft.source, draft.content) or not content:
        return draft
    return replace(draft, source=source, content=content)


def _with_article(text: str, span: Span, draft: Draft) -> Span:
    before = _ARTICLE.search(text, max(0, span.start - _LONGEST), span.start)
    if before is None or any(s.start < span.start and s.end > before.start() for s in (*draft.cue, *draft.content)):
        return span
    return Span(before.start(), span.end)


def _without_comma(text: str, span: Span) -> Span | None:
    match = _OPENING.match(text, span.start, span.end)
    start = match.end() if match is not None else span.start
    return Span(start, span.end) if start < span.end else None
