"""Tests of figures and what they count."""

from __future__ import annotations

import pytest

from reportedly.linking.figures import figures
from reportedly.linking.words import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 people were killed", [(12, "dead")]),
        ("a dozen dead in the fire", [(12, "dead")]),
        ("twenty-two passengers were injured", [(22, "hurt")]),
        ("it will cost $4,999", [(4999, "dollar")]),
        ("1.5 million euros were lost", [(1_500_000, "euro")]),
        ("an offer of £20m", [(20_000_000, "pound")]),
        ("prices rose by 7.5 per cent", [(7.5, "%")]),
        ("40% of the boats", [(40, "%")]),
        ("a wall 12 metres high", [(12, "m")]),
        ("the bridge opened in 1998", []),
        ("the bridge will close on October 1", []),
        ("it closes on 14 Sept., at noon", []),
        ("the May 5 vote was put off", []),
        ("in May 12 people died", [(12, "dead")]),
        ("it may 3 times a year", [(3, "tim")]),
        ("on the 3rd try", []),
        ("at 14:30", []),
        ("one of the men", []),
    ],
)
def test_a_figure_has_its_value_and_unit(text: str, expected: list[tuple[float, str]]) -> None:
    """Digits, words, scales, money, shares and measures; years, days of a month, ordinals and clocks count nothing."""
    assert [(f.value, f.unit) for f in figures(text, tokens(text))] == expected
