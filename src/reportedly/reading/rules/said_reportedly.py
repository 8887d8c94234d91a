"""\"The president reportedly said that ...\": the president is the source, and only that he said so is hearsay."""

from __future__ import annotations

import re

from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage

_HEARSAY = re.compile(r"(?:reportedly|allegedly|supposedly|apparently|purportedly)", re.IGNORECASE)
_SAID = re.compile(
    r"(?P<verb>(?:ha[sd] |have )?(?:said|told [\w ]{1,30}?|claimed|admitted|warned|insisted|promised|denied))"
    r"\s+(?=that\b)"
)


def said_reportedly(text: str, _: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` in which whoever reportedly said something is its source, and the adverb a part of the cue."""
    return [_told(text, draft) for draft in drafts]


def _told(text: str, draft: Draft) -> Draft:
    if draft.source or len(draft.cue) != 1 or len(draft.content) != 2:
        return draft
    cue, (who, what) = draft.cue[0], draft.content
    said = _SAID.match(text, what.start, what.end)
    if not _HEARSAY.fullmatch(text, cue.start, cue.end) or said is None or not who.end <= cue.start < what.start:
        return draft
    if text[cue.end : what.start].strip():
        return draft
    return replace(
        draft, source=(who,), cue=(Span(cue.start, said.end("verb")),), content=(Span(said.end(), what.end),)
    )
