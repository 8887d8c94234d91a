"""Texts and pairs side by side."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.reading.claim_pieces import alone, pair
from reportedly.training.claims_batches import logits, padded, vectors
from reportedly.training.claims_examples import Kind
from reportedly.training.claims_network import ANSWERS, ClaimNetwork
from reportedly.training.examples import shipped_tokenizer
from reportedly.training.network import Shape

TEXTS = ("The ferry that was to leave at noon sank off the coast", "It rained", "A whale swam up the canal")


@pytest.fixture
def claims(shape: Shape) -> ClaimNetwork:
    """A small network."""
    torch.manual_seed(0)
    return ClaimNetwork(shape)


def test_texts_are_padded_at_the_end() -> None:
    """The mask is true where a piece is."""
    texts = [alone(text, shipped_tokenizer()) for text in TEXTS]
    ids, _, mask = padded(texts)
    assert mask.sum(dim=1).tolist() == [len(text) for text in texts]
    assert not ids[~mask].any()


def test_texts_have_unit_vectors_in_their_order(claims: ClaimNetwork) -> None:
    """Read together in order of length, they come back in the order that they were given in."""
    texts = [alone(text, shipped_tokenizer()) for text in TEXTS]
    found = vectors(claims, texts)
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-3)
    for place, text in enumerate(texts):
        assert found[place] @ vectors(claims, [text])[0] == pytest.approx(1, abs=1e-2)


@pytest.mark.parametrize("kind", list(ANSWERS))
def test_pairs_have_their_logits_in_their_order(claims: ClaimNetwork, kind: Kind) -> None:
    """As many as there are answers; of no pairs there are none."""
    pairs = [pair("The ferry sank", text, shipped_tokenizer()) for text in TEXTS]
    found = logits(claims, pairs, kind)
    assert found.shape == (3, ANSWERS[kind])
    np.testing.assert_allclose(found[2:], logits(claims, pairs[2:], kind), atol=0.05)
    assert logits(claims, [], kind).shape == (0, ANSWERS[kind])
