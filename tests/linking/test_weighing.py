"""What each trait of a pair weighs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.linking.profiles import profile
from reportedly.linking.traits import NAMES, Traits, likeness, traits
from reportedly.linking.weighing import CLAIMS, DOCUMENTS, EVEN, SURE, Weighing


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


@given(st.floats(0.001, 0.999), st.floats(0, 1))
def test_a_second_look_raises_no_score_that_is_not_high(score: float, chance: float) -> None:
    """It may lower any, and stays a chance."""
    again = CLAIMS.again(score, chance)
    assert 0 <= again <= 1
    assert score >= EVEN or again <= score


def test_only_what_would_join_is_looked_at_again() -> None:
    """Neither what is kept apart anyway nor what is beyond doubt, and no document as a whole."""
    assert [CLAIMS.doubts(score) for score in (CLAIMS.join - 0.01, CLAIMS.join, SURE)] == [False, True, False]
    assert not DOCUMENTS.doubts(0.6)


WORDS = "Ana Reis Tom Reed mayor resigned Port Ansel ferry fire 12 20 people killed not the of sold Brill".split()
TEXTS = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)


@settings(deadline=None)
@given(TEXTS, TEXTS, st.floats(-1, 1), st.sampled_from((CLAIMS, DOCUMENTS)))
def test_whatever_names_two_share_what_is_kept_may_count(
    left: str, right: str, similarity: float, weighing: Weighing
) -> None:
    """By what they share but for names it is known that a pair is plainly not the same, and never wrongly."""
    found = pair(left, right, similarity)
    least = weighing.unsure if found.names or not weighing.rules else weighing.join
    shared = likeness(profile("a", left), profile("b", right), similarity)
    assert weighing.may_count(shared) or weighing.score(found) < least


def test_what_shares_next_to_nothing_cannot_count() -> None:
    """Most pairs are told apart without a look at their names."""
    one, other = profile("a", "Ana Reis resigned in Port Ansel"), profile("b", "Tom Reed sold the lighthouse at Brill")
    assert not CLAIMS.may_count(likeness(one, other, 0.3))
