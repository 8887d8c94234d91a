"""Tests of B-cubed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.evaluation.bcubed import agreement


def test_a_wrong_join_costs_precision() -> None:
    """Worked by hand: two items rightly together, one wrongly with them."""
    found = agreement([1, 1, 1, 2], ["x", "x", "y", "y"])
    assert found.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert found.recall == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)
    assert found.wrong_joins == pytest.approx(2 / 3)
    assert found.groups == 2


@given(st.lists(st.integers(0, 4), min_size=1, max_size=30))
def test_the_truth_agrees_with_itself(gold: list[int]) -> None:
    """Other names for the same groups change nothing."""
    found = agreement([f"group {label}" for label in gold], gold)
    assert (found.f1, found.wrong_joins) == (pytest.approx(1), pytest.approx(0))
