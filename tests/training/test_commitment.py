"""Sentences made to teach commitment."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.reading.claims.commitment_verbs import UDS_SCALE
from reportedly.training.commitment import commitments


def test_the_marked_word_is_in_the_sentence() -> None:
    """Each has one predicate, which begins a word, with a value on the scale of UDS."""
    for made in commitments(400, np.random.default_rng(7)):
        (predicate,) = made.predicates
        assert made.text[predicate.start - 1] == " "
        assert made.text[predicate.start].isalpha()
        assert abs(predicate.factuality) <= 3 * UDS_SCALE


def test_the_same_seed_makes_the_same() -> None:
    """All that is drawn follows from the generator."""
    one, other = (list(commitments(30, np.random.default_rng(3))) for _ in range(2))
    assert one == other
    assert len({made.text for made in one}) == 30
