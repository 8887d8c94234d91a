"""The ages that stand beside a name, and the numbers that are none."""

from __future__ import annotations

import pytest

from reportedly.reading.notices.ages import ages

from .test_people import named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Reis, 61, left.", [61]),
        ("Ana Reis (61) left.", [61]),
        ("The 61-year-old mill owner Ana Reis left.", [61]),
        ("Ana Reis, a 61-year-old lawyer, left.", [61]),
        ("Ana Reis is 61 years old.", [61]),
        ("Ana Reis, 161, left.", []),
        ("Ana Reis, 61, got more votes than Holub, 39 percent.", []),
        ("The 19-year-old son of Ana Reis left.", []),
        ("Ana Reis, 61 boats and a ferry.", []),
        ("Ana Reis, 19, when she first ran.", []),
    ],
)
def test_ages(text: str, expected: list[int]) -> None:
    """Only the age of the one who is named, and only now."""
    assert [fact.low for fact in ages(text, named(text, "Ana Reis"))] == expected
