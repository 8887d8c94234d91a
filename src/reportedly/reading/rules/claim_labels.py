"""A label of a claim names nobody: "Claim: The mayor admitted that it was poisoned" is not the mayor's claim.

Checks of facts put it at the head of a line; who claims it, if anybody is told, stands elsewhere.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage

_LABEL = re.compile(
    r"^[^\S\n]*(?P<label>(?:The\s)?(?:[Cc]laim|CLAIM|[Rr]umou?r|RUMOU?R|[Aa]llegation|ALLEGATION)[^\S\n]*:[^\S\n]*)",
    re.MULTILINE,
)


def claim_labels(text: str, _: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts``; of one whose cue is such a label, no source, and all behind the label for content."""
    labels = {match.start("label"): match.end() for match in _LABEL.finditer(text)}
    return [_unsaid(draft, labels) for draft in drafts] if labels else drafts


def _unsaid(draft: Draft, labels: dict[int, int]) -> Draft:
    start = labels.get(draft.cue[0].start) if draft.cue else None
    if start is None or draft.content[-1].end <= start:
        return draft
    return replace(draft, source=(), content=(Span(start, draft.content[-1].end),))
