"""A quotation right behind what somebody says is theirs, and not whoever's spoke in the paragraph before.

"Ana Reis felt the penalty was soft. “It was never one.”": the model may give the second sentence to the one before, and
leave to Reis a shred of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage, paragraphs

_SENTENCE_OVER = re.compile(r"[.!?…]\s+$")
_LONGEST_SHRED = 60  # characters of a quotation that a content runs into


def nearest(text: str, passages: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` with such quotations in the content of whoever speaks right before them."""
    starts = [passage.start for passage in passages]
    lines = [line.start for line in paragraphs(text)]
    ends = sorted((draft.content[-1].end, number) for number, draft in enumerate(drafts) if draft.source and draft.cue)
    found = list(drafts)
    for number, draft in enumerate(drafts):
        for span in draft.content[1:]:
            place = bisect_right(starts, span.start) - 1
            passage = passages[place] if place >= 0 and passages[place].end >= span.end else None
            if passage is None or not draft.cue or _line(lines, draft.cue[0].start) == _line(lines, span.start):
                continue
            near = _before(text, found, ends, lines, passage)
            if near is not None and near != number:
                found[number] = replace(found[number], content=tuple(s for s in found[number].content if s != span))
                found[near] = _with(text, found[near], Span(passage.start, passage.end))
    return found


def _line(lines: list[int], place: int) -> int:
    return bisect_right(lines, place)


def _before(
    text: str, drafts: list[Draft], ends: list[tuple[int, int]], lines: list[int], passage: QuotedPassage
) -> int | None:
    """Whose content ends right before a quotation, or in its first words, with source and cue in its paragraph."""
    low, high = (
        bisect_left(ends, (passage.start - 3, -1)),
        bisect_right(ends, (passage.start + _LONGEST_SHRED, len(drafts))),
    )
    for _, number in ends[low:high]:
        draft = drafts[number]
        heads = [*draft.source, *draft.cue]
        here = all(_line(lines, s.start) == _line(lines, passage.start) and s.end <= passage.start for s in heads)
        runs_on = draft.content[-1].start < passage.start
        if here and runs_on and _SENTENCE_OVER.search(text, passage.start - 4, passage.start):
            return number
    return None


def _with(text: str, draft: Draft, quoted: Span) -> Draft:
    """``draft`` with a quotation for its last content, and without the shred of it that it had."""
    kept = (
        Span(s.start, s.start + len(text[s.start : min(s.end, quoted.start)].rstrip(" .!?…\n"))) for s in draft.content
    )
    return replace(draft, content=tuple(sorted([*(s for s in kept if s.end > s.start), quoted])))
