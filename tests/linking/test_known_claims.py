"""The search for the checked claim that a text repeats."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.linking.known_claims import AGAIN, FEATURES, WEIGHTS, KnownClaims, KnownMatch, in_words
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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("@AnaReis sold it! https://t.example/a1", "Ana Reis sold it!"),
        (".@port_ansel, ask @HarbourFacts", ".port ansel, ask Harbour Facts"),
        ("All of #PortAnsel is wet#RainAgainpic.twitter.com/Ab1", "All of Port Ansel is wetRain Again"),
        ("write to desk@harbour.example &amp; wait", "write to desk@harbour.example & wait"),
        ("", ""),
    ],
)
def test_accounts_and_hashtags_are_searched_for_as_words(text: str, words: str) -> None:
    """Names run together are taken apart, addresses of pages go, and those of letters stay."""
    assert in_words(text) == words


def test_an_account_finds_the_claim_about_its_owner() -> None:
    """A name run together in an account counts like the name, in the words that are shared as well."""
    named = ClaimReview(claim="Orla Venn sold the bridge.")
    same = np.ones((2, 1), dtype=np.float32)
    (found, _) = KnownClaims((REVIEWS[1], named), same, same).match("did @OrlaVenn do that?", same[0])
    assert found.review == named
    assert found.shared == ("orla", "venn")


def test_a_claim_that_is_on_the_list_twice_has_one_score_and_is_read_again_once() -> None:
    """Other quotation marks, spaces and capitals make no other claim; the one that was given first comes first."""
    twins = (
        ClaimReview(claim="The mayor said 'never'.", title="Never?"),
        ClaimReview(claim="It rained."),
        ClaimReview(claim="The Mayor said “never”. "),
    )
    vectors = np.array([[0.2, 0.9], [0, 1], [0.9, 0.2]], dtype=np.float32)
    asked: list[str] = []

    def repeats(claim: str, text: str) -> float:
        asked.append(claim)
        return 0.9

    text, vector = "she said never", np.array([1, 0], dtype=np.float32)
    for known in (KnownClaims(twins, vectors, vectors), KnownClaims(twins, vectors, vectors, repeats)):
        found = known.match(text, vector)
        assert found_reviews(found) == [twins[0], twins[2], twins[1]]
        assert found[0].score == found[1].score > found[2].score
    assert asked == ["The mayor said 'never'. | Never?", "It rained."]


def test_claims_without_a_word_are_not_the_same() -> None:
    """Of two claims that are nothing but signs, each keeps its own score."""
    signs = (ClaimReview(claim="?!"), ClaimReview(claim="…"))
    scores = KnownClaims(signs, VECTORS[:2], VECTORS[:2]).scores("what?", VECTORS[1])
    assert scores[1] > scores[0]


@given(st.text(max_size=60))
def test_any_text_can_be_asked_about(text: str) -> None:
    """Whatever the text, every claim gets a score that is a number."""
    known = KnownClaims(REVIEWS, VECTORS, VECTORS, lambda _, __: 0.5)
    assert np.isfinite(known.scores(text, VECTORS[0])).all()
