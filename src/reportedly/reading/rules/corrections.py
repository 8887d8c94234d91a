"""What stands behind a label of correction: "Correction: The number of dead is three", "CORRECTS that ...".

The label is the cue, the sentence behind it the content, and nobody is named as its source. A label is no part of what
somebody else is quoted with below it ("CORRECTED-Three dead, ministry says").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from reportedly.model import Span, overlap
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage
from reportedly.reading.rules.clauses import sentence_around

NAME = "rule:corrections"

_HINTS = ("orrect", "ORRECT", "larifi", "LARIFI")  # what a text without a label does not hold
_LABEL = re.compile(
    r"(?:^[^\S\n]*(?:[(\[*]|[^\n]{2,60}\)\s?[–—-]{1,2}\s)?)"
    r"(?P<label>(?:CORRECT(?:S|ED|ION)|CLARIFI(?:ES|ED)|[Cc]orrect(?:ion|ed)|CLARIFICATION|Clarification)\b)"
    r"(?P<how>\s+to\s+(?:say|show|reflect|clarify|make\s+clear|read))?"
    r"(?:\s+(?=that\b)|\s*(?P<mark>:|[–—-]{1,2})\s*(?=\S))",
    re.MULTILINE,
)
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|do|will|would|can|could|may|might|must|carried|died|took|came|went)\b|n['’]t\b"
)


def corrections(text: str, _: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` without labels in their contents, and one for every label with a sentence that is nobody else's."""
    if not any(hint in text for hint in _HINTS):
        return drafts
    for label, told in _labelled(text):
        drafts = [_unlabelled(draft, label, told) for draft in drafts if not _is_cue(draft, label)]
        free = not any(overlap((told,), (*d.source, *d.cue, *d.content)) for d in drafts)
        if free and _CLAUSE.search(text, told.start, told.end):
            drafts = [*drafts, Draft(cue=(label,), content=(told,), by=NAME)]
    return drafts


def _labelled(text: str) -> Iterator[tuple[Span, Span]]:
    """Each label and the sentence behind it; without a mark between, only a clause with "that"."""
    for match in _LABEL.finditer(text):
        label = Span(match.start("label"), match.end("how") if match["how"] else match.end("label"))
        sentence = sentence_around(text, min(match.end(), len(text) - 1))
        end = sentence.end
        while end > match.end() and text[end - 1] in ".)] \t":
            end -= 1
        if end > match.end():
            yield label, Span(match.end(), end)


def _is_cue(draft: Draft, label: Span) -> bool:
    """Whether the model took the label for somebody's verb."""
    return overlap(draft.cue, (label,))


def _unlabelled(draft: Draft, label: Span, told: Span) -> Draft:
    content = tuple(
        Span(told.start, span.end) if span.start <= label.start and label.end < span.end else span
        for span in draft.content
    )
    return draft if content == draft.content else replace(draft, content=content)
