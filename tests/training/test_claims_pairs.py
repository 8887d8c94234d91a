"""The pairs that the encoder of claims learns from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.reading.claim_encoder import HEADLINE_STANCES, POST_STANCES
from reportedly.training.claims_examples import Kind, Sets, rumours
from reportedly.training.claims_pairs import matches, stances, unmarked
from tests.training.claims_sets import RUMOURS, invented_vectors, sets_of


@pytest.fixture
def sets(tmp_path: Path) -> Sets:
    """Four invented rumours."""
    return sets_of(tmp_path / "data")


def test_every_marked_headline_and_post_is_a_pair(sets: Sets) -> None:
    """A headline beside its claim and a post beside what it answers, known by the rumour and by the thread."""
    pairs = stances(sets)
    headlines = [pair for pair in pairs if pair.kind is Kind.HEADLINES]
    posts = [pair for pair in pairs if pair.kind is Kind.POSTS]
    assert [HEADLINE_STANCES[pair.label or 0] for pair in headlines[:3]] == ["for", "against", "observing"]
    assert [POST_STANCES[pair.label or 0] for pair in posts[:5]] == ["support", "support", "deny", "query", "comment"]
    assert (headlines[0].left, headlines[0].keys) == ("The ferry sank", ("0",))
    assert [pair.left for pair in posts[:2]] == ["", "The ferry sank"]
    assert {pair.keys for pair in posts[:5]} == {("0.0",)}


def test_a_query_matches_its_claim_alone(sets: Sets) -> None:
    """With its title and without; the others are near claims, which it does not repeat."""
    pairs = matches(sets, invented_vectors(sets), np.random.default_rng(1))
    asked = [pair for pair in pairs if pair.keys == ("q0",)]
    assert {pair.right for pair in asked} == {f"{RUMOURS[0]}!! #omg"}
    right = {pair.left for pair in asked if pair.label}
    assert right == {"The ferry sank.", "The ferry sank. | Is it so that The ferry sank?"}
    wrong = [pair.left for pair in asked if not pair.label]
    assert len(wrong) == 3
    assert not any("ferry" in left for left in wrong)


def test_texts_of_one_rumour_match_and_of_two_do_not(sets: Sets) -> None:
    """A pair of two rumours is known by both, so that no fold sees half of it."""
    owner = {text: key for key, texts in rumours(sets).items() for text in texts}
    pairs = [p for p in matches(sets, invented_vectors(sets), np.random.default_rng(1)) if p.left in owner]
    assert {p.label for p in pairs} == {0, 1}
    for p in pairs:
        assert p.left != p.right
        assert bool(p.label) == (owner[p.left] == owner[p.right])
        assert set(p.keys) == {owner[p.left], owner[p.right]}


def test_what_nobody_marked_is_two_claims_in_no_fold(sets: Sets) -> None:
    """Each of the four claims beside two others."""
    pairs = unmarked(sets, invented_vectors(sets), np.random.default_rng(1))
    assert len(pairs) == 8
    assert all(p.left != p.right and p.label is None and not p.keys for p in pairs)


def test_the_pairs_follow_from_the_random_numbers(sets: Sets) -> None:
    """The same seed gives the same pairs, another seed others."""
    table = invented_vectors(sets)
    first, again, other = (matches(sets, table, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert first == again != other
