"""When a content is said to have happened and when it was said, as far as the words of its sentence tell.

1. Happened: the expression inside the content, in its first sentence, that stands nearest to its main predicate.
2. Said: the expression in the cue's sentence that stands in no content and in no source, nearest to the cue, unless a
   clause of its own holds it ("he resigned in May and said ...").
3. An expression outside that opens the sentence frames it, and goes to what it governs: to the saying where somebody
   says ("On Monday the mayor said ..."), to the content where nobody does ("On Monday the pier reportedly fell").

Durations and sets ("for nineteen years", "every day") say how long or how often, and are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from reportedly.model import Moment, Reason, Span, When, phrase
from reportedly.reading.claims.certainty_clause import content_clause
from reportedly.reading.draft import Draft
from reportedly.reading.rules.clauses import sentence_around
from reportedly.reading.rules.spans import merged, touches
from reportedly.reading.time.document_day import DocumentDay
from reportedly.reading.time.expressions import TimeExpression
from reportedly.reading.time.values import Anchor, TimeType, TimeValue

_CLAUSE = re.compile(
    r"[;:]|[–—]|\b(?:and|but|or|who|whom|whose|which|because|although|though|while|if|unless|until|than)\b",
    re.IGNORECASE,
)
_MOST = 8  # expressions on each side that are looked at
Timed = tuple[TimeExpression, TimeValue]


class Timing(Struct, frozen=True):
    """When one attribution happened and was said, None where nothing tells, with the reasons."""

    when: When | None
    because: tuple[Reason, ...] = ()


class _Given(Struct, frozen=True):
    """A text, its expressions that can say when, in order, and the contents and sources that hold words of it."""

    text: str
    timed: Sequence[Timed]
    starts: Sequence[int]
    day: DocumentDay


def timings(text: str, drafts: Sequence[Draft], found: Sequence[Timed], day: DocumentDay) -> tuple[Timing, ...]:
    """When each of ``drafts`` happened and was said; ``found`` are the text's expressions, placed by ``day``."""
    timed = [pair for pair in found if pair[1].type in (TimeType.DATE, TimeType.TIME)]
    given = _Given(text, timed, [expression.span.start for expression, _ in timed], day)
    if not timed:
        return (Timing(None),) * len(drafts)
    held = merged(span for draft in drafts for span in (*draft.content, *draft.source))
    return tuple(_timing(given, draft, held) for draft in drafts)


def _timing(given: _Given, draft: Draft, held: list[Span]) -> Timing:
    inside = _inside(given, draft)
    outside = _outside(given, draft, held)
    happened, said = inside, outside if draft.source else None
    why = "stands in what is said"
    if happened is None and outside is not None and not draft.source:
        happened, why = outside, "frames the sentence, in which nobody is said to say it"
    because = []
    if happened is not None:
        because.append(_reason(given, happened, f"happened: it {why}"))
    if said is not None:
        because.append(_reason(given, said, "said: it stands by the cue"))
    if not because:
        return Timing(None)
    when = When(happened=_moment(given.text, happened), said=_moment(given.text, said))
    return Timing(when, tuple(because))


def _inside(given: _Given, draft: Draft) -> Timed | None:
    """The expression in the first sentence of the content that is nearest to its main predicate."""
    first = draft.content[0]
    sentence = sentence_around(given.text, _first_word(given.text, first))
    spans = [Span(max(s.start, sentence.start), min(s.end, sentence.end)) for s in draft.content]
    found = [timed for span in spans if span.start < span.end for timed in _between(given, span)]
    if len(found) < 2:
        return found[0] if found else None
    clause = content_clause(given.text, draft.content, bool(draft.cue))
    at = clause.tokens.spans[clause.head] if clause is not None else first
    return min(found, key=lambda timed: _distance(timed[0].span, at))


def _outside(given: _Given, draft: Draft, held: list[Span]) -> Timed | None:
    """The expression nearest to the cue in its sentence that no content, no source and no clause of its own holds."""
    if not draft.cue:
        return None
    cue = draft.cue[0]
    sentence = sentence_around(given.text, cue.start)
    found = [
        timed
        for timed in _between(given, sentence, cue.start)
        if not touches(held, timed[0].span) and not _apart(given.text, timed[0].span, draft)
    ]
    return min(found, key=lambda timed: _distance(timed[0].span, cue), default=None)


def _between(given: _Given, span: Span, near: int | None = None) -> Sequence[Timed]:
    """The expressions that lie in ``span``; of very many those around ``near``, or the first."""
    low, high = bisect_left(given.starts, span.start), bisect_left(given.starts, span.end)
    if near is not None:
        place = bisect_left(given.starts, near)
        low, high = max(low, place - _MOST), min(high, place + _MOST)
    return [timed for timed in given.timed[low : min(high, low + 2 * _MOST)] if timed[0].span.end <= span.end]


def _apart(text: str, span: Span, draft: Draft) -> bool:
    """Whether a clause boundary stands between ``span`` and the cue, outside of the draft's own source and content."""
    cue = draft.cue[0]
    one, other = (span, cue) if span.start < cue.start else (cue, span)
    at, words = one.end, []
    for own in merged((*draft.source, *draft.content)):
        if own.end > at and own.start < other.start:
            words.append(text[at : max(at, own.start)])
            at = own.end
    words.append(text[at : max(at, other.start)])
    return _CLAUSE.search(" ".join(words)) is not None


def _first_word(text: str, span: Span) -> int:
    return next(
        (place for place in range(span.start, min(span.end, span.start + 40)) if text[place].isalnum()), span.start
    )


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _reason(given: _Given, timed: Timed, why: str) -> Reason:
    expression, value = timed
    words = phrase(given.text, (expression.span,))
    if value.missing is Anchor.DOCUMENT:
        return Reason("when", f"{why}; it cannot be placed, since {given.day.basis}", words)
    if value.missing is not None:
        return Reason("when", f"{why}; it lacks {value.missing}", words)
    counted = given.day.day is not None and value.interval is not None and not _absolute(value, expression)
    basis = f"; counted from {given.day.day}, {given.day.basis}" if counted else ""
    return Reason("when", why + basis, words)


def _absolute(value: TimeValue, expression: TimeExpression) -> bool:
    """Whether the words alone give the year, so that no day was counted from."""
    return value.interval is not None and value.interval.start[:4] in expression.text


def _moment(text: str, timed: Timed | None) -> Moment | None:
    if timed is None:
        return None
    expression, value = timed
    words = phrase(text, (expression.span,))
    return Moment(
        text=words.text,
        spans=words.spans,
        type=value.type,
        value=value.value,
        mod=value.mod,
        granularity=value.granularity,
        start=value.interval.start if value.interval is not None else None,
        end=value.interval.end if value.interval is not None else None,
        missing=value.missing,
    )
