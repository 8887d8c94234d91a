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
_FAR = 1 << 60


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
    days = _days(found, sentences, valued)
    for place, expression in enumerate(found):
        if isinstance(expression.meaning, Clock):
            valued[place] = value(expression, anchor, Context(day=days.get(place)))
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


def _days(
    found: tuple[TimeExpression, ...], sentences: list[int], valued: dict[int, TimeValue]
) -> dict[int, date | None]:
    """The day that each place belongs to: of the days in its sentence the nearest, of two as near the one before."""
    nearest: dict[int, tuple[int, int]] = {}
    for places in (range(len(found)), range(len(found) - 1, -1, -1)):
        day = -1
        for place in places:
            if place in valued and valued[place].granularity is Unit.DAY and _beginning(valued[place]):
                day = place
            elif day >= 0 and sentences[day] == sentences[place]:
                one, other = sorted((found[day].span, found[place].span))
                nearest[place] = min(nearest.get(place, (_FAR, day)), (other.start - one.end, day))
    return {place: _beginning(valued[day]) for place, (_, day) in nearest.items()}


def _beginning(timed: TimeValue) -> date | None:
    """The first day of a definite date."""
    if timed.type is not TimeType.DATE or timed.interval is None:
        return None
    return date.fromisoformat(timed.interval.start)
