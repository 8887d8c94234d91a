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
    cited = {draft.content[0].start: draft.content for draft in cut if is_citing(text, draft)}
    own = {draft.content[0].start for draft in cut if not is_citing(text, draft)}
    ends = {end for _, end in found}
    return [
        _with(draft, cited.get(draft.content[0].start, ()) if draft.content[0].start in ends else ())
        for draft in cut
        if not is_citing(text, draft) or draft.content[0].start not in own
    ]


def is_citing(text: str, draft: Draft) -> bool:
    """Whether the cue is the word "citing", or one like it."""
    return len(draft.cue) == 1 and text[draft.cue[0].start : draft.cue[0].end].casefold() in _CUES


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


def _with(draft: Draft, content: tuple[Span, ...]) -> Draft:
    """``draft`` with the longer of two contents that begin at one place."""
    longer = content and content[-1].end > draft.content[-1].end
    return replace(draft, content=content) if longer else draft
