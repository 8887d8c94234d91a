"""Attributions inside the content of another one: "an analyst said that ..., a reporter wrote".

PolNeAR gives every word one role, so a model trained on it passes over the inner attribution. Read alone, the content
is a sentence like any other and the same model finds it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.reporting import REPORTING, unquoted

SHORTEST = 20  # characters: nothing shorter holds a source, a cue and a content of its own

_THAT = re.compile(r"that\s+", re.IGNORECASE)
_start = attrgetter("start")


def nested(text: str, drafts: Sequence[Draft], read: Callable[[str], Iterable[Draft]]) -> list[Draft]:
    """What ``read`` finds in the unquoted contents of ``drafts`` that none of them has as cue, whole triples only."""
    cues = sorted(span for draft in drafts for span in draft.cue)
    found: dict[tuple[Span, ...], Draft] = {}
    for draft in drafts:
        for span in draft.content:
            if not _worth_reading(text, span, cues):
                continue
            start = _after_that(text, span)
            inner = (_shifted(d, start) for d in read(text[start : span.end]))
            found |= {d.cue: d for d in inner if _whole(text, d, cues)}
    return list(found.values())


def _worth_reading(text: str, span: Span, cues: Sequence[Span]) -> bool:
    if span.end - span.start < SHORTEST:
        return False
    found = unquoted(text[span.start : span.end])
    return any(not _touches(Span(span.start + m.start(), span.start + m.end()), cues) for m in found)


def _whole(text: str, draft: Draft, cues: Sequence[Span]) -> bool:
    is_cue = any(REPORTING.search(text[s.start : s.end]) for s in draft.cue)
    return is_cue and bool(draft.source) and not any(_touches(s, cues) for s in draft.cue)


def _after_that(text: str, span: Span) -> int:
    """Where the sentence inside "that ..." begins: with the word before it, it hardly looks like one."""
    that = _THAT.match(text, span.start, span.end)
    return that.end() if that else span.start


def _touches(span: Span, ordered: Sequence[Span]) -> bool:
    after = bisect_left(ordered, span.end, key=_start)
    return after > 0 and ordered[after - 1].end > span.start


def _shifted(draft: Draft, by: int) -> Draft:
    roles = {
        role: tuple(Span(s.start + by, s.end + by) for s in getattr(draft, role))
        for role in ("source", "cue", "content")
    }
    return replace(draft, by="model, reading the content alone", **roles)
