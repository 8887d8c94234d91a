"""Named days."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.reading.time.feasts import NAMES, day_of, without_year


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("victory day", date(2023, 5, 9)),
        ("orthodox christmas", date(2023, 1, 7)),
        ("good friday", date(2023, 4, 7)),
        ("orthodox easter", date(2023, 4, 16)),
        ("thanksgiving", date(2023, 11, 23)),
        ("black friday", date(2023, 11, 24)),
        ("memorial day", date(2023, 5, 29)),
        ("election day", date(2023, 11, 7)),
        ("independence day", None),
    ],
)
def test_days(name: str, day: date | None) -> None:
    """Fixed ones, those around Easter, those of a weekday, and those that every country has of its own."""
    assert day_of(name, 2023) == day


def test_every_name_can_be_asked_for() -> None:
    """Each name has a day in the year or none, and a value without a year."""
    for name in NAMES:
        day = day_of(name, 2024)
        assert day is None or day.year == 2024
        assert without_year(name).startswith("XXXX-")


def test_a_moving_feast_has_no_day_without_its_year() -> None:
    """Christmas has one, Easter has none."""
    assert [without_year(name) for name in ("christmas", "easter")] == ["XXXX-12-25", "XXXX-XX-XX"]
