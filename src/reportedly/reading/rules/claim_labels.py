"""A label at the head of a line names nobody: "Claim: The mayor admitted that it was poisoned" is not the mayor's.

Checks of facts put it there, and headlines say what kind of text follows ("Inquest: Driver was not speeding"); who says
it, if anybody is told, stands elsewhere.
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
_FORM = re.compile(
    r"(?:interview|inquest|exclusive|opinion|analysis|watch|video|live|breaking|updated?|comment|podcast|profile"
    r"|obituary|review|fact[\s-]check|explainer|q&a|revealed|just\sin|latest)",
    re.IGNORECASE,
)


def claim_labels(text: str, _: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts``; of one whose cue or source is such a label, no source, and all behind a claim's label for content."""
    labels = {match.start("label"): match.end() for match in _LABEL.finditer(text)}
    return [_unsaid(text, labels, draft) for draft in drafts if not _is_form_alone(text, draft)]


def _unsaid(text: str, labels: dict[int, int], draft: Draft) -> Draft:
    start = labels.get(draft.cue[0].start) if draft.cue else None
    if start is not None and draft.content[-1].end > start:
        return replace(draft, source=(), content=(Span(start, draft.content[-1].end),))
    return replace(draft, source=()) if _is_form(text, draft) else draft


def _is_form_alone(text: str, draft: Draft) -> bool:
    """Whether the cue itself is a kind of text, which makes nobody responsible: "Opinion: The mayor must go"."""
    if draft.source or len(draft.cue) != 1:
        return False
    cue = text[draft.cue[0].start : draft.cue[0].end]
    return cue.endswith(":") and _FORM.fullmatch(cue.rstrip(": ")) is not None


def _is_form(text: str, draft: Draft) -> bool:
    """Whether the source is but a kind of text at the head of a line, with a colon behind it."""
    if len(draft.source) != 1 or not draft.cue or text[draft.cue[0].start] != ":":
        return False
    source = draft.source[0]
    at_head = source.start == 0 or text[source.start - 1] == "\n"
    return at_head and _FORM.fullmatch(text, source.start, source.end) is not None
