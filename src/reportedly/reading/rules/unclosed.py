"""A quotation that is never closed ends with its paragraph, and so does the content that begins in it."""

from __future__ import annotations

from bisect import bisect_right

from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage


def unclosed(_: str, passages: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` without the content that runs out of a quotation left open into a paragraph that does not go on."""
    continued = {passage.continued_from for passage in passages}
    open_ended = [p for place, p in enumerate(passages) if not p.closed and place not in continued]
    return [_ended(draft, open_ended) for draft in drafts]


def _ended(draft: Draft, open_ended: list[QuotedPassage]) -> Draft:
    content = tuple(_cut(span, open_ended) for span in draft.content)
    return draft if content == draft.content else replace(draft, content=content)


def _cut(span: Span, open_ended: list[QuotedPassage]) -> Span:
    place = bisect_right(open_ended, span.start, key=lambda p: p.start) - 1
    runs_out = place >= 0 and span.start < open_ended[place].end < span.end
    return Span(span.start, open_ended[place].end) if runs_out else span
