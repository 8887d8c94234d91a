"""Dates on the calendar, by the document's day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.time.meanings import Calendar, Era, NamedDay, Shifted, Tense, Unit, Weekday
from reportedly.reading.time.placing import Unplaced, first_day, unit_of
from reportedly.reading.time.values import Anchor, Context, Interval, TimeType, TimeValue

NOTHING = Context()
ANCHORS = st.dates(date(1000, 1, 1), date(3000, 1, 1))


@given(ANCHORS, st.integers(1, 7))
def test_a_weekday_is_of_the_week_around(anchor: date, day: int) -> None:
    """It is one of the seven days up to today, or from today on, and "last" and "next" leave today out."""
    said = Weekday(day=day)
    past, future = first_day(said, Tense.PAST, anchor, NOTHING), first_day(said, Tense.FUTURE, anchor, NOTHING)
    assert past.isoweekday() == future.isoweekday() == day
    assert timedelta(0) <= anchor - past <= timedelta(6)
    assert timedelta(0) <= future - anchor <= timedelta(6)
    assert first_day(said, None, anchor, NOTHING) == past
    assert first_day(Weekday(day=day, shift=-1), None, anchor, NOTHING) < anchor
    assert first_day(Weekday(day=day, shift=1), None, anchor, NOTHING) > anchor


@given(ANCHORS, st.integers(1, 12), st.integers(1, 28))
def test_a_day_of_the_year_is_the_nearest(anchor: date, month: int, day: int) -> None:
    """Without a tense no other year is nearer."""
    found = first_day(Calendar(month=month, day=day), None, anchor, NOTHING)
    assert abs(found - anchor) <= timedelta(183)
    assert (found.month, found.day) == (month, day)


@given(ANCHORS, st.integers(1, 12))
def test_a_month_follows_the_tense(anchor: date, month: int) -> None:
    """The month that is running counts both as past and as to come."""
    said, start = Calendar(month=month), anchor.replace(day=1)
    assert first_day(said, Tense.PAST, anchor, NOTHING) <= start <= first_day(said, Tense.FUTURE, anchor, NOTHING)


def test_what_cannot_be_placed_says_why() -> None:
    """The document's day, a date in the text or the country is missing."""
    for said, missing in (
        (Weekday(day=2), Anchor.DOCUMENT),
        (Shifted(unit=Unit.DAY, by=2, from_text=True), Anchor.TEXT),
        (NamedDay(name="independence day", year=2023), Anchor.COUNTRY),
    ):
        with pytest.raises(Unplaced) as problem:
            first_day(said, None, None, NOTHING)
        assert problem.value.missing is missing


def test_counted_from_the_text() -> None:
    """A coarser date gives no day to count from; a finer one gives a year."""
    year = TimeValue(
        type=TimeType.DATE, value="2019", granularity=Unit.YEAR, interval=Interval("2019-01-01", "2020-01-01")
    )
    after_a_year = Shifted(unit=Unit.YEAR, by=1, from_text=True)
    assert first_day(after_a_year, None, None, Context(last=year)) == date(2020, 1, 1)
    with pytest.raises(Unplaced):
        first_day(Shifted(unit=Unit.DAY, by=1, from_text=True), None, None, Context(last=year))


def test_hours_are_placed_by_their_day() -> None:
    """ "36 hours ago" is said in hours and placed by the day."""
    said = Shifted(unit=Unit.HOUR, by=-36)
    assert unit_of(said) is Unit.DAY
    assert first_day(said, None, date(2023, 5, 16), NOTHING) == date(2023, 5, 14)


def test_eras() -> None:
    """A decade begins with its first year."""
    assert first_day(Era(Unit.DECADE, 199), None, None, NOTHING) == date(1990, 1, 1)
