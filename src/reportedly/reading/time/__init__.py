"""Time in a text: `expressions` finds what says when, `value` places one, `times` does both for a whole text.

Pure functions over the text and the day of the document, which may be unknown. The classes are those of TIMEX3
(Pustejovsky and others 2003; ISO-TimeML, ISO 24617-1).
"""

from __future__ import annotations

from reportedly.reading.time.anchoring import value
from reportedly.reading.time.expressions import TimeExpression, expressions
from reportedly.reading.time.meanings import Meaning, Tense, Unit
from reportedly.reading.time.reading import dateline, times
from reportedly.reading.time.values import Anchor, Context, Interval, TimeType, TimeValue

__all__ = [
    "Anchor",
    "Context",
    "Interval",
    "Meaning",
    "Tense",
    "TimeExpression",
    "TimeType",
    "TimeValue",
    "Unit",
    "dateline",
    "expressions",
    "times",
    "value",
]
