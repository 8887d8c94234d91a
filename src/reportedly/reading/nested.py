"""Attributions inside the content of another one: "an analyst said that ..., a reporter wrote".

PolNeAR gives every word one role, so a model trained on it passes over the inner attribution. Read alone, the content
is a sentence like any other and the same model finds it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from reportedly.model import Span
from reportedly.reading.draft import Draft
from reportedly.reading.features import OUTSIDE, quote_states

SHORTEST = 30  # characters: nothing shorter holds a source, a cue and a content of its own

# Only verbs and phrases that hardly ever do anything but attribute: an inner reading is worth its time for these alone.
_CUE = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|told|tells|wr(?:ote|ites)|claim(?:ed|s)|add(?:ed|s)|report(?:ed|s)|insist(?:ed|s)|alleg(?:ed|es)"
    r"|den(?:ied|ies)|warn(?:ed|s)|announced|according to|confirm(?:ed|s)|tweeted|posted|admitt?(?:ed|s))\b",
    re.IGNORECASE,
)


def nested(text: str, drafts: Sequence[Draft], read: Callable[[str], Iterable[Draft]]) -> list[Draft]:
    """What ``read`` finds in the unquoted contents of ``drafts`` that none of them marks as its cue, whole triples only."""
    cues = [span for draft in drafts for span in draft.cue]
    found: dict[tuple[Span, ...], Draft] = {}
    for draft in drafts:
        for span in draft.content:
            if not _worth_reading(text, span, cues):
                continue
            inner = (_shifted(d, span.start) for d in read(text[span.start : span.end]))
            found |= {d.cue: d for d in inner if _whole(text, d, cues)}
    return list(found.values())


def _worth_reading(text: str, span: Span, cues: Sequence[Span]) -> bool:
    if span.end - span.start < SHORTEST:
        return False
    words = text[span.start : span.end]
    states = quote_states(words)
    candidates = [m for m in _CUE.finditer(words) if states[m.start()] == OUTSIDE]
    return any(not _touches(Span(span.start + m.start(), span.start + m.end()), cues) for m in candidates)


def _whole(text: str, draft: Draft, cues: Sequence[Span]) -> bool:
    is_cue = any(_CUE.search(text[s.start : s.end]) for s in draft.cue)
    return is_cue and bool(draft.source) and not any(_touches(s, cues) for s in draft.cue)


def _touches(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _shifted(draft: Draft, by: int) -> Draft:
    roles = {
        role: tuple(Span(s.start + by, s.end + by) for s in getattr(draft, role))
        for role in ("source", "cue", "content")
    }
    return replace(draft, by="model, reading the content alone", **roles)
