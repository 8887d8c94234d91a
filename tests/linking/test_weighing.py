"""What each trait of a pair weighs."""

from __future__ import annotations

import pytest

from reportedly.linking.profiles import profile
from reportedly.linking.traits import NAMES, Traits, traits
from reportedly.linking.weighing import CLAIMS, DOCUMENTS, Weighing


def pair(one: str, other: str, similarity: float) -> Traits:
    """The traits of two texts."""
    return traits(profile("a", one), profile("b", other), similarity)


@pytest.mark.parametrize("weighing", [CLAIMS, DOCUMENTS])
def test_the_shipped_weights_fit_the_traits(weighing: Weighing) -> None:
    """One for each, and what is unsure lies below what is joined."""
    assert len(weighing.weights) == len(NAMES)
    assert 0 < weighing.unsure <= weighing.join < 1


@pytest.mark.parametrize("weighing", [CLAIMS, DOCUMENTS])
def test_a_likelier_pair_has_the_higher_score(weighing: Weighing) -> None:
    """The same words are above the line, words of other things below it."""
    text = "the ferry sank off Port Ansel in a storm"
    same, other = pair(text, text, 1.0), pair(text, "cheese is dear in Brill this spring", 0.0)
    assert weighing.score(same) >= weighing.join
    assert weighing.score(other) < weighing.unsure


def test_a_score_is_a_chance_however_great_the_weights() -> None:
    """It can be followed by hand: the logistic function of a sum."""
    text = "the ferry sank"
    half = Weighing(bias=0.0, weights=(0.0,) * len(NAMES), join=0.5, unsure=0.2, rules=True)
    assert half.score(pair(text, text, 1.0)) == 0.5
    great = Weighing(bias=1e9, weights=(0.0,) * len(NAMES), join=0.5, unsure=0.2, rules=True)
    assert 0.999 < great.score(pair(text, text, 1.0)) <= 1
