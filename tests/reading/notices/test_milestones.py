"""What happens once in a life, and whose it is."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.reading.notices.milestones import milestones
from reportedly.reading.time.reading import times

from .test_people import named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Reis was born on 4 May 1961.", ("Ana Reis", "birth", 1)),
        ("Ana Reis, a lawyer, died in May 2020.", ("Ana Reis", "death", 31)),
        ("Ana Reis said that her mother died in 2020.", None),
        ("Ana Reis was born and left in 1980.", None),
        ("Ana Reis left in 1980.", None),
    ],
)
def test_milestones(text: str, expected: tuple[str, str, int] | None) -> None:
    """Whose, what, and how many days it may have been."""
    found = list(milestones(text, named(text, "Ana Reis"), times(text, date(2026, 7, 9))))
    assert [(*fact.about, fact.high - fact.low + 1) for fact in found] == ([expected] if expected else [])
