"""Words of time count as what they say."""

from __future__ import annotations

import pytest

from reportedly.reading.time.meanings import Unit
from reportedly.reading.time.words import amount_of, counted, month_number, unit_of, weekday_number


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("24", 24),
        ("1,200", 1200),
        ("2.5", 2.5),
        ("twenty-four", 24),
        ("twenty four", 24),
        ("a", 1),
        ("two and a half", 2.5),
        ("half an", 0.5),
        ("a hundred", 100),
        ("a couple of", 2),
        ("several", None),
        ("a few", None),
    ],
)
def test_numbers(words: str, amount: float | None) -> None:
    """Numerals and words give their number, and an unsaid number none."""
    assert amount_of(words) == amount


def test_a_fortnight_is_two_weeks() -> None:
    """The only unit that is counted in another."""
    assert counted("two", "fortnights") == (4, Unit.WEEK)
    assert counted("several", "fortnights") == (None, Unit.WEEK)


def test_names_and_their_beginnings() -> None:
    """Short names and capitals mean the same month or day."""
    assert [month_number(word) for word in ("January", "Sept", "DEC")] == [1, 9, 12]
    assert [weekday_number(word) for word in ("Monday", "Thurs", "SUN")] == [1, 4, 7]
    assert [unit_of(word) for word in ("Years", "centuries", "century")] == [Unit.YEAR, Unit.CENTURY, Unit.CENTURY]
