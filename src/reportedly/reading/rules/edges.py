"""The edges of what the model marks: a source has its article and is more than one, a content begins with a word.

What one declines to do is the content ("declined | to comment on the report"), what one cites follows "citing", and
asking not to be named is no claim.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from reportedly.model import Span, overlap
from reportedly.reading.draft import Draft
from reportedly.reading.nouns import is_person
from reportedly.reading.quotations import QuotedPassage
from reportedly.reading.rules.citing import is_citing

_ARTICLE = re.compile(r"\b(?:the|an?)\s+$", re.IGNORECASE)
_BARE = re.compile(r"(?:obtained|seen|reviewed|leaked|published|released|issued|signed)\s+(?:by|to)\s", re.IGNORECASE)
_NOUN = re.compile(r"(?<=,\s)(?:[\w’'-]+\s+){1,3}$")
_FURTHEST = 60  # characters of a noun before its participle
_LONGEST = 6  # characters of an article and the space after it
_NAME = re.compile(r"\b[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}$")
_QUESTION = re.compile(
    r"(?:what|why|how|who|when|where)\s+(?:did|does|do|has|have|had|would|will|could|can|is|was)", re.IGNORECASE
)
_HANGING = re.compile(r"(?:^|\s)(?:the|an?|of|for|in|on|at|to|with|from|and|or|by)$", re.IGNORECASE)
_CUT_NAME = re.compile(r"\b(?:[A-Z][\w’'.]*\s)*[A-Z][\w’']*-$")
_LATER = re.compile(
    r"(?:could|may|might|will|would|should)\s+be\s+(?:announced|confirmed|released|published|unveiled)\b"
)
_HUNG = re.compile(r"(?<!\sof),?\s(?:which|who|whose)$")
_OF_SOMEBODY = re.compile(r"(?:his|her|its|their|the|an?|[A-Z][\w]+['’]s)\s[a-z][\w\s-]{2,40}$")
_NAMED = re.compile(r",\s(?P<name>[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){1,3}),\s")
_NONE = re.compile(
    r"(?:^|(?<=\s)|(?<=[“\"]))(?:[Nn]either|No|[Nn]one\sof(?:\s(?:the|its|his|her|their))?|[Nn]ot\sall(?:\sthe)?)\s$"
)
_LONGEST_NONE = 16  # characters of such a word
_REPORTS = re.compile(r"(?<=\bto)\s(?P<what>(?:[\w-]+\s)?reports)$")
_IN = re.compile(r"(?:in|from)\s")
_CUT_WORD = re.compile(r"-[a-z]+")
_CLOSING = re.compile(r"[\s,;:]+$")
_OPENING = re.compile(r"[\s,;:]+")
_DECLINED = re.compile(r"\b(?:declin|refus)(?:e|es|ed|ing)\s+(?=to\s+comment\b)", re.IGNORECASE)
_ANONYMITY = re.compile(
    r"(?:not\s+to\s+be|to\s+not\s+be|to\s+remain|for)\s+(?:named|identified|quoted|anonym)", re.IGNORECASE
)
_WHERE = re.compile(r"(?:in|on|at|near|from)\s+(?:the\s+)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?")
_ASKING = re.compile(r"\b(?:ask|request|insist|wish)(?:s|es|ed|ing)?$", re.IGNORECASE)


def edges(text: str, _: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts`` with sources that begin with their article and end with a noun, and contents without a first comma."""
    kept = [_edged(text, _nouned(text, _declined(text, draft))) for draft in drafts if not _unnamed(text, draft)]
    kept = [_with_name(text, draft) for draft in kept]
    return [d for d in kept if not (_place(text, d) or _asks(text, d) or _to_come(text, d))]


def _with_name(text: str, draft: Draft) -> Draft:
    """``draft`` with the name behind what somebody is: "According to his aide | , Ines Roe, it sank"."""
    if len(draft.source) != 1 or not draft.cue or draft.cue[-1].end > draft.source[0].start:
        return draft
    source, first = draft.source[0], draft.content[0]
    words = text[source.start : source.end]
    somebody = _OF_SOMEBODY.match(words) is not None and is_person(words.rsplit(maxsplit=1)[-1])
    named = _NAMED.match(text, source.end) if somebody else None
    if named is None or not first.start <= named.start("name") < named.end() < first.end:
        return draft
    rest = Span(named.end(), first.end)
    return replace(draft, source=(Span(source.start, named.end("name")),), content=(rest, *draft.content[1:]))


def _to_come(text: str, draft: Draft) -> bool:
    """Whether nobody says what is only to be announced: "An agreement could be announced next week"."""
    return not draft.source and len(draft.cue) == 1 and _LATER.match(text, draft.cue[0].start) is not None


def _asks(text: str, draft: Draft) -> bool:
    """Whether what should be told is only the head of a question: "What did the council say?"."""
    return (
        len(draft.content) == 1 and _QUESTION.fullmatch(text, draft.content[0].start, draft.content[0].end) is not None
    )


def _place(text: str, draft: Draft) -> bool:
    """Whether what should be the source is only where something is: "the economy in Kestovia, was insistent"."""
    return len(draft.source) == 1 and _WHERE.fullmatch(text, draft.source[0].start, draft.source[0].end) is not None


def _unnamed(text: str, draft: Draft) -> bool:
    """Whether somebody only asks not to be named."""
    if len(draft.cue) != 1 or not draft.content:
        return False
    asks = _ASKING.search(text, draft.cue[0].start, draft.cue[0].end)
    return asks is not None and _ANONYMITY.match(text, draft.content[0].start, draft.content[0].end) is not None


def _declined(text: str, draft: Draft) -> Draft:
    """``draft`` with a cue that ends before "to comment", if the content goes on right after the cue."""
    if len(draft.cue) != 1 or not draft.content:
        return draft
    cue, first = draft.cue[0], draft.content[0]
    found = _DECLINED.search(text, cue.start, cue.end)
    if found is None or found.end() >= cue.end or text[cue.end : first.start].strip():
        return draft
    end = found.start() + len(found.group().rstrip())
    return replace(draft, cue=(Span(cue.start, end),), content=(Span(found.end(), first.end), *draft.content[1:]))


def _edged(text: str, draft: Draft) -> Draft:
    draft = _reported(text, draft)
    if draft.cue and (rest := _CUT_WORD.match(text, draft.cue[-1].end - 1)) is not None:
        draft = replace(draft, cue=(*draft.cue[:-1], Span(draft.cue[-1].start, rest.end())))
    whole = tuple(s for s in _hyphened(text, draft.source) if not _HANGING.search(text[s.start : s.end]))
    source = tuple(_with_article(text, _closed(text, _opened(text, s, draft)), draft) for s in whole)
    content = tuple(filter(None, (_without_comma(text, _unhung(text, s)) for s in _cited(text, draft))))
    content = tuple(_with_none(text, span, draft) for span in content)
    if (source, content) == (draft.source, draft.content) or not content:
        return draft
    return replace(draft, source=source, content=content)


def _reported(text: str, draft: Draft) -> Draft:
    """``draft`` with "reports" in its source and not in its cue: "according to reports | in Kestovia"."""
    if len(draft.cue) != 1 or not draft.source:
        return draft
    cue, first = draft.cue[0], draft.source[0]
    found = _REPORTS.search(text, cue.start, cue.end)
    if found is None or text[cue.end : first.start] != " " or _IN.match(text, first.start) is None:
        return draft
    return replace(
        draft, cue=(Span(cue.start, found.start()),), source=(Span(found.start("what"), first.end), *draft.source[1:])
    )


def _hyphened(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """``spans``, those that only a hyphen parts made one, and names whole: "Reis | - | Pym", "Ana Reis- | Pym"."""
    kept: list[Span] = []
    for span in spans:
        cut = _CUT_NAME.search(text, max(0, span.start - _FURTHEST), span.start)
        span = Span(cut.start(), span.end) if cut is not None and (not kept or cut.start() >= kept[-1].end) else span
        if kept and text[kept[-1].end : span.start] == "-":
            kept[-1] = Span(kept[-1].start, span.end)
        else:
            kept.append(span)
    return tuple(kept)


def _nouned(text: str, draft: Draft) -> Draft:
    """``draft`` with what was obtained in its source, where that begins with "obtained by": "letters obtained by".

    The noun may have been taken for the end of the content, after a comma.
    """
    if not draft.source or _BARE.match(text, draft.source[0].start, draft.source[0].end) is None:
        return draft
    first = draft.source[0]
    found = _NOUN.search(text, max(0, first.start - _FURTHEST), first.start)
    if found is None or any(s.end > found.start() and s.start < first.start for s in draft.cue):
        return draft
    content = tuple(Span(s.start, found.start()) if s.start < found.start() < s.end else s for s in draft.content)
    if any(s.start >= found.start() and s.start < first.start for s in content):
        return draft
    content = tuple(_closed(text, s) if s.end == found.start() else s for s in content)
    return replace(draft, source=(Span(found.start(), first.end), *draft.source[1:]), content=content)


def _opened(text: str, span: Span, draft: Draft) -> Span:
    """``span`` with the name that a comma at its head follows ("said Ines Holt | , head of"), or without the comma."""
    comma = _OPENING.match(text, span.start, span.end)
    if comma is None or comma.end() >= span.end:
        return span
    name = _NAME.search(text, max(0, span.start - _FURTHEST), span.start)
    if name is None or overlap((Span(*name.span()),), (*draft.source, *draft.cue, *draft.content)):
        return Span(comma.end(), span.end)
    return Span(name.start(), span.end)


def _closed(text: str, span: Span) -> Span:
    """``span`` without a comma at its end, if more is left."""
    found = _CLOSING.search(text[span.start : span.end])
    return Span(span.start, span.start + found.start()) if found is not None and found.start() else span


def _with_none(text: str, span: Span, draft: Draft) -> Span:
    """``span`` with the word before it that leaves none of it: "Neither | side's figures"."""
    before = _NONE.search(text, max(0, span.start - _LONGEST_NONE), span.start)
    if before is None or overlap((Span(*before.span()),), (*draft.source, *draft.cue)):
        return span
    return Span(before.start(), span.end)


def _unhung(text: str, span: Span) -> Span:
    """``span`` without a "which" or "who" at its end, which belongs to what follows."""
    found = _HUNG.search(text, max(span.start, span.end - 10), span.end)
    return Span(span.start, found.start()) if found is not None and found.start() > span.start else span


def _cited(text: str, draft: Draft) -> tuple[Span, ...]:
    """The content of ``draft``, of "citing" what follows it alone."""
    if not is_citing(text, draft):
        return draft.content
    return tuple(span for span in draft.content if span.start >= draft.cue[0].end) or draft.content


def _with_article(text: str, span: Span, draft: Draft) -> Span:
    before = _ARTICLE.search(text, max(0, span.start - _LONGEST), span.start)
    if before is None or any(s.start < span.start and s.end > before.start() for s in (*draft.cue, *draft.content)):
        return span
    return Span(before.start(), span.end)


def _without_comma(text: str, span: Span) -> Span | None:
    match = _OPENING.match(text, span.start, span.end)
    start = match.end() if match is not None else span.start
    return Span(start, span.end) if start < span.end else None
