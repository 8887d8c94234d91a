"""Forms that point from the day of speaking."""

from __future__ import annotations

import pytest

from reportedly.reading.time import expressions
from reportedly.reading.time.meanings import Length, Meaning, PartOfDay, Shifted, Tense, Unit, Vague, Weekday

DAY, WEEK, MONTH, YEAR = Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR


@pytest.mark.parametrize(
    ("text", "words", "meaning"),
    [
        ("late Sunday night", "late Sunday night", PartOfDay("NI", Weekday(day=7))),
        ("last Tuesday", "last Tuesday", Weekday(day=2, shift=-1)),
        ("tonight", "tonight", PartOfDay("NI", Shifted(unit=DAY, by=0))),
        ("the day after tomorrow", "the day after tomorrow", Shifted(unit=DAY, by=2)),
        ("this past week", "past week", Shifted(unit=WEEK, by=-1)),
        ("the past week", "the past week", Length(unit=WEEK, amount=1, towards=Tense.PAST)),
        ("the next day", "the next day", Shifted(unit=DAY, by=1, from_text=True)),
        ("the following year", "the following year", Shifted(unit=YEAR, by=1, from_text=True)),
        ("by year's end", "year's end", Shifted(unit=YEAR, by=0)),
        ("later in the week", "later in the week", Shifted(unit=WEEK, by=0)),
        ("over the weekend", "the weekend", Shifted(unit=Unit.WEEKEND, by=0)),
        ("a decade ago", "a decade ago", Shifted(unit=YEAR, by=-10, direction=Tense.PAST)),
        ("a year and a half ago", "a year and a half ago", Shifted(unit=MONTH, by=-18, direction=Tense.PAST)),
        ("two fortnights ago", "two fortnights ago", Shifted(unit=WEEK, by=-4, direction=Tense.PAST)),
        ("several days ago", "several days ago", Shifted(unit=DAY, by=None, direction=Tense.PAST)),
        ("a week from now", "a week from now", Shifted(unit=WEEK, by=1, direction=Tense.FUTURE)),
        ("in the past, he", "in the past", Vague("PAST_REF")),
        ("at present", "at present", Vague("PRESENT_REF")),
        ("no earlier than", None, None),
        ("USA Today", None, None),
    ],
)
def test_pointing(text: str, words: str | None, meaning: Meaning | None) -> None:
    """What each form means, and what is none."""
    assert [(found.text, found.meaning) for found in expressions(text)] == ([(words, meaning)] if words else [])
