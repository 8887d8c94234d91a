"""The search for the checked claim that a text repeats."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.linking.known_claims import AGAIN, FEATURES, WEIGHTS, KnownClaims, KnownMatch
from reportedly.loading.claim_reviews import ClaimReview

REVIEWS = (
    ClaimReview(claim="A ferry sank off Port Ansel.", title="Did a ferry sink?", checked_by="Harbour Facts"),
    ClaimReview(
        claim="The mayor sold the bridge.", checked_by="Harbour Facts", checked_on="2026-03-09", verdict="Invented"
    ),
    ClaimReview(claim="It rained for 40 days."),
)
# Three directions of meaning, one for each claim.
VECTORS = np.eye(3, dtype=np.float32)


@pytest.fixture
def known() -> KnownClaims:
    """The three claims, whose titles mean what they say."""
    return KnownClaims(REVIEWS, VECTORS, VECTORS)


def test_the_claim_of_the_same_meaning_is_found_without_a_shared_word(known: KnownClaims) -> None:
    """The vector alone decides where no word is shared."""
    found = known.match("the crossing is under water", VECTORS[0])
    assert [match.review for match in found] == [REVIEWS[0], *found_reviews(found[1:])]
    assert found[0].shared == ()


def found_reviews(found: list[KnownMatch]) -> list[ClaimReview]:
    """The reviews of some matches."""
    return [match.review for match in found]


def test_names_and_numbers_decide_between_two_of_like_meaning(known: KnownClaims) -> None:
    """Of two claims that are equally near, the one whose rare words and numbers the text has comes first."""
    between = np.array([0, 1, 1], dtype=np.float32) / np.sqrt(2).astype(np.float32)
    found = known.match("40 days of it", between, most=2)
    assert found_reviews(found) == [REVIEWS[2], REVIEWS[1]]
    assert "40" in found[0].shared


def test_a_match_says_who_checked_it_when_and_with_what_verdict(known: KnownClaims) -> None:
    """What is not known of the check is left out, and the verdict is in their words."""
    said = {match.review.claim: match.said for match in known.match("", VECTORS[0])}
    assert said["A ferry sank off Port Ansel."] == "checked before by Harbour Facts"
    assert said["The mayor sold the bridge."] == (
        "checked before by Harbour Facts, on 2026-03-09, verdict in their words: Invented"
    )
    assert said["It rained for 40 days."] == "checked before by somebody who is not named"


def test_there_is_a_weight_for_each_feature(known: KnownClaims) -> None:
    """What speaks for a claim has as many columns as there are weights, and none of them speaks against."""
    assert known.features("a ferry", VECTORS[0]).shape == (3, len(FEATURES))
    assert len(WEIGHTS) == len(FEATURES)
    assert min(WEIGHTS) >= 0


def test_nothing_is_found_among_no_claims() -> None:
    """An empty list gives no match."""
    none = np.zeros((0, 3), dtype=np.float32)
    assert KnownClaims((), none, none).match("a ferry", VECTORS[0]) == []


def test_a_second_reading_decides_between_the_likeliest() -> None:
    """What reads claim and text together outweighs a small lead, and is asked about the likeliest alone."""
    many = [ClaimReview(claim=f"The bridge of town {n} was sold.", title=f"Sale {n}") for n in range(AGAIN + 5)]
    vectors = np.zeros((len(many), 2), dtype=np.float32)
    vectors[:, 0] = np.linspace(1, 0, len(many))
    asked: list[str] = []

    def repeats(claim: str, text: str) -> float:
        asked.append(claim)
        return 0.99 if "town 3 " in claim else 0.01

    found = KnownClaims(many, vectors, vectors, repeats).match("is it sold?", vectors[0], most=len(many))
    assert found[0].review == many[3]
    assert "The bridge of town 3 was sold. | Sale 3" in asked
    assert len(asked) == AGAIN
    assert found_reviews(found[AGAIN:]) == many[AGAIN:]
    assert all(match.score < found[AGAIN - 1].score for match in found[AGAIN:])


@pytest.mark.parametrize("chance", [0.0, 1.0, 1e-300, float("nan")])
def test_a_chance_at_the_end_of_the_scale_is_no_more_than_sure(chance: float) -> None:
    """Whatever the second reading says, a score stays a number."""
    found = KnownClaims(REVIEWS, VECTORS, VECTORS, lambda _, __: chance).match("a ferry", VECTORS[0])
    assert all(np.isfinite(match.score) for match in found)
