"""The measures of stance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.evaluation.stance import likeliest, score
from reportedly.reading.claim_encoder import POST_STANCES


def test_the_figures_of_a_small_example() -> None:
    """One of two denials is found, one comment is taken for a query; the baseline says comment of all."""
    found = score(["comment", "comment", "deny", "deny"], ["comment", "query", "deny", "comment"])
    assert found["items"] == 4
    assert found["accuracy"] == 0.5
    assert found["f1_deny"] == pytest.approx(2 / 3)
    assert found["f1_comment"] == 0.5
    assert found["macro_f1"] == pytest.approx((2 / 3 + 0.5) / 2)
    assert found["baseline_accuracy"] == 0.5
    assert found["baseline_macro_f1"] == pytest.approx((2 / 3) / 2)


def test_the_likeliest_stance_has_the_greatest_chance() -> None:
    """Whatever the order."""
    assert likeliest({"for": 0.2, "against": 0.5, "observing": 0.3}) == "against"


@given(st.lists(st.sampled_from(POST_STANCES), min_size=1))
def test_people_would_get_everything_right(gold: list[str]) -> None:
    """The marks themselves have every measure at one, and no baseline is above that."""
    found = score(gold, gold)
    assert found["accuracy"] == found["macro_f1"] == 1.0
    assert 0 < float(found["baseline_macro_f1"]) <= 1.0
