"""What an earlier version of an article said ends where the article says otherwise: "... was arrested; she was not".

The whole of "An earlier version of this article" is the source, however much of it the model takes.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage

WORK = r"(?:article|story|post|piece|column|item|dispatch|headline|caption|graphic|newsletter|blog\s+post|news\s+alert)"
EARLIER = r"(?:earlier|previous|original|initial|prior|former|first)"
VERSION = (
    rf"(?:an?\s+|the\s+|our\s+)?{EARLIER}\s+(?:versions?|editions?|drafts?)\s+of\s+(?:this|our|the)"
    rf"\s+(?:{WORK}|report)\b"
)
IS_NOT = (
    r"(?:but\s+|and\s+)?(?:he|she|it|they|there|(?-i:[A-Z][\w.]*(?:\s[A-Z]\w*){0,2}))"
    r"\s+(?:did|does|do|has|have|had|was|were|is|are|would|will)(?:\s+not|n['’]t)\b"
)
"""A clause that says the opposite of the one before it: "she was not"."""

_VERSION = re.compile(VERSION, re.IGNORECASE)
_OTHERWISE = re.compile(rf"\s*(?:;|(?:[–—]|--|,\s+(?=but\b))\s*(?=in\s+fact\b|{IS_NOT}))", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:,[^,.;]{0,40},)?\s*(?:\w+\s+){0,2}", re.IGNORECASE)
_REACH = 60  # characters between an earlier version and its verb


def own_version(text: str, _: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts``; of one whose source is an earlier version, all of its words, and its content as far as it goes."""
    versions = [Span(*match.span()) for match in _VERSION.finditer(text)]
    return [_whole(text, versions, draft) for draft in drafts] if versions else drafts


def _whole(text: str, versions: list[Span], draft: Draft) -> Draft:
    if not draft.cue:
        return draft
    cue = draft.cue[0]
    place = bisect_left(versions, cue.start, key=lambda version: version.start) - 1
    version = versions[place] if place >= 0 else None
    if version is None or cue.start - version.end > _REACH or not _BETWEEN.fullmatch(text, version.end, cue.start):
        return draft
    content = tuple(_ended(text, s) for s in draft.content if s.start >= version.end)
    if not content:
        return draft
    source = draft.source if any(s.start == version.start for s in draft.source) else (version,)
    return replace(draft, source=source, content=content)


def _ended(text: str, span: Span) -> Span:
    """``span`` up to where the article says otherwise, if that is not at its head."""
    found = _OTHERWISE.search(text, span.start, span.end)
    return Span(span.start, found.start()) if found is not None and found.start() > span.start else span
