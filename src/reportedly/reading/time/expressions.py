"""Finds the expressions of time in a text, in one pass and in linear time."""

from __future__ import annotations

import re

from msgspec import Struct

from reportedly.model import Span
from reportedly.reading.time import clocks, dates, deixis, durations
from reportedly.reading.time.feasts import NAMES
from reportedly.reading.time.grammar import Form, Sense
from reportedly.reading.time.meanings import (
    Calendar,
    Meaning,
    NamedDay,
    PartOfDay,
    Portion,
    Shifted,
    Tense,
    Unit,
    Weekday,
)
from reportedly.reading.time.tense import tense
from reportedly.reading.time.words import MONTHS, NICKNAMES, NUMBERS, ORDINALS, SEASONS, SHIFTS, UNITS, WEEKDAYS


class TimeExpression(Struct, frozen=True, kw_only=True):
    """Words that say when, how long or how often; ``text`` is the document's at ``span``.

    ``mod`` is TIMEX3's (START, MID, END, APPROX, LESS_THAN, MORE_THAN, EQUAL_OR_LESS, EQUAL_OR_MORE). ``tense`` is that
    of the clause, where the meaning depends on it.
    """

    span: Span
    text: str
    meaning: Meaning
    mod: str | None = None
    tense: Tense | None = None


FORMS: tuple[Form, ...] = (*dates.FORMS, *deixis.FORMS, *durations.FORMS, *clocks.FORMS)
_WORD = re.compile(r"[^\W_]+")
_NAMES = frozenset(name.replace("'", " ").split()[0] for name in NAMES)


def _openers() -> frozenset[str]:
    """Every word, in lower case, that can begin an expression; whatever begins with a digit can too."""
    words = {*NUMBERS, *ORDINALS, *SEASONS, *SHIFTS, *NICKNAMES, *_NAMES}
    words |= {form for unit in UNITS for form in (unit, f"{unit}s", f"{unit}long")} | {"century", "centuries"}
    words |= {name.lower() for name in (*MONTHS, *WEEKDAYS)} | {f"{day.lower()}s" for day in WEEKDAYS}
    words |= {name.lower()[:length] for name in (*MONTHS, *WEEKDAYS) for length in (3, 4, 5)}
    return frozenset(words | set(_FUNCTION_WORDS.split()))


_FUNCTION_WORDS = (
    "a an the these those his her its their our half first final other early mid late start beginning middle end "
    "close fiscal fy q1 q2 q3 q4 h1 h2 today tonight yesterday tomorrow earlier later recent recently nowadays "
    "right until to at in long some many several few dozens hundreds thousands about around roughly approximately "
    "nearly almost less fewer more just up every each per daily weekly monthly quarterly yearly annually noon "
    "midday midnight saint st"
)
_OPENERS = _openers()


def expressions(text: str) -> tuple[TimeExpression, ...]:
    """The expressions of time in ``text``, in order, none inside another; of several readings the longest is taken."""
    found: list[TimeExpression] = []
    past = 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < past or not (word[0].lower() in _OPENERS or text[start].isdecimal()):
            continue
        longest = _longest(text, start)
        if longest is not None:
            sense, past = longest
            found.append(_expression(text, start, past, sense))
    return tuple(found)


def _longest(text: str, start: int) -> tuple[Sense, int] | None:
    """The longest form that makes sense at ``start``, and where it ends; the first of equals."""
    best: tuple[Sense, int] | None = None
    for form in FORMS:
        match = form.pattern.match(text, start)
        if match and match.end() > (best[1] if best else start):
            sense = form.sense(match)
            if sense is not None:
                best = sense, match.end()
    return best


def _expression(text: str, start: int, end: int, sense: Sense) -> TimeExpression:
    leaning = tense(text, start, end) if _leans(sense.meaning) else None
    return TimeExpression(
        span=Span(start, end), text=text[start:end], meaning=sense.meaning, mod=sense.mod, tense=leaning
    )


def _leans(meaning: Meaning) -> bool:
    """Whether the tense of the clause decides which one is meant."""
    match meaning:
        case (
            Weekday() | Calendar(year=None) | PartOfDay(day=Weekday()) | NamedDay(year=None) | Portion(unit=Unit.SEASON)
        ):
            return True
        case Shifted(unit=Unit.WEEKEND, by=0):
            return True
        case _:
            return False
