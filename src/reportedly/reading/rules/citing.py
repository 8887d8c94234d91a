"""Whom somebody cites on the way is no part of what is said: "reported, citing a police source, that two were held".

What the model takes for the content may begin inside that, and "citing" may be taken for a cue of the same words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage

_CITING = re.compile(r",\s+(?:citing|quoting)\s+(?!by\b|as\b)[^,;:.“”\"()\n]{3,120},\s+", re.IGNORECASE)
_CUES = frozenset({"citing", "quoting"})
_THAT = "that "


def citing(text: str, _: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` with contents that begin after whom they cite, and once where "citing" was a cue of their own."""
    found = [(match.start(), match.end()) for match in _CITING.finditer(text)]
    if not found:
        return drafts
    cut = [_cut(text, found, draft) for draft in drafts]
    own = [draft for draft in cut if not _is_citing(text, draft)]
    wider = {draft.content[0].start: draft.content for draft in cut if _is_citing(text, draft)}
    first = {draft.content[0].start for draft in own}
    kept = [d for d in cut if not (_is_citing(text, d) and d.content[0].start in first)]
    return [_with(draft, wider.get(draft.content[0].start, ()), found) for draft in kept]


def _cut(text: str, found: Sequence[tuple[int, int]], draft: Draft) -> Draft:
    """``draft`` without whom is cited, where its content begins there and "that" follows."""
    first = draft.content[0]
    place = bisect_right(found, (first.start, len(text))) - 1
    if place < 0:
        return draft
    _, end = found[place]
    if not first.start < end < first.end or not text.startswith(_THAT, end):
        return draft
    return replace(draft, content=(Span(end, first.end), *draft.content[1:]))


def _is_citing(text: str, draft: Draft) -> bool:
    return len(draft.cue) == 1 and text[draft.cue[0].start : draft.cue[0].end].casefold() in _CUES


def _with(draft: Draft, content: tuple[Span, ...], found: Sequence[tuple[int, int]]) -> Draft:
    """``draft`` with the longer of two contents that begin at one place after whom is cited."""
    if (
        not content
        or content[-1].end <= draft.content[-1].end
        or all(draft.content[0].start != end for _, end in found)
    ):
        return draft
    return replace(draft, content=content)
