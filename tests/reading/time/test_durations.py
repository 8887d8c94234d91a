"""Forms of lengths and sets."""

from __future__ import annotations

import pytest

from reportedly.reading.time import expressions
from reportedly.reading.time.meanings import Length, Meaning, Recurring, Tense, Unit

YEAR = Unit.YEAR


@pytest.mark.parametrize(
    ("text", "words", "meaning"),
    [
        ("after 24 years", "24 years", Length(unit=YEAR, amount=24)),
        ("his last three years", "his last three years", Length(unit=YEAR, amount=3, towards=Tense.PAST)),
        ("the past few days", "the past few days", Length(unit=Unit.DAY, amount=None, towards=Tense.PAST)),
        ("three-quarters of a year", "three-quarters of a year", Length(unit=YEAR, amount=0.75)),
        ("three quarters of an hour", "three quarters of an hour", Length(unit=Unit.HOUR, amount=0.75)),
        ("a half-hour film", "half-hour", Length(unit=Unit.HOUR, amount=0.5)),
        ("a year-long inquiry", "year-long", Length(unit=YEAR, amount=1)),
        ("a yearlong inquiry", "yearlong", Length(unit=YEAR, amount=1)),
        ("for a fortnight", "a fortnight", Length(unit=Unit.WEEK, amount=2)),
        ("a day after the fire", "a day", Length(unit=Unit.DAY, amount=1)),
        ("the coming weeks", "the coming weeks", Length(unit=Unit.WEEK, amount=None, towards=Tense.FUTURE)),
        ("it pays $5 million a year", "a year", Recurring(value="P1Y")),
        ("twice a week", "a week", Recurring(value="P1W", freq="2X")),
        ("per annum", "per annum", Recurring(value="P1Y")),
        ("every other day", "every other day", Recurring(value="P2D", quant="EVERY")),
        ("held annually.", "annually", Recurring(value="P1Y", quant="EVERY")),
        ("a day of mourning", None, None),
        ("few days of joy", None, None),
        ("a second man", None, None),
        ("in the second round", None, None),
        ("two thirds of voters", None, None),
        ("three quarters of voters", None, None),
    ],
)
def test_durations(text: str, words: str | None, meaning: Meaning | None) -> None:
    """What each form means, and what is none."""
    expected = [(words, meaning)] if words and meaning else []
    assert [(found.text, found.meaning) for found in expressions(text)] == expected
