"""Quotations without a cue of their own go on with the words of whoever was speaking.

PolNeAR's way: one attribution whose content has a fragment more, over as many paragraphs as the quotation runs.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage

NAME = "rule:continuation"

_WORD = re.compile(r"\w+")
_SENTENCE_OVER = re.compile(r"[.!?…:][\"”’'»)]*\s*$")
_ENDS_SENTENCE = re.compile(r"[.!…][’']?\s*$")
_BETWEEN = 6  # words that may stand between an attribution and the quotation that goes on with it ("on Monday evening")
_REACH = 200  # characters in which they stand


def continuation(text: str, passages: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts``, with every free quotation that follows an attribution added to what its source says."""
    places = [place for place in unheld(passages, drafts) if stands_alone(text, passages, place)]
    free = [passages[place] for place in places]
    ends = sorted((_end(draft, free), number) for number, draft in enumerate(drafts) if draft.source or draft.cue)
    added: dict[int, list[Span]] = {}
    last: tuple[int, int] | None = None
    upcoming = 0
    for place, this in zip(places, free, strict=True):
        while upcoming < len(ends) and ends[upcoming][0] <= this.start:
            last = max(last or ends[upcoming], ends[upcoming])
            upcoming += 1
        if last is not None and _follows(text, passages, place, last[0]):
            added.setdefault(last[1], []).append(Span(this.start, this.end))
            last = (this.end, last[1])
    return [_with(draft, added[i]) if i in added else draft for i, draft in enumerate(drafts)]


def unheld(passages: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[int]:
    """The places of the quotations of which no draft's content holds more than half."""
    held = [0] * len(passages)
    for draft in drafts:
        shares: dict[int, int] = {}
        for span in draft.content:
            place = max(0, bisect_right(passages, span.start, key=_start) - 1)
            while place < len(passages) and passages[place].start < span.end:
                share = min(span.end, passages[place].end) - max(span.start, passages[place].start)
                shares[place] = shares.get(place, 0) + max(share, 0)
                place += 1
        for place, share in shares.items():
            held[place] = max(held[place], share)
    return [i for i, p in enumerate(passages) if 2 * held[i] <= p.end - p.start]


def _with(draft: Draft, quoted: list[Span]) -> Draft:
    """The draft with the quotations for content, instead of the shreds of them that it had."""
    low, high = quoted[0].start, quoted[-1].end
    apart = [s for s in draft.content if s.end <= low or high <= s.start]
    return replace(draft, content=tuple(sorted([*apart, *quoted])))


def _follows(text: str, passages: tuple[QuotedPassage, ...], place: int, end: int) -> bool:
    """Whether little stands between ``end`` and the quotation; on a new line it must open with the same mark."""
    this = passages[place]
    if this.start - end > _REACH:
        return False
    tail, *lines = text[end : this.start].splitlines() or [""]
    if len(_WORD.findall(tail)) > _BETWEEN or any(map(_WORD.search, lines)):
        return False
    last = passages[place - 1] if place else None
    goes_on = last is not None and this.paragraph - last.paragraph <= 1 and text[last.start] == text[this.start]
    return goes_on or not lines


def stands_alone(text: str, passages: tuple[QuotedPassage, ...], place: int) -> bool:
    """Whether the quotation is a sentence or more, and begins one: nothing leads into it and nothing runs out of it."""
    this = passages[place]
    before = text[max(0, this.start - 80) : this.start].rsplit("\n", 1)[-1]
    if before.strip() and not _SENTENCE_OVER.search(before):
        return False
    following = passages[place + 1].start if place + 1 < len(passages) else len(text)
    rest = text[this.end : following].splitlines()[:1]
    last_of_line = not rest or not _WORD.search(rest[0])
    whole = _ENDS_SENTENCE.search(text, this.inner.start, this.inner.end)
    asks = text[this.inner.start : this.inner.end].endswith("?") or text[this.end : this.end + 1] in {".", "!", "?"}
    return not this.closed or bool(whole) or (last_of_line and asks)


def _end(draft: Draft, free: list[QuotedPassage]) -> int:
    """Where the draft ends, but for shreds of content in quotations that are free."""
    spans = [*draft.source, *draft.cue]
    for span in draft.content:
        place = bisect_right(free, span.start, key=_start) - 1
        if place < 0 or free[place].end <= span.start:
            spans.append(span)
    return max(span.end for span in spans)


def _start(passage: QuotedPassage) -> int:
    return passage.start
