"""Quotations whose speaker stands beside them without a verb of speech: a signature after them, or a name before them.

PolNeAR's way for a signature: the dash is the cue. A speaker in the sentence before leaves the attribution without one.
"""

from __future__ import annotations

import re

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage
from reportedly.reading.rules.clauses import sentence_around
from reportedly.reading.rules.continuation import stands_alone, unheld
from reportedly.reading.rules.spans import merged, touches

NAME = "rule:speakers"

_SIGNATURE = re.compile(r"\s*(?P<dash>[―—–-]{1,2})[^\S\n]*(?P<name>[^\W\d_a-z][^\n“”\"]{1,80}?)[\s.]*(?=\n|$)")
_SUBJECT = re.compile(r"(?P<name>He|She|They|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})\s[a-z]")
_NO_NAME = re.compile(
    r"(?:An?|And|As|At|But|By|Every|For|From|If|In|Its?|Later|Many|No|Not|Now|On|Once|One|Only|Or|Our|So|Some|That|The|Then"
    r"|There|These|This|Those|To|We|What|When|Where|While|Who|Why|With|You|Yet|[A-Z][a-z]+day)\b"
)


def speakers(text: str, passages: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` and one for every quotation that none holds, if it is signed or follows a sentence about a person."""
    taken = merged(span for draft in drafts for span in (*draft.source, *draft.cue, *draft.content))
    added = []
    for place in unheld(passages, drafts):
        draft = _signed(text, passages[place]) or _led_to(text, passages, place, taken)
        if draft is not None and not any(touches(taken, span) for span in (*draft.source, *draft.cue)):
            added.append(draft)
    return [*drafts, *added]


def _signed(text: str, passage: QuotedPassage) -> Draft | None:
    """The quotation fills its paragraph but for a dash and a name, there or on the next line."""
    head = text[max(0, passage.start - 80) : passage.start].rsplit("\n", 1)[-1]
    signature = _SIGNATURE.match(text, passage.end)
    if head.strip() or not signature or not passage.closed:
        return None
    source, dash = Span(*signature.span("name")), Span(*signature.span("dash"))
    return Draft(source=(source,), cue=(dash,), content=(Span(passage.start, passage.end),), by=NAME)


def _led_to(text: str, passages: tuple[QuotedPassage, ...], place: int, taken: list[Span]) -> Draft | None:
    """The sentence before the quotation begins with a name or a pronoun, and nothing else is attributed in it."""
    this = passages[place]
    before = this.start - 1
    while before > 0 and text[before].isspace() and text[before] != "\n":
        before -= 1
    if before < 1 or text[before] != "." or not stands_alone(text, passages, place):
        return None
    sentence = sentence_around(text, before)
    subject = _SUBJECT.match(text, sentence.start, sentence.end)
    if subject is None or _NO_NAME.match(text, sentence.start) or touches(taken, sentence):
        return None
    return Draft(source=(Span(*subject.span("name")),), content=(Span(this.start, this.end),), by=NAME)
