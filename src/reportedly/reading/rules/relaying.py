"""Whoever relays a whole sentence relays all of it: "the analyst said x, but that y, a reporter wrote".

A model that gives every word one role leaves to the relaying source only what the inner attribution does not take.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.quotations import QuotedPassage
from reportedly.reading.reporting import unquoted
from reportedly.reading.rules.clauses import REACH, sentence_around
from reportedly.reading.rules.spans import merged, touches

NAME = "rule:relaying"

_THOUGH = re.compile(r"(?:though|although|but|while|even)\b")


def relaying(text: str, _: tuple[QuotedPassage, ...], drafts: list[Draft]) -> list[Draft]:
    """``drafts``; one that shares its content's end with an attribution that begins the sentence takes all of it."""
    cues = sorted(span for d in drafts for span in d.cue)
    taken = merged(span for d in drafts for span in (*d.source, *d.cue, *d.content))
    drafts = [_with_main_clause(text, draft, taken) for draft in drafts]
    drafts = [_from_the_start(text, draft, cues) for draft in drafts]
    earlier = sorted((d.cue[0], n) for n, d in enumerate(drafts) if d.source and d.cue)
    return [_relayed(text, draft, [drafts[n] for n in _before(earlier, draft)]) for draft in drafts]


def _from_the_start(text: str, draft: Draft, cues: list[Span]) -> Draft:
    """``draft`` with the whole sentence before a closing source, where an attribution in it has no draft of its own."""
    first, last = draft.content[0], draft.content[-1]
    if not _closes(draft):
        return draft
    sentence = sentence_around(text, first.start)
    said = next(unquoted(text[sentence.start : last.end]), None)
    if said is None or sentence.start == first.start or _starts_quoted(text, sentence):
        return draft
    at = sentence.start + said.start()
    left_out = sentence.start < at <= first.start
    return replace(draft, content=(Span(sentence.start, last.end),)) if left_out and not _is_cue(cues, at) else draft


def _with_main_clause(text: str, draft: Draft, taken: list[Span]) -> Draft:
    """``draft`` with the whole sentence before a closing source, where it has but "though ..." of it."""
    first = draft.content[0]
    if not _closes(draft) or _THOUGH.match(text, first.start) is None or text[first.start - 2 : first.start] != ", ":
        return draft
    sentence = sentence_around(text, first.start)
    main = Span(sentence.start, first.start - 2)
    alone = main.start < main.end and not _starts_quoted(text, sentence) and not touches(taken, main)
    return replace(draft, content=(Span(main.start, first.end), *draft.content[1:])) if alone else draft


def _closes(draft: Draft) -> bool:
    """Whether source and cue stand after all of the content."""
    return bool(draft.source and draft.cue) and min(*draft.source, *draft.cue).start >= draft.content[-1].end


def _starts_quoted(text: str, sentence: Span) -> bool:
    return not text[sentence.start].isalnum()


def _is_cue(cues: list[Span], at: int) -> bool:
    place = bisect_right(cues, at, key=lambda span: span.start)
    return place > 0 and cues[place - 1].end > at


def _before(earlier: list[tuple[Span, int]], draft: Draft) -> list[int]:
    """The drafts whose cue stands before the content of ``draft``, within reach, the nearest first."""
    start = draft.content[0].start
    place = bisect_right(earlier, start, key=lambda pair: pair[0].start)
    found = []
    while place and earlier[place - 1][0].start > start - REACH:
        place -= 1
        found.append(earlier[place][1])
    return found


def _relayed(text: str, draft: Draft, earlier: list[Draft]) -> Draft:
    first, last = draft.content[0], draft.content[-1]
    if not _closes(draft):
        return draft
    for inner in earlier:
        begins = min((*inner.source, *inner.cue)).start
        shares = any(span.start < first.start < span.end for span in inner.content)
        same_end = abs(inner.content[-1].end - last.end) <= 2
        if shares and same_end and begins == sentence_around(text, begins).start < inner.content[0].start:
            return replace(draft, content=(Span(begins, last.end),))
    return draft
