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
from reportedly.reading.rules.nesting import length

NAME = "rule:continuation"

_WORD = re.compile(r"\w+")
_SENTENCE_OVER = re.compile(r"[.!?…:][\"”’'»)]*\s*$")
_ENDS_SENTENCE = re.compile(r"[.!…][’']?\s*$")
_BETWEEN = 6  # words that may stand between two quotations of one speaker beside source and cue ("on Monday evening")


def continuation(text: str, passages: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts``, with every free quotation that follows a speaker's own added to what that speaker says."""
    owners = _owners(passages, drafts)
    added: dict[int, list[Span]] = {}
    for place in range(1, len(passages)):
        owner = owners[place - 1]
        if owner is not None and owners[place] is None and _goes_on(text, passages, place, drafts[owner]):
            added.setdefault(owner, []).append(Span(passages[place].start, passages[place].end))
            owners[place] = owner
    return [_with(draft, added[i]) if i in added else draft for i, draft in enumerate(drafts)]


def _with(draft: Draft, quoted: list[Span]) -> Draft:
    """The draft with the quotations for content, instead of the shreds of them that it had."""
    low, high = quoted[0].start, quoted[-1].end
    apart = [s for s in draft.content if s.end <= low or high <= s.start]
    return replace(draft, content=tuple(sorted([*apart, *quoted])))


def _owners(passages: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[int | None]:
    """For each quotation the draft whose content holds more than half of it; the largest where there are several."""
    owners: list[int | None] = [None] * len(passages)
    by_size = sorted(range(len(drafts)), key=lambda i: length(drafts[i].content))
    for number in by_size:
        held: dict[int, int] = {}
        for span in drafts[number].content:
            place = max(0, bisect_right(passages, span.start, key=lambda p: p.start) - 1)
            while place < len(passages) and passages[place].start < span.end:
                passage = passages[place]
                held[place] = held.get(place, 0) + min(span.end, passage.end) - max(span.start, passage.start)
                place += 1
        for place, held_length in held.items():
            if 2 * held_length > passages[place].end - passages[place].start:
                owners[place] = number
    return owners


def _goes_on(text: str, passages: tuple[QuotedPassage, ...], place: int, owner: Draft) -> bool:
    """Whether the quotation stands alone after the owner's, with little but the owner's source and cue between."""
    last, this = passages[place - 1], passages[place]
    if this.paragraph - last.paragraph > 1 or not _alone(text, passages, place):
        return False
    named = (*owner.source, *owner.cue)
    between = [w for w in _WORD.finditer(text, last.end, this.start) if not _inside(w.start(), named)]
    return len(between) <= _BETWEEN


def _alone(text: str, passages: tuple[QuotedPassage, ...], place: int) -> bool:
    """Whether the quotation is a sentence or more, and begins one: nothing leads into it and nothing runs out of it."""
    this = passages[place]
    before = text[max(0, this.start - 80) : this.start].rsplit("\n", 1)[-1]
    begins = not before.strip() or _SENTENCE_OVER.search(before)
    following = passages[place + 1].start if place + 1 < len(passages) else len(text)
    rest = text[this.end : following].splitlines()[:1]
    ends = not this.closed or not rest or not _WORD.search(rest[0])
    return bool(begins) and (ends or bool(_ENDS_SENTENCE.search(text[this.inner.start : this.inner.end])))


def _inside(at: int, spans: tuple[Span, ...]) -> bool:
    return any(span.start <= at < span.end for span in spans)
