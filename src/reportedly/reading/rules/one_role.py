"""Who says one thing is no part of what another says in the next sentence: "The army denied it. He fled, she said".

What the model takes for a first piece of a content may be the source of the sentence before.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage

_SENTENCE_OVER = re.compile(r"[.!?…][\"”’'»)]*\s")


def one_role(text: str, _: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` without the pieces of their contents that are another's whole source, a sentence or more away."""
    sources = {span: number for number, draft in enumerate(drafts) for span in draft.source}
    return [_without(text, sources, number, draft) for number, draft in enumerate(drafts)]


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
