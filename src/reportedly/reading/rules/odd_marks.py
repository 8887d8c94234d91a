"""A quotation in odd marks ends where its marks say, however far the model takes it.

The model is told of quotation marks by a plain count (``features.quote_states``), which ‟two alike‟ and »these« leave
open: after them it may take what the writer goes on to tell for a part of what is said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.features import INSIDE, quote_states
from reportedly.reading.quotations import QuotedPassage

_ODD = re.compile(r"[‟„«»]|``")
_NEW_SENTENCE = re.compile(r"[.!?…][^\w\s]*\s+(?=\S)")
_WORD = re.compile(r"\w")
_NEAR = 4  # characters before a place that end a sentence


def odd_marks(text: str, passages: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` without new sentences outside quotations that the model counts as quoted."""
    if not passages or _ODD.search(text) is None:
        return drafts
    outside = list(_counted_inside(text, passages))
    return [_ended(text, outside, draft) for draft in drafts] if outside else drafts


def _counted_inside(text: str, passages: Sequence[QuotedPassage]) -> Iterator[Span]:
    """What stands between a quotation and the next, or the end of its line, and is counted as quoted."""
    states = quote_states(text)
    for passage, following in zip_longest(passages, passages[1:]):
        stop = following.start if following is not None else len(text)
        line = text.find("\n", passage.end, stop)
        end = stop if line < 0 else line
        word = _WORD.search(text, passage.end, max(end, passage.end))
        if word is not None and passage.closed and states[word.start()] == INSIDE:
            yield Span(passage.end, end)


def _ended(text: str, outside: Sequence[Span], draft: Draft) -> Draft:
    """``draft`` with contents that end where a sentence begins there, if anything is left."""
    kept = tuple(span for whole in draft.content if (span := _before(text, outside, whole)) is not None)
    return replace(draft, content=kept) if kept and kept != draft.content else draft


def _before(text: str, outside: Sequence[Span], span: Span) -> Span | None:
    """The part of a content before the first sentence that begins outside; None where that is its own first."""
    first = bisect_left(outside, span.start, key=lambda s: s.end)
    for stretch in (outside[place] for place in range(first, len(outside))):
        if stretch.start >= span.end:
            break
        low = max(stretch.start, span.start) - _NEAR
        found = _NEW_SENTENCE.search(text, max(low, 0), min(stretch.end, span.end))
        if found is not None and found.end() >= span.start:
            end = span.start + len(text[span.start : found.end()].rstrip())
            return Span(span.start, end) if end > span.start else None
    return span
