"""A source stands in the paragraph of its cue, after what only says when and where that begins.

A byline, a signature or a heading above is no part of it: "By Our Court Correspondent\n\nProsecutors allege". Nor is
the clock of a live blog, a dateline, or a name that ends what stands before "she": "questioned by Aal she conceded".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage
from reportedly.reading.rules.head_matter import CLOCK, after_dateline

# A blank line, or the end of a line that ends a sentence or in capitals: other lines may be wrapped.
_BREAK = re.compile(r"\n[^\S\n]*\n\s*|(?<=[.!?:…”\"»])[^\S\n]*\n\s*|(?<=[A-Z]{4})[^\S\n]*\n\s*")
_HEAD = 150  # characters of a line that a clock or a dateline may take
_NAME_BEFORE = re.compile(r"(?:[A-Z][\w’'-]+\s+)+(?=(?:he|she|they)$)")


def one_paragraph(text: str, _: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` with sources of one paragraph, where there is a cue; in the order that they came."""
    breaks = [found.end() for found in _BREAK.finditer(text)]
    return [_kept(text, breaks, draft) if draft.source and draft.cue else draft for draft in drafts]


def _kept(text: str, breaks: Sequence[int], draft: Draft) -> Draft:
    """``draft`` with the parts of its source that stand in the paragraph of the cue, else in those nearest to it."""
    here = bisect_right(breaks, draft.cue[0].start)
    parts = [part for span in draft.source for part in _parted(text, breaks, span)]
    away = [abs(bisect_right(breaks, part.start) - here) for part in parts]
    least = min(away)
    near = (part for part, far in zip(parts, away, strict=True) if far == least)
    found = tuple(begun for part in near if (begun := _begun(text, part)) is not None)
    return replace(draft, source=found) if found and found != draft.source else draft


def _parted(text: str, breaks: Sequence[int], span: Span) -> Iterator[Span]:
    """The parts of a span between the paragraphs' ends, without the white space there."""
    inside = breaks[bisect_right(breaks, span.start) : bisect_right(breaks, span.end - 1)]
    for start, end in pairwise((span.start, *inside, span.end)):
        yield Span(start, start + len(text[start:end].rstrip()))


def _begun(text: str, part: Span) -> Span | None:
    """What is left of a part of a source without the clock, the dateline or the name that it begins with."""
    start = max(part.start, _after_head(text, part.start))
    before = _NAME_BEFORE.match(text[start : part.end])
    start += before.end() if before is not None else 0
    return Span(start, part.end) if start < part.end else None


def _after_head(text: str, place: int) -> int:
    """Where the line of a place goes on after its clock or dateline; the line's start is looked for nearby alone."""
    near = max(0, place - _HEAD)
    line = text.rfind("\n", near, place) + 1
    if line == 0 and near > 0:
        return place
    clock = CLOCK.match(text, line)
    return clock.end() if clock is not None else after_dateline(text, line, len(text))
