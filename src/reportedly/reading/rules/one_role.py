"""Who says one thing is no part of what another says in the next sentence: "The army denied it. He fled, she said".

What the model takes for a first piece of a content may be the source of the sentence before, and for its last a part of
what the next one tells.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage

_NEAR = 4  # contents that begin before a piece
_SENTENCE_OVER = re.compile(r"[.!?…][\"”’'»)]*\s")


def one_role(text: str, _: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` without the pieces of their contents that are another's, a sentence or more away."""
    sources = {span: number for number, draft in enumerate(drafts) for span in draft.source}
    contents = sorted({(span, number) for number, draft in enumerate(drafts) for span in draft.content})
    kept = [_without(text, sources, number, draft) for number, draft in enumerate(drafts)]
    return [_within_its_sentence(text, contents, number, draft) for number, draft in enumerate(kept)]


def _within_its_sentence(text: str, contents: list[tuple[Span, int]], number: int, draft: Draft) -> Draft:
    """``draft`` without a last piece, outside quotation marks, of a later sentence that another's content holds."""
    if len(draft.content) < 2 or not draft.cue or ":" in text[draft.cue[-1].end - 1 : draft.cue[-1].end + 1]:
        return draft
    last, before = draft.content[-1], max(draft.cue[-1].end, draft.content[-2].end)
    if before > last.start or _SENTENCE_OVER.search(text, before - 1, last.start) is None or text[last.start] in '“"‘':
        return draft
    place = bisect_right(contents, (last, len(contents)))
    near = contents[max(0, place - _NEAR) : place + 1]
    held = any(span.start <= last.start and last.end <= span.end and other != number for span, other in near)
    return replace(draft, content=draft.content[:-1]) if held else draft


def _without(text: str, sources: dict[Span, int], number: int, draft: Draft) -> Draft:
    if len(draft.content) < 2:
        return draft
    kept = tuple(
        span
        for span, following in zip(draft.content, (*draft.content[1:], None), strict=True)
        if sources.get(span, number) == number
        or following is None
        or _SENTENCE_OVER.search(text, span.end, following.start) is None
    )
    return draft if kept == draft.content else replace(draft, content=kept)
