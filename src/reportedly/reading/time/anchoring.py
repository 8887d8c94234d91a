"""Anchors expressions of time at the document's day, which may be unknown."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from reportedly.reading.time.expressions import TimeExpression
from reportedly.reading.time.meanings import Clock, Length, PartOfDay, Portion, Recurring, Tense, Unit, Vague
from reportedly.reading.time.periods import after, duration, label, moved, unknown
from reportedly.reading.time.placing import Period, Unplaced, first_day, unit_of
from reportedly.reading.time.values import Anchor, Context, Interval, TimeType, TimeValue

_SEASON_BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


_NOTHING = Context()


def value(expression: TimeExpression, anchor: date | None, context: Context = _NOTHING) -> TimeValue:
    """The value of an expression in a document of the day ``anchor``, which may be unknown.

    What cannot be placed stays relative and says what it lacks; no part of a value is guessed.
    """
    return replace(_value(expression, anchor, context), mod=expression.mod)


def _value(expression: TimeExpression, anchor: date | None, context: Context) -> TimeValue:
    meaning = expression.meaning
    match meaning:
        case Length():
            return _length(meaning, anchor)
        case Recurring():
            return TimeValue(type=TimeType.SET, value=meaning.value, quant=meaning.quant, freq=meaning.freq)
        case Vague():
            return TimeValue(type=TimeType.DATE, value=meaning.reference)
        case Clock():
            return _clock(meaning, context.day or anchor)
        case PartOfDay():
            return _part_of_day(meaning, expression.tense, anchor, context)
        case Portion(unit=Unit.SEASON):
            return _season(meaning, anchor, expression.tense)
        case _:
            return _date(meaning, expression.tense, anchor, context)


def _date(
    meaning: Period,
    tense: Tense | None,
    anchor: date | None,
    context: Context,
) -> TimeValue:
    """A period of the calendar: its unit and first day, and so its value and interval."""
    unit = unit_of(meaning)
    try:
        first = first_day(meaning, tense, anchor, context)
        end = after(unit, first)
    except Unplaced as problem:
        missing = problem.missing
        return TimeValue(type=TimeType.DATE, value=problem.value, granularity=unit, missing=missing)
    except (ValueError, OverflowError):
        return TimeValue(type=TimeType.DATE, value=unknown(unit), granularity=unit)
    interval = Interval(first.isoformat(), end.isoformat())
    return TimeValue(type=TimeType.DATE, value=label(unit, first), granularity=unit, interval=interval)


def _season(said: Portion, anchor: date | None, tense: Tense | None) -> TimeValue:
    """A season has no interval: its months depend on the hemisphere. A winter has the year that it begins in."""
    year, missing = said.year, None
    if year is None and anchor is not None:
        new_year = said.code == "WI" and anchor.month < 3
        months = anchor.month + 12 * new_year - _SEASON_BEGINS[said.code]
        year = anchor.year - new_year + _seasons_away(months, said.shift, tense)
    elif year is None:
        missing = Anchor.DOCUMENT
    written = "XXXX" if year is None else f"{year:04}"
    return TimeValue(type=TimeType.DATE, value=f"{written}-{said.code}", granularity=Unit.SEASON, missing=missing)


def _seasons_away(months: int, shift: int | None, tense: Tense | None) -> int:
    """The year of a season against this one, ``months`` after it has begun: "last" is over, "next" has not begun."""
    if shift == -1:
        return 0 if months >= 3 else -1
    if shift == 1:
        return 1 if months >= 0 else 0
    return -1 if shift is None and tense is Tense.PAST and months < 0 else 0


def _length(said: Length, anchor: date | None) -> TimeValue:
    """A duration; "the next four years" also has an interval, from the document's day on."""
    written = duration(said.amount, said.unit)
    interval = None
    counted = said.amount is not None and float(said.amount).is_integer()
    if anchor is not None and said.towards is not None and counted and said.unit not in _OF_THE_CLOCK:
        interval = _run(anchor, said.unit, int(said.towards) * int(said.amount or 0))
    return TimeValue(type=TimeType.DURATION, value=written, granularity=said.unit, interval=interval)


_OF_THE_CLOCK = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR, Unit.WEEKEND})


def _run(anchor: date, unit: Unit, by: int) -> Interval | None:
    try:
        start, end = sorted((anchor, moved(unit, anchor, by)))
        return Interval(start.isoformat(), (end + timedelta(days=1)).isoformat())
    except (ValueError, OverflowError):
        return None


def _clock(said: Clock, day: date | None) -> TimeValue:
    written = f"T{said.hour:02}:{said.minute or 0:02}"
    unit = Unit.HOUR if said.minute is None else Unit.MINUTE
    if day is None:
        missing = Anchor.DOCUMENT
        return TimeValue(type=TimeType.TIME, value=f"XXXX-XX-XX{written}{said.zone}", granularity=unit, missing=missing)
    start = f"{day.isoformat()}{written}{said.zone}"
    end = _later(day, said, 60 if unit is Unit.HOUR else 1)
    interval = None if end is None else Interval(start, end)
    return TimeValue(type=TimeType.TIME, value=start, granularity=unit, interval=interval)


def _later(day: date, said: Clock, minutes: int) -> str | None:
    days, rest = divmod(60 * said.hour + (said.minute or 0) + minutes, 24 * 60)
    try:
        return f"{(day + timedelta(days=days)).isoformat()}T{rest // 60:02}:{rest % 60:02}{said.zone}"
    except OverflowError:
        return None


def _part_of_day(said: PartOfDay, tense: Tense | None, anchor: date | None, context: Context) -> TimeValue:
    """The evening of a day, without an interval: nobody agrees on its hours. A night belongs to its evening."""
    day = _date(said.day, tense, anchor, context)
    return TimeValue(
        type=TimeType.TIME,
        value=f"{day.value}T{said.code}",
        granularity=Unit.DAY,
        interval=None,
        missing=day.missing,
    )
