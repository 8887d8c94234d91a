"""Places a date on the calendar by the document's day, after the conventions of news.

A day of the week alone is the last one, today included; after a verb that looks ahead it is the next one. A month or a
day of the year alone is the one that the verb looks at, or else the nearest.
"""

from __future__ import annotations

from datetime import date, timedelta

from reportedly.reading.time import feasts
from reportedly.reading.time.meanings import Calendar, Era, NamedDay, Portion, Shifted, Tense, Unit, Weekday
from reportedly.reading.time.periods import containing, shifted, unknown
from reportedly.reading.time.values import Anchor, Context, TimeValue

Period = Calendar | Weekday | Shifted | Era | Portion | NamedDay

# How far a day of the year may lie ahead or back before the tense decides and not the distance.
_NEAR = timedelta(days=100)
_QUARTERS = {"Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7}


class Unplaced(Exception):  # noqa: N818 - it says what stays open, and nothing fails
    """An expression cannot be placed for want of ``missing``; ``value`` is what it stays."""

    def __init__(self, value: str, missing: Anchor | None = Anchor.DOCUMENT) -> None:
        self.value = value
        self.missing = missing


def unit_of(meaning: Period) -> Unit:
    """The unit that a date is said in; hours and less are placed by their day."""
    match meaning:
        case Shifted(unit=unit) | Era(unit=unit) | Portion(unit=unit):
            return Unit.DAY if unit in {Unit.SECOND, Unit.MINUTE, Unit.HOUR} else unit
        case Calendar(day=None, numerals=None):
            return Unit.YEAR if meaning.month is None else Unit.MONTH
        case _:
            return Unit.DAY


def first_day(
    meaning: Period,
    tense: Tense | None,
    anchor: date | None,
    context: Context,
) -> date:
    """The first day of the period that is meant.

    Raises Unplaced where the document's day, the text or the country would be needed; ValueError or OverflowError where
    the calendar has no such day.
    """
    match meaning:
        case Era(unit, digits):
            return date(max(digits * (10 if unit is Unit.DECADE else 100), 1), 1, 1)
        case Portion():
            return _portion(meaning, anchor)
        case Weekday():
            return _weekday(meaning, tense, anchor)
        case Shifted():
            return _shifted(meaning, tense, anchor, context)
        case NamedDay():
            return _named_day(meaning, tense, anchor)
        case _:
            return _calendar(meaning, tense, anchor)


def _calendar(said: Calendar, tense: Tense | None, anchor: date | None) -> date:
    if said.numerals is not None:
        return _numerals(said, anchor)
    if said.year is not None:
        return date(said.year, said.month or 1, said.day or 1)
    month = said.month or 1
    if anchor is None:
        raise Unplaced(f"XXXX-{month:02}" + (f"-{said.day:02}" if said.day else ""))
    if said.shift is not None:
        return date(anchor.year + said.shift, month, said.day or 1)
    options = [day for year in range(anchor.year - 4, anchor.year + 5) if (day := _valid(year, month, said.day or 1))]
    return _chosen(options, tense, anchor if said.day else anchor.replace(day=1), near=bool(said.day))


def _numerals(said: Calendar, anchor: date | None) -> date:
    """Of "7/8/07" the reading that is nearer to the document's day."""
    year, (one, other) = said.year or 1, said.numerals or (1, 1)
    if anchor is None:
        raise Unplaced(f"{year:04}-XX-XX", Anchor.COUNTRY)
    return min(date(year, one, other), date(year, other, one), key=lambda day: abs(day - anchor))


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _chosen(options: list[date], tense: Tense | None, anchor: date, near: bool) -> date:
    """Of the same day or month in several years: the nearest where that is ``near``, or else as the tense says."""
    nearest = min(options, key=lambda day: abs(day - anchor))
    if tense is None or (near and abs(nearest - anchor) <= _NEAR):
        return nearest
    if tense is Tense.PAST:
        return max((day for day in options if day <= anchor), default=nearest)
    return min((day for day in options if day >= anchor), default=nearest)


def _weekday(said: Weekday, tense: Tense | None, anchor: date | None) -> date:
    """ "last Tuesday" is the latest before today, "this" that of this week, "next" that of next week (from Monday)."""
    if anchor is None:
        raise Unplaced(f"XXXX-WXX-{said.day}")
    if said.shift is not None and said.shift >= 0:
        return containing(Unit.WEEK, anchor) + timedelta(days=7 * said.shift + said.day - 1)
    if said.shift is None and tense is Tense.FUTURE:
        return anchor + timedelta(days=(said.day - anchor.isoweekday()) % 7)
    back = (anchor.isoweekday() - said.day) % 7
    return anchor - timedelta(days=back or (7 if said.shift == -1 else 0))


def _shifted(said: Shifted, tense: Tense | None, anchor: date | None, context: Context) -> date:
    unit, by = unit_of(said), said.by
    origin = _origin(context.last, unit) if said.from_text else anchor
    if by is None:
        raise Unplaced("PAST_REF" if said.direction is Tense.PAST else "FUTURE_REF", None)
    if origin is None:
        raise Unplaced(unknown(unit), Anchor.TEXT if said.from_text else Anchor.DOCUMENT)
    if unit is not said.unit:
        return origin + timedelta(**{f"{said.unit}s": by})
    if unit is Unit.WEEKEND and by == 0 and tense is Tense.PAST and origin.isoweekday() < 6:
        by = -1
    return shifted(unit, containing(unit, origin), by)


def _origin(last: TimeValue | None, unit: Unit) -> date | None:
    """The day that "two ``unit`` later" is counted from; a coarser date ("in 2019 ... a day later") gives none."""
    if (
        last is None
        or last.interval is None
        or last.granularity is None
        or _COARSENESS[last.granularity] > _COARSENESS[unit]
    ):
        return None
    return date.fromisoformat(last.interval.start)


_COARSENESS = {unit: place for place, unit in enumerate(Unit)}


def _portion(said: Portion, anchor: date | None) -> date:
    """A quarter or half without a year is the one that ended last or is running: news tells results."""
    month, year = _QUARTERS[said.code], said.year
    if year is None and anchor is None:
        raise Unplaced(f"XXXX-{said.code}")
    if year is None and anchor is not None:
        year = anchor.year + (said.shift or 0)
        if said.shift is None and date(year, month, 1) > anchor:
            year -= 1
    return date(year or 1, month, 1)


def _named_day(said: NamedDay, tense: Tense | None, anchor: date | None) -> date:
    if said.year is None and anchor is None:
        raise Unplaced(feasts.without_year(said.name))
    if said.year is not None:
        days = [feasts.day_of(said.name, said.year)]
    elif anchor is not None:
        days = [feasts.day_of(said.name, year) for year in range(anchor.year - 2, anchor.year + 3)]
    options = [day for day in days if day is not None]
    if not options:
        raise Unplaced("XXXX-XX-XX", Anchor.COUNTRY)
    if said.year is not None or anchor is None:
        return options[0]
    if said.shift == -1:
        return max(day for day in options if day < anchor)
    if said.shift == 1:
        return min(day for day in options if day > anchor)
    return _chosen(options, tense, anchor, near=True)
