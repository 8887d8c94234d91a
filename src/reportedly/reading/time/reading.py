"""Every expression of a text with its value: what was said before gives a later one its day."""

from __future__ import annotations

import re
from datetime import date

from reportedly.reading.time.anchoring import value
from reportedly.reading.time.expressions import TimeExpression, expressions
from reportedly.reading.time.meanings import Calendar, Clock, Unit
from reportedly.reading.time.values import Context, TimeType, TimeValue

_SENTENCE_END = re.compile(r"[.!?…][\"”’)]*\s+(?=[A-Z\"“‘(])|\n")
_LINE_OF_ITS_OWN = re.compile(r"[^\S\n]*\n|[^\S\n]*\Z")
_HEAD = 8


def times(text: str, anchor: date | None) -> tuple[tuple[TimeExpression, TimeValue], ...]:
    """The expressions of ``text``, in order, each with its value in a document of the day ``anchor``.

    A time of day belongs to the nearest day that its sentence names, or else to the document's. "Two days later" is
    counted from the last definite date before it.
    """
    found = expressions(text)
    sentences = _sentences(text, found)
    valued: dict[int, TimeValue] = {}
    last: TimeValue | None = None
    for place, expression in enumerate(found):
        if isinstance(expression.meaning, Clock):
            continue
        valued[place] = value(expression, anchor, Context(last=last))
        last = last if _beginning(valued[place]) is None else valued[place]
    for place, expression in enumerate(found):
        if isinstance(expression.meaning, Clock):
            valued[place] = value(expression, anchor, Context(day=_day_for(place, found, sentences, valued)))
    return tuple((expression, valued[place]) for place, expression in enumerate(found))


def dateline(text: str) -> date | None:
    """The day of the first whole date that stands alone on one of the first lines: that of the article."""
    head = "\n".join(text[:2000].splitlines()[:_HEAD])
    for expression in expressions(head):
        meaning, span = expression.meaning, expression.span
        alone = (span.start == 0 or head[: span.start].rstrip(" \t").endswith("\n")) and _LINE_OF_ITS_OWN.match(
            head, span.end
        )
        if alone and isinstance(meaning, Calendar) and meaning.year and meaning.month and meaning.day:
            return _beginning(value(expression, None))
    return None


def _sentences(text: str, found: tuple[TimeExpression, ...]) -> list[int]:
    """The number of the sentence that each expression stands in; the full stop of "9 a.m." ends none."""
    numbers: list[int] = []
    past = number = 0
    for expression in found:
        number += _SENTENCE_END.search(text, past, expression.span.start) is not None
        numbers.append(number)
        past = expression.span.end
    return numbers


def _day_for(
    place: int, found: tuple[TimeExpression, ...], sentences: list[int], valued: dict[int, TimeValue]
) -> date | None:
    """The day that a time of day belongs to: of the days in its sentence the nearest, of two as near the one before."""
    at = found[place].span
    near: list[tuple[int, int]] = []
    for step in (-1, 1):
        other = place + step
        while 0 <= other < len(found) and sentences[other] == sentences[place]:
            timed = valued.get(other)
            if timed is not None and timed.granularity is Unit.DAY and timed.interval is not None:
                span = found[other].span
                near.append((max(at.start - span.end, span.start - at.end), other))
                break
            other += step
    return _beginning(valued[min(near)[1]]) if near else None


def _beginning(timed: TimeValue) -> date | None:
    """The first day of a definite date."""
    if timed.type is not TimeType.DATE or timed.interval is None:
        return None
    return date.fromisoformat(timed.interval.start)
