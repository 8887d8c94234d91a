"""How long something has lasted: "in power for 24 years", "has ruled since 1994", "married for three decades".

A length and a beginning are compared by the document's year, as ranges that allow for rounding: a whole year to either
side, a third of a decade, a tenth for "about", and no upper limit for "more than".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.model import Span
from reportedly.reading.notices.facts import FAR, Fact
from reportedly.reading.notices.people import Names
from reportedly.reading.rules.clauses import sentence_around
from reportedly.reading.time.document_day import DocumentDay
from reportedly.reading.time.expressions import TimeExpression
from reportedly.reading.time.meanings import Unit
from reportedly.reading.time.values import TimeType, TimeValue

_STATES = (
    (
        "in power",
        re.compile(
            r"\b(?:in\spower|(?:gripped|clung|held|holding|hung)\s(?:\w+\s){0,2}power|ruled|ruling|reigned|in\soffice"
            r"|(?:has|have|had|['’]s)\s(?:led|governed|run)\s(?:the|his|her)\scountry"
            r"|(?:been|served\sas)\s(?:the\s)?(?:president|prime\sminister|leader|chancellor))"
            r"(?:,?\s(?:\w+\s){0,4}?(?:for|since)(?:\s(?:more\sthan|over|at\sleast|some))?)\s$",
            re.IGNORECASE,
        ),
        re.compile(r"\s(?:in\s(?:power|office)|of\srule|reign|rule)\b", re.IGNORECASE),
    ),
    (
        "married",
        re.compile(r"\bmarried\s(?:\w+\s){0,4}?(?:for|since)(?:\s(?:more\sthan|over|at\sleast))?\s$", re.IGNORECASE),
        re.compile(r"\sof\smarriage\b", re.IGNORECASE),
    ),
    (
        "missing",
        re.compile(r"\bmissing\s(?:\w+\s){0,3}?(?:for|since)\s$", re.IGNORECASE),
        re.compile(r"(?!)"),
    ),
)
_ENDED = re.compile(
    r"\b(?:until|till|from|between|next|another|will|would|could|should|may|might|if|terms?|mandate|elected|sentenced|before"
    r"|former|then|ended|after)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:more\sthan|over|at\sleast|longer\sthan)\s(?:an?\s)?$", re.IGNORECASE)
_REACH = 70
_YEARS = {Unit.YEAR: 1.0, Unit.DECADE: 10.0, Unit.CENTURY: 100.0}
_LENGTH = re.compile(r"P(\d+(?:\.\d+)?)(Y|DE|CE)")
_IN_YEARS = {"Y": 1, "DE": 10, "CE": 100}


def spells(
    text: str, people: Names, timed: Sequence[tuple[TimeExpression, TimeValue]], day: DocumentDay
) -> Iterator[Fact]:
    """How many years each person is said to have been in a state."""
    for expression, value in timed:
        years = _length(text, expression, value, day)
        if years is None:
            continue
        sentence = sentence_around(text, expression.span.start)
        state = _state(text, expression.span, sentence)
        whose = people.before(expression.span.start, sentence.start)
        if state is None or whose is None or _ENDED.search(text, whose.span.end, sentence.end):
            continue
        words = text[expression.span.start : expression.span.end]
        shown = f"since {words}" if value.type is TimeType.DATE else words
        yield Fact(about=(whose.name, state), low=years[0], high=years[1], span=expression.span, shown=shown)


def _state(text: str, span: Span, sentence: Span) -> str | None:
    low = max(sentence.start, span.start - _REACH)
    for state, before, after in _STATES:
        if before.search(text, low, span.start) or after.match(text, span.end, sentence.end):
            return state
    return None


def _length(text: str, expression: TimeExpression, value: TimeValue, day: DocumentDay) -> tuple[float, float] | None:
    """The least and the most years that a duration, or a "since", can mean."""
    before = text[max(0, expression.span.start - 20) : expression.span.start]
    if value.type is TimeType.DATE and value.interval is not None and re.search(r"\bsince\s$", before):
        if day.day is None or value.granularity not in (Unit.YEAR, Unit.MONTH, Unit.DAY):
            return None
        gone = day.day.year - int(value.interval.start[:4])
        return (gone - 1, gone + 1) if gone >= 0 else None
    match = _LENGTH.fullmatch(value.value) if value.type is TimeType.DURATION else None
    if match is None:
        return None
    unit = _IN_YEARS[match[2]]
    amount = float(match[1]) * unit
    rounding = max(1.0, unit / 3)
    if _MORE.search(before) or value.mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        return amount - rounding, FAR
    if value.mod in ("LESS_THAN", "EQUAL_OR_LESS"):
        return amount * 0.88 - 1, amount + 0.5
    return (amount * 0.9 - rounding, amount * 1.1 + rounding) if value.mod else (amount - rounding, amount + rounding)
