"""Whoever is accused or suspected says nothing by it: "Villagers accused of witchcraft were beaten".

Before "of", "with" or "to" the verb is a participle; its subject is whom it is told of, and nobody says so by name.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage

_BE = r"(?:is|are|was|were|been|being|be)\s+"
_PARTICIPLE = re.compile(
    rf"(?:(?:who|which|that)\s+)?(?:(?:has|have|had)\s+)?(?P<be>{_BE})?(?:\w+ly\s+)?"
    r"(?:(?:suspected|accused|convicted)\s+(?=of\b)|charged\s+(?=with\b)|(?:believed|thought|alleged|rumou?red)\s+(?=to\b)"
    r"|(?(be)(?P<reported>said|reported|understood|claimed)\s+(?=to\b)|(?!)))",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:of|with|to)\b\s*", re.IGNORECASE)


def accused(text: str, _: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts``; of one whose source is only the accused, the source becomes a part of what is told."""
    return [_told_of(text, draft) for draft in drafts]


def _told_of(text: str, draft: Draft) -> Draft:
    if not draft.source or len(draft.cue) != 1 or len(draft.source) != 1:
        return draft
    who, cue = draft.source[0], draft.cue[0]
    found = _PARTICIPLE.match(text, cue.start)
    if found is None or text[who.end : cue.start].strip() or found.end() < cue.end - 5:
        return draft
    link = _LINK.match(text, found.end())
    if link is None:
        return draft
    begins = found.end() if found["reported"] else link.end()  # PolNeAR's way
    told = tuple(Span(max(s.start, begins), s.end) for s in draft.content if s.end > begins)
    stop = found.end("reported") if found["reported"] else found.end() + len(link.group().rstrip())
    return replace(draft, source=(), cue=(Span(cue.start, stop),), content=(who, *told)) if told else draft
