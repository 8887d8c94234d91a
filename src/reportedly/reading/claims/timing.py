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
    """A text, its expressions that can say when, with their beginnings, its day, and its attributions."""

    text: str
    timed: Sequence[Timed]
    starts: Sequence[int]
    day: DocumentDay
    drafts: Sequence[Draft]
    parents: Sequence[int | None]
    inner: Sequence[Sequence[Span]]
    held: list[Span]
    contents: Sequence[Span]


def timings(
    text: str, drafts: Sequence[Draft], parents: Sequence[int | None], found: Sequence[Timed], day: DocumentDay
) -> tuple[Timing, ...]:
    """When each of ``drafts`` happened and was said; ``found`` are the text's expressions, placed by ``day``."""
    timed = [pair for pair in found if pair[1].type in (TimeType.DATE, TimeType.TIME)]
    if not timed:
        return (Timing(None),) * len(drafts)
    inner: list[list[Span]] = [[] for _ in drafts]
    for draft, parent in zip(drafts, parents, strict=True):
        if parent is not None:
            inner[parent] += draft.content
    held = merged(span for draft in drafts for span in draft.source)
    starts = [expression.span.start for expression, _ in timed]
    contents = sorted(span for draft in drafts for span in draft.content)
    given = _Given(text, timed, starts, day, drafts, parents, [merged(spans) for spans in inner], held, contents)
    return tuple(_timing(given, number) for number in range(len(drafts)))


def _timing(given: _Given, number: int) -> Timing:
    draft = given.drafts[number]
    happened, outside = _inside(given, number), _outside(given, number)
    said = outside if draft.source else None
    why = "it stands in what is said"
    if happened is None and outside is not None and not draft.source:
        happened, why = outside, "it frames the sentence, in which nobody is said to say it"
    because = []
    if happened is not None:
        because.append(_reason(given, happened, f"happened: {why}"))
    if said is not None:
        because.append(_reason(given, said, "said: it stands by the cue"))
    if not because:
        return Timing(None)
    when = When(happened=_moment(given.text, happened), said=_moment(given.text, said))
    return Timing(when, tuple(because))


def _inside(given: _Given, number: int) -> Timed | None:
    """The expression nearest to the main predicate, in the first sentence of the content and in no inner content.

    One that follows the predicate belongs to it only if no other clause begins between them.
    """
    draft = given.drafts[number]
    sentence = sentence_around(given.text, _first_word(given.text, draft.content[0]))
    spans = [Span(max(s.start, sentence.start), min(s.end, sentence.end)) for s in draft.content]
    found = [
        timed
        for span in spans
        if span.start < span.end
        for timed in _between(given, span)
        if not touches(list(given.inner[number]), timed[0].span)
    ]
    if not found:
        return None
    clause = content_clause(given.text, draft.content, bool(draft.cue))
    at = clause.tokens.spans[clause.head] if clause is not None else draft.content[0]
    near = [t for t in found if t[0].span.start < at.start or not _CLAUSE.search(given.text, at.end, t[0].span.start)]
    return min(near, key=lambda timed: _distance(timed[0].span, at), default=None)


def _outside(given: _Given, number: int) -> Timed | None:
    """The expression nearest to the cue in its sentence that no content, no source and no clause of its own holds.

    A cue that stands in another's content finds only what that content holds.
    """
    draft, parent = given.drafts[number], given.parents[number]
    if not draft.cue:
        return None
    cue = draft.cue[0]
    within = sentence_around(given.text, cue.start)
    if parent is not None:
        around = next((s for s in given.drafts[parent].content if s.start <= cue.start < s.end), within)
        within = Span(max(within.start, around.start), min(within.end, around.end))
    found = [
        timed
        for timed in _between(given, within, cue.start)
        if not touches(given.held, timed[0].span)
        and not _told(given, timed[0].span, cue)
        and not _apart(given.text, timed[0].span, draft)
    ]
    return min(found, key=lambda timed: _distance(timed[0].span, cue), default=None)


def _told(given: _Given, span: Span, cue: Span) -> bool:
    """Whether ``span`` stands in a content that does not hold the cue as well."""
    place = bisect_left(given.contents, span.end, key=lambda content: content.start)
    near = given.contents[max(0, place - _MOST) : place]
    return any(s.end > span.start and not s.start <= cue.start < s.end for s in near)


def _between(given: _Given, span: Span, near: int | None = None) -> Sequence[Timed]:
    """The expressions that lie in ``span``; of very many those around ``near``, or the first."""
    low, high = bisect_left(given.starts, span.start), bisect_left(given.starts, span.end)
    if near is not None:
        place = bisect_left(given.starts, near)
        low, high = max(low, place - _MOST), min(high, place + _MOST)
    return [timed for timed in given.timed[low : min(high, low + 2 * _MOST)] if timed[0].span.end <= span.end]


def _apart(text: str, span: Span, draft: Draft) -> bool:
    """Whether another clause begins between ``span`` and the cue, outside of the draft's own source and content."""
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
    end = min(span.end, span.start + 40)
    return next((place for place in range(span.start, end) if text[place].isalnum()), span.start)


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
