"""Periods of the calendar as (unit, first day), with TIMEX3's label of each; weeks are those of ISO 8601."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from reportedly.reading.time.meanings import Unit

_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.WEEKEND: 7}
_LABELS: dict[Unit, Callable[[date], str]] = {
    Unit.DAY: date.isoformat,
    Unit.WEEK: lambda day: "{:04}-W{:02}".format(*day.isocalendar()[:2]),
    Unit.WEEKEND: lambda day: "{:04}-W{:02}-WE".format(*day.isocalendar()[:2]),
    Unit.MONTH: lambda day: f"{day.year:04}-{day.month:02}",
    Unit.QUARTER: lambda day: f"{day.year:04}-Q{(day.month + 2) // 3}",
    Unit.HALF: lambda day: f"{day.year:04}-H{(day.month + 5) // 6}",
    Unit.YEAR: lambda day: f"{day.year:04}",
    Unit.DECADE: lambda day: f"{day.year // 10:03}",
    Unit.CENTURY: lambda day: f"{day.year // 100:02}",
}
_UNKNOWN = {
    Unit.DAY: "XXXX-XX-XX",
    Unit.WEEK: "XXXX-WXX",
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.MONTH: "XXXX-XX",
    Unit.QUARTER: "XXXX-QX",
    Unit.HALF: "XXXX-HX",
    Unit.YEAR: "XXXX",
    Unit.DECADE: "XXX",
    Unit.CENTURY: "XX",
}


def label(unit: Unit, first: date) -> str:
    """TIMEX3's value of the period of ``unit`` that begins on ``first``: 2008-W04, 2012-H1, 199."""
    return _LABELS[unit](first)


def unknown(unit: Unit) -> str:
    """TIMEX3's value of a period of ``unit`` that cannot be placed."""
    return _UNKNOWN[unit]


def containing(unit: Unit, day: date) -> date:
    """The first day of the period of ``unit`` that ``day`` is in; a weekend is that of the day's week."""
    if unit in _DAYS:
        return day - timedelta(days=day.weekday() - 5 * (unit is Unit.WEEKEND)) if unit is not Unit.DAY else day
    months = 12 * day.year + day.month - 1
    return _month(months - months % _MONTHS[unit])


def shifted(unit: Unit, first: date, by: int) -> date:
    """The first day of the period ``by`` units after the one that begins on ``first``.

    Raises OverflowError or ValueError beyond the years 1 to 9999, as `containing` does for the decade of year 9.
    """
    if unit in _DAYS:
        return first + timedelta(days=_DAYS[unit] * by)
    return _month(12 * first.year + first.month - 1 + _MONTHS[unit] * by)


def after(unit: Unit, first: date) -> date:
    """The day after the last of the period of ``unit`` that begins on ``first``."""
    return first + timedelta(days=2) if unit is Unit.WEEKEND else shifted(unit, first, 1)


def moved(unit: Unit, day: date, by: int) -> date:
    """The day ``by`` units from ``day``, for the ends of durations; a day that its month lacks is its last."""
    if unit in _DAYS:
        return shifted(unit, day, by)
    first = shifted(unit, day.replace(day=1), by)
    return min(first + timedelta(days=day.day - 1), after(Unit.MONTH, first) - timedelta(days=1))


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian calendar (Meeus, Jones and Butcher's algorithm)."""
    a, (b, c) = year % 19, divmod(year, 100)
    g = (8 * b + 13) // 25
    h = (19 * a + b - b // 4 - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * (b % 4) + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return date(year, month, (h + weekday - 7 * m + 33 * month + 19) % 32)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Eastern churches, in the Gregorian calendar (Meeus's Julian algorithm)."""
    d = (19 * (year % 19) + 15) % 30
    month, day = divmod(d + (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7 + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The ``nth`` Monday (1) to Sunday (7) of a month; -1 is the last one."""
    if nth < 0:
        last = after(Unit.MONTH, date(year, month, 1)) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def _month(months: int) -> date:
    """The first day of the month counted from year 0."""
    return date(months // 12, months % 12 + 1, 1)


def duration(amount: float | None, unit: Unit) -> str:
    """A length as TIMEX3 writes it: P24Y, PT30M, P2.5Y, P2DE; P25Y for a quarter of a century, PXY for some years."""
    code, finer, times = _CODES[unit]
    broken = amount is not None and not float(amount).is_integer() and not (unit is Unit.YEAR and amount > 1)
    if amount is not None and finer is not None and broken and (amount * times).is_integer():
        return duration(amount * times, finer)
    number = "X" if amount is None else f"{amount:g}" if amount < 1e6 else f"{amount:.0f}"
    return f"PT{number}{code}" if unit in {Unit.HOUR, Unit.MINUTE, Unit.SECOND} else f"P{number}{code}"


_CODES: dict[Unit, tuple[str, Unit | None, int]] = {
    Unit.SECOND: ("S", None, 1),
    Unit.MINUTE: ("M", Unit.SECOND, 60),
    Unit.HOUR: ("H", Unit.MINUTE, 60),
    Unit.DAY: ("D", Unit.HOUR, 24),
    Unit.WEEKEND: ("WE", None, 1),
    Unit.WEEK: ("W", Unit.DAY, 7),
    Unit.MONTH: ("M", None, 1),
    Unit.QUARTER: ("Q", Unit.MONTH, 3),
    Unit.HALF: ("H", Unit.MONTH, 6),
    Unit.YEAR: ("Y", Unit.MONTH, 12),
    Unit.DECADE: ("DE", Unit.YEAR, 10),
    Unit.CENTURY: ("CE", Unit.YEAR, 100),
}
