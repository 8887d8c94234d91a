"""Periods of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.time.meanings import Unit
from reportedly.reading.time.periods import (
    after,
    containing,
    duration,
    easter,
    label,
    moved,
    nth_weekday,
    orthodox_easter,
    shifted,
)

PERIODS = [Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.YEAR, Unit.DECADE, Unit.CENTURY]
DAYS = st.dates(date(1000, 1, 1), date(9000, 1, 1))


@pytest.mark.parametrize(
    ("unit", "written"),
    [
        (Unit.DAY, "2010-01-25"),
        (Unit.WEEK, "2010-W04"),
        (Unit.WEEKEND, "2010-W04-WE"),
        (Unit.MONTH, "2010-01"),
        (Unit.QUARTER, "2010-Q1"),
        (Unit.HALF, "2010-H1"),
        (Unit.YEAR, "2010"),
        (Unit.DECADE, "201"),
        (Unit.CENTURY, "20"),
    ],
)
def test_labels(unit: Unit, written: str) -> None:
    """The periods around a day, as TIMEX3 writes them."""
    assert label(unit, containing(unit, date(2010, 1, 25))) == written


@given(DAYS, st.sampled_from(PERIODS))
def test_a_day_lies_in_its_period(day: date, unit: Unit) -> None:
    """A period begins on or before each of its days and ends after it."""
    first = containing(unit, day)
    assert first <= day < after(unit, first)


@given(DAYS, st.sampled_from(PERIODS), st.integers(-8, 8))
def test_shifting_there_and_back(day: date, unit: Unit, by: int) -> None:
    """Units forth and as many back lead to the same period."""
    first = containing(unit, day)
    assert shifted(unit, shifted(unit, first, by), -by) == first


def test_a_day_that_a_month_lacks() -> None:
    """A month after 31 January is the last of February."""
    assert moved(Unit.MONTH, date(2023, 1, 31), 1) == date(2023, 2, 28)
    assert moved(Unit.YEAR, date(2024, 2, 29), -1) == date(2023, 2, 28)


def test_beyond_the_calendar() -> None:
    """There is no year 10000."""
    with pytest.raises(ValueError, match="year"):
        shifted(Unit.CENTURY, date(9900, 1, 1), 1)


def test_easter() -> None:
    """Both Easters of some years, from almanacs."""
    assert [easter(year) for year in (1961, 2000, 2023)] == [date(1961, 4, 2), date(2000, 4, 23), date(2023, 4, 9)]
    assert [orthodox_easter(year) for year in (2000, 2023)] == [date(2000, 4, 30), date(2023, 4, 16)]


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    """Easter lies between 22 March and 25 April."""
    assert easter(year).isoweekday() == 7
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


def test_counted_weekdays() -> None:
    """The fourth Thursday of November and the last Monday of May."""
    assert nth_weekday(2022, 11, 4, 4) == date(2022, 11, 24)
    assert nth_weekday(2022, 5, 1, -1) == date(2022, 5, 30)
    assert nth_weekday(2023, 5, 1, -1) - timedelta(days=28) == nth_weekday(2023, 5, 1, 1)


@pytest.mark.parametrize(
    ("amount", "unit", "written"),
    [
        (24, Unit.YEAR, "P24Y"),
        (2.5, Unit.YEAR, "P2.5Y"),
        (0.5, Unit.YEAR, "P6M"),
        (0.25, Unit.CENTURY, "P25Y"),
        (0.5, Unit.DECADE, "P5Y"),
        (1.5, Unit.HOUR, "PT90M"),
        (0.5, Unit.DAY, "PT12H"),
        (30, Unit.SECOND, "PT30S"),
        (None, Unit.MONTH, "PXM"),
        (2, Unit.DECADE, "P2DE"),
    ],
)
def test_durations(amount: float | None, unit: Unit, written: str) -> None:
    """Lengths as TIMEX3 writes them; parts go down into the finer unit."""
    assert duration(amount, unit) == written
