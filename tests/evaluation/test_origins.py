"""Tests of the measures of counting origins."""

from __future__ import annotations

import pytest

from reportedly.evaluation.cascades import Habits
from reportedly.evaluation.origins import evaluate_origins, outcomes


def test_copies_with_all_credits_are_counted_exactly() -> None:
    """Nothing but whole copies, right clocks and no deletion."""
    plain = Habits(copied=1.0, cut=0.0, misdated=0.0, undated=0.0, deleted=0.0, merged=0.0)
    found = list(outcomes(8, 11, plain, largest=10))
    assert all(one.counted <= one.true for one in found)
    assert sum(one.counted == one.true for one in found) >= 7


def test_the_measures_add_up_and_are_the_same_for_a_seed() -> None:
    """Exact, too many and too few are all there is."""
    found = evaluate_origins(4, 2, largest=8)
    assert found == evaluate_origins(4, 2, largest=8)
    for name in ("kept", "half"):
        shares = [float(found[f"{name}_{what}"]) for what in ("exact", "too_many", "too_few")]
        assert sum(shares) == pytest.approx(1.0)
        assert float(found[f"{name}_documents_an_origin"]) >= 1.0
