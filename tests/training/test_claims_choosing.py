"""The biases of stances."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the training environment")

from msgspec.structs import replace

from reportedly.training.claims_choosing import Biases, _chosen, chosen_biases, logits
from reportedly.training.claims_examples import Stance
from reportedly.training.claims_network import ClaimNetwork
from reportedly.training.network import Shape
from tests.training.claims_sets import sets_of


def test_a_stance_that_is_always_a_little_too_unlikely_is_helped(tmp_path: Path) -> None:
    """Where every rare stance is just behind, its bias makes up for it; what needs no help gets none."""
    pieces = sets_of(tmp_path).headlines[0].pieces
    items = [Stance(pieces, stance) for stance in (0, 1, 2, 2)]
    behind = np.array([[1, 0, 0], [0, 1, 1.3], [0, 0, 2], [0, 0, 2]], dtype=np.float32)
    assert _chosen(behind, items, ("for", "against", "observing")) == (0.0, 0.2, 0.0)
    assert _chosen(5 * np.eye(3, dtype=np.float32)[[0, 1, 2, 2]], items, ("for", "against", "observing")) == (0, 0, 0)


def test_without_a_fold_there_is_no_bias(shape: Shape, tmp_path: Path) -> None:
    """Nothing is chosen on nothing, and every pair has its logits in the order that it was given in."""
    torch.manual_seed(0)
    network, sets = ClaimNetwork(shape), sets_of(tmp_path)
    assert chosen_biases(network, replace(sets, headlines=(), posts=())) == Biases()
    found = logits(network, sets.posts, posts=True)
    np.testing.assert_allclose(found[3:4], logits(network, sets.posts[3:4], posts=True), atol=0.05)
