"""How many years a length or a beginning can mean."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.reading.notices.facts import FAR
from reportedly.reading.notices.spells import spells
from reportedly.reading.time.document_day import DocumentDay
from reportedly.reading.time.reading import times

from .test_people import named


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("for 24 years", 23, 25),
        ("for more than 20 years", 19, FAR),
        ("since 1999", 23, 25),
        ("for almost a quarter of a century", 21, 25.5),
    ],
)
def test_a_length_is_a_range(words: str, low: float, high: float) -> None:
    """Rounded as people round."""
    text, day = f"Valk has been in power {words}.", DocumentDay(date(2023, 5, 10), "given")
    (fact,) = spells(text, named(text, "Valk"), times(text, day.day), day)
    assert (fact.low, fact.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    "text", ["Valk slept for 24 years.", "It has ruled for 24 years.", "Valk will be in power for 6 years."]
)
def test_what_is_no_spell(text: str) -> None:
    """No state, nobody named, or the future."""
    day = DocumentDay(date(2023, 5, 10), "given")
    assert list(spells(text, named(text, "Valk"), times(text, day.day), day)) == []
