"""Whoever is asked or told something is not who asks or tells it: "Asked if he would resign, Pell laughed".

Where nobody is said to ask, the attribution has no source (PolNeAR's way); "by" names one: "was asked by a reporter".
Whoever is asked "Do you blame him?" has not said so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage
from reportedly.reading.rules.clauses import sentence_around

_PUT = (
    r"(?:asked|questioned|queried|quizzed|grilled|pressed|challenged|told|informed|reminded|warned|advised|notified|assured(?!\s+of\b)"
    r"|briefed)"
)
_BE = r"(?:am|is|are|was|were|be|been|being|gets?|got)"
_PASSIVE = re.compile(rf"\b(?:{_BE}|['’](?:m|s|re))\s+(?:\w+\s+){{0,2}}?{_PUT}\b", re.IGNORECASE)
_PARTICIPLE = re.compile(rf"(?:\w+ly\s+)?{_PUT}\b", re.IGNORECASE)
_OPENING = re.compile(r"\b(?:when|whenever|if|once|after\s+being|on\s+being|until)\s+$", re.IGNORECASE)
_BY = re.compile(
    r"\s*\b(?:by\s+)(?P<who>[^,;:.!?“”\"\n]{2,80}?)\s+(?=(?:that|whether|if|why|how|what|when|who|where|about|to)\b)"
)
_ENDS_WITH_BY = re.compile(r"\bby\s+$")
_NO_OBJECT = re.compile(
    r"(?:quizzed|questioned|grilled|challenged)\s+(?:over|about|on|by)\b|pressed\s+(?:over|about)\b"
)
_HEARING = re.compile(
    r"(?:courts?|jury|jurors|inquests?|inquiry|tribunal|trial|hearing|judges|MPs|senators|committee|panel)$",
    re.IGNORECASE,
)
_HEARS = re.compile(r"(?:(?:has|have|had)\s+)?(?:heard|hears?)|told(?=\s*(?:[.\n]|$))")
_INSERTED = re.compile(rf"{_PUT}\s+(?:on\s+|about\s+)?(?:whether|if|why|how|what|when|who|where|that|about)\b")
_GOES_ON = re.compile(r"\s*,\s+[a-z]")
_COMMA_BEFORE = re.compile(r",\s*$")
_COMMA = re.compile(r"\s*,\s*")
_WHERE = re.compile(r"(?!(?:about|whether|if|why|how)\b)(?:\w+\s){1,4}?(?=(?:whether|if|why|how|about)\b)")
_TOLD = re.compile(rf"(?:has\s|have\s|had\s)?{_BE}\s(?:\w+ly\s)?(?:told|informed|notified)", re.IGNORECASE)
_NOUN = re.compile(
    r"(?:warnings?|claims?|complaints?|allegations?|reports?|suggestions?|accusations?|denials?|concerns?|fears)\b"
)
_FROM = re.compile(r"\sfrom\s(?P<who>[^,;:.!?“”\"\n]{2,60}?)\s(?=that\b)")
_SHORT = 40  # characters of whoever is told
_YOU = re.compile(r"you(?:\s(?:both|all|guys))?", re.IGNORECASE)
_PUT_TO_YOU = re.compile(
    r"(?:\W|(?:And|But|So|Or|Then|Now|Well)\b)*(?:Do|Did|Have|Had|Would|Could|Can|Will|Should|Are|Were|Might)(?:n['’]t)?\s$",
    re.IGNORECASE,
)
_NEAR = 16  # characters before a cue that show how its clause begins


def addressed(text: str, _: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts``; of one whose cue is a passive of asking or telling, the source is whom "by" names, or nobody.

    What the model says that somebody does with the whole opening ("wept | Told that it sank") is dropped, and what
    "you" are asked.
    """
    drafts = [_from_whom(text, d) for d in drafts if not _is_question(text, d) and not _is_hearer(text, d)]
    passive = [_is_passive(text, draft) for draft in drafts]
    openings = {draft.cue[0].start for draft, put in zip(drafts, passive, strict=True) if put}
    return [
        _put(text, draft) if put else draft
        for draft, put in zip(drafts, passive, strict=True)
        if draft.content[0].start not in openings
    ]


def _is_question(text: str, draft: Draft) -> bool:
    """Whether the source is a "you" of whom the sentence asks: "Do you blame him?"."""
    if len(draft.source) != 1 or not draft.cue or _YOU.fullmatch(text, *_bounds(draft.source[0])) is None:
        return False
    you = draft.source[0]
    sentence = sentence_around(text, you.start)
    asks = text[sentence.start : sentence.end].rstrip("”’\"') ").endswith("?")
    return asks and _PUT_TO_YOU.match(text[sentence.start : you.start]) is not None


def _is_hearer(text: str, draft: Draft) -> bool:
    """Whether all that is told is who was told: "His family | have been told"."""
    if draft.source or len(draft.cue) != 1 or len(draft.content) != 1:
        return False
    cue, only = draft.cue[0], draft.content[0]
    before = only.end <= cue.start and not text[only.end : cue.start].strip()
    return before and _TOLD.fullmatch(text, cue.start, cue.end) is not None and only.end - only.start < _SHORT


def _from_whom(text: str, draft: Draft) -> Draft:
    """``draft``; of warnings and the like, whoever they come from: "despite warnings from residents that ..."."""
    if len(draft.cue) != 1:
        return draft
    cue, first = draft.cue[0], draft.content[0]
    noun = _NOUN.search(text, cue.start, min(cue.end, first.start))
    found = _FROM.match(text, noun.end()) if noun is not None and noun.end() == cue.end else None
    fits = found is not None and found.end() in (first.start, first.start + len("that "))
    return replace(draft, source=(Span(*found.span("who")),)) if found is not None and fits else draft


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _is_passive(text: str, draft: Draft) -> bool:
    """Whether the source, if any, is asked or told; only a participle at the head of a clause needs its place shown."""
    if len(draft.cue) != 1:
        return False
    cue = draft.cue[0]
    if _PASSIVE.search(text, cue.start, cue.end) or _is_hearing(text, draft) or _NO_OBJECT.match(text, cue.start):
        return True
    if _PARTICIPLE.match(text, cue.start, cue.end) is None or draft.content[0].start < cue.end:
        return False
    before = text[max(0, cue.start - _NEAR) : cue.start]
    if _OPENING.search(before) and not _is_subject(text, draft.source, cue):
        return True
    if sentence_around(text, cue.start).start == cue.start:
        named = _BY.match(text, cue.end) is not None
        above = bool(draft.source) and draft.source[-1].end <= cue.start
        return named or above or not draft.source or draft.source[0].start >= draft.content[0].start
    return _is_inserted(text, draft)


def _is_hearing(text: str, draft: Draft) -> bool:
    """Whether a court or the like hears, or in a headline is told, what is said there: "Pier cracked, court told"."""
    if len(draft.source) != 1:
        return False
    source, cue = draft.source[0], draft.cue[0]
    heard = _HEARS.match(text, cue.start)
    return heard is not None and heard.end() == cue.end and _HEARING.search(text[source.start : source.end]) is not None


def _is_subject(text: str, source: Sequence[Span], cue: Span) -> bool:
    """Whether the source stands right before the cue: "When Pell asked"."""
    return bool(source) and source[0].start < cue.start and not text[source[-1].end : cue.start].strip()


def _is_inserted(text: str, draft: Draft) -> bool:
    """Whether the cue begins an insertion after its source: "Pell, asked if he would resign, laughed"."""
    if len(draft.source) != 1 or _INSERTED.match(text, draft.cue[0].start) is None:
        return False
    source = draft.source[0]
    apart = _COMMA.fullmatch(text, source.end, draft.cue[0].start)
    named = "," not in text[source.start : source.end] and not _COMMA_BEFORE.search(
        text, max(0, source.start - 3), source.start
    )
    return apart is not None and named and _GOES_ON.match(text, draft.content[-1].end) is not None


def _put(text: str, draft: Draft) -> Draft:
    """``draft`` with whom "by" names for its source, or without one, and without where it was asked."""
    cue, first = draft.cue[0], draft.content[0]
    where = _WHERE.match(text, first.start, first.end) if first.start > cue.end else None
    if where is not None:
        draft = replace(draft, content=(Span(where.end(), first.end), *draft.content[1:]))
    source = tuple(s for s in draft.source if _ENDS_WITH_BY.search(text, max(0, s.start - 4), s.start))
    by = _BY.match(text, cue.end)
    if by is not None and by.end() < draft.content[-1].end:
        content = tuple(Span(max(s.start, by.end()), s.end) for s in draft.content if s.end > by.end())
        hearer = tuple(s for s in draft.source if s.end <= by.start() or s.start >= by.end())
        return replace(draft, source=(Span(*by.span("who")),), content=content, hearer=hearer)
    hearer = tuple(s for s in draft.source if s not in source)
    ends = {s.end: s.start for s in hearer}
    content = tuple(Span(s.start, ends[s.end]) if s.start < ends.get(s.end, s.start) else s for s in draft.content)
    return replace(draft, source=source, content=content, hearer=hearer)
