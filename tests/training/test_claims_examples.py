"""What the encoder of claims learns from."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.training.claims_examples import Kind, Pair, rumours, texts_of, title
from reportedly.training.folds import Fold
from tests.training.claims_sets import RUMOURS, SAID, sets_of


def test_a_rumour_is_told_in_headlines_in_its_claim_and_in_texts(tmp_path: Path) -> None:
    """Each wording once, under the rumour's id."""
    told = rumours(sets_of(tmp_path))
    assert list(told) == ["0", "1", "2", "3"]
    assert told["0"][:3] == [shape.format("the ferry sank") for shape, _ in SAID]
    assert told["0"][3:] == ["The ferry sank", "On Friday the ferry sank. More soon."]


def test_every_text_that_is_read_alone_is_there_once(tmp_path: Path) -> None:
    """Claims, titles, queries, rumours and posts; four posts of each thread are the same words."""
    sets = sets_of(tmp_path)
    texts = texts_of(sets)
    assert len(texts) == len(set(texts)) == 4 + 4 + 3 + 4 * 5 + 4
    assert {claim.claim for claim in sets.claims} | {title(claim) for claim in sets.claims} <= set(texts)
    assert set(RUMOURS) <= set(texts)


def test_a_pair_is_held_by_the_folds_of_all_that_it_is_made_of() -> None:
    """A pair of two rumours is in the folds of both, an unmarked one in none."""
    both = Pair(Kind.MATCHES, "a", "b", 0, ("0", "1"))
    for number in (1, 2, 3):
        fold = Fold(number, 3)
        assert both.held_by(fold) == (fold.holds("0") or fold.holds("1"))
        assert not Pair(Kind.MATCHES, "a", "b", None).held_by(fold)
    assert not both.held_by(None)
