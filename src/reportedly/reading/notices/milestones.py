"""When what happens once in a life happened: "was born on 4 May 1961", "died on Tuesday"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from reportedly.model import Span
from reportedly.reading.notices.facts import Fact
from reportedly.reading.notices.people import Names
from reportedly.reading.rules.clauses import sentence_around
from reportedly.reading.time.expressions import TimeExpression
from reportedly.reading.time.values import TimeType, TimeValue

_ONCE = re.compile(
    r"\b(?P<verb>born|died|passed away)\b(?:\s(?!and\b|who\b|after\b|when\b|before\b)[\w’'-]+){0,4}?,?\s$",
    re.IGNORECASE,
)
_SHOWN = {"born": "birth", "died": "death", "passed away": "death"}
_OTHERS = re.compile(
    r"\b(?:son|daughter|child|wife|husband|mother|father|brother|sister|whose|could have|would have)\b"
)
_REACH = 60


def milestones(text: str, people: Names, timed: Sequence[tuple[TimeExpression, TimeValue]]) -> Iterator[Fact]:
    """The day, month or year of each person's birth and death, as days since the beginning of time."""
    for expression, value in timed:
        if value.type is not TimeType.DATE or value.interval is None:
            continue
        at = expression.span.start
        sentence = sentence_around(text, at)
        match = _ONCE.search(text, max(sentence.start, at - _REACH), at)
        whose = people.before(match.start(), sentence.start) if match is not None else None
        if match is None or whose is None or _OTHERS.search(text, whose.span.end, at):
            continue
        if not re.fullmatch(r"(?:,[^,]{1,40},)?\s(?:was\s|had\s|has\s)?", text[whose.span.end : match.start()]):
            continue
        low, high = (date.fromisoformat(edge[:10]).toordinal() for edge in (value.interval.start, value.interval.end))
        about = (whose.name, _SHOWN[match["verb"].lower()])
        yield Fact(
            about=about,
            low=low,
            high=max(low, high - 1),
            span=Span(match.start(), expression.span.end),
            shown=expression.text,
        )
