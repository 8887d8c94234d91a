"""The meanings are plain values."""

from __future__ import annotations

import msgspec

from reportedly.reading.time.meanings import Calendar, Clock, Meaning, Tense, Unit, Weekday


def test_a_meaning_is_a_value() -> None:
    """Equal words mean equal values, which can be hashed and written as JSON."""
    some: list[Meaning] = [Weekday(day=2), Calendar(year=2023, month=5), Clock(hour=9, minute=40)]
    assert len({*some, Weekday(day=2)}) == 3
    assert msgspec.json.decode(msgspec.json.encode(some[1]))["month"] == 5


def test_units_go_from_fine_to_coarse() -> None:
    """`placing` relies on the order: a day cannot be counted from a year."""
    units = list(Unit)
    assert units.index(Unit.DAY) < units.index(Unit.WEEK) < units.index(Unit.MONTH) < units.index(Unit.YEAR)


def test_tenses_point() -> None:
    """The past counts down, the future up."""
    assert (Tense.PAST, Tense.FUTURE) == (-1, 1)
