"""Forms of dates by the calendar."""

from __future__ import annotations

import pytest

from reportedly.reading.time import expressions
from reportedly.reading.time.meanings import Calendar, Era, Meaning, NamedDay, Portion, Unit


@pytest.mark.parametrize(
    ("text", "words", "meaning"),
    [
        ("on May 9th, 2023", "May 9th, 2023", Calendar(year=2023, month=5, day=9)),
        ("on the 9th of May", "the 9th of May", Calendar(month=5, day=9)),
        ("since Mar. 2021", "Mar. 2021", Calendar(year=2021, month=3)),
        ("in May next year", "May next year", Calendar(month=5, shift=1)),
        ("in a June report", "June", Calendar(month=6)),
        ("of 13/2/99", "13/2/99", Calendar(year=1999, month=2, day=13)),
        ("of 8.7.2012", "8.7.2012", Calendar(year=2012, month=7, day=8)),
        ("of 7/8/07", "7/8/07", Calendar(year=2007, numerals=(7, 8))),
        ("in 1605", "1605", Calendar(year=1605)),
        ("fiscal 2008", "fiscal 2008", Calendar(year=2008)),
        ("between 2014 and", "2014", Calendar(year=2014)),
        ("by 2010-11", "2010-11", Calendar(year=2010)),
        ("the 1900s", "the 1900s", Era(Unit.CENTURY, 19)),
        ("in the early sixties", "the early sixties", Era(Unit.DECADE, 196)),
        ("in his late sixties", None, None),
        ("the nineteenth century", "the nineteenth century", Era(Unit.CENTURY, 18)),
        ("H1 2012", "H1 2012", Portion(unit=Unit.HALF, code="H1", year=2012)),
        (
            "the fourth quarter of last year",
            "the fourth quarter of last year",
            Portion(unit=Unit.QUARTER, code="Q4", shift=-1, of_year=True),
        ),
        ("after St. Patrick’s Day", "St. Patrick’s Day", NamedDay(name="st patrick's day")),
        ("Christmas of 2012", "Christmas of 2012", NamedDay(name="christmas", year=2012)),
        ("the second half was dull", None, None),
        ("springs and falls", None, None),
        ("April Verey sang", None, None),
        ("flight 1999 and $1999", None, None),
        ("version 2.2019.1", None, None),
    ],
)
def test_dates(text: str, words: str | None, meaning: Meaning | None) -> None:
    """What each form means, and what is none."""
    assert [(found.text, found.meaning) for found in expressions(text)] == ([(words, meaning)] if words else [])
