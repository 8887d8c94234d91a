"""The biases of stances."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.training.claims_choosing import Biases, _chosen, chosen_biases
from reportedly.training.claims_examples import Kind
from reportedly.training.claims_network import ClaimNetwork
from reportedly.training.claims_pairs import stances
from reportedly.training.examples import shipped_tokenizer
from reportedly.training.network import Shape
from tests.training.claims_sets import sets_of

NAMES = ("for", "against", "observing")


def test_a_stance_that_is_always_a_little_too_unlikely_is_helped() -> None:
    """Where every rare stance is just behind, its bias makes up for it; what needs no help gets none."""
    behind = np.array([[1, 0, 0], [0, 1, 1.3], [0, 0, 2], [0, 0, 2]], dtype=np.float32)
    assert _chosen(behind, [0, 1, 2, 2], NAMES) == (0.0, 0.2, 0.0)
    assert _chosen(5 * np.eye(3, dtype=np.float32)[[0, 1, 2, 2]], [0, 1, 2, 2], NAMES) == (0, 0, 0)


def test_each_kind_is_helped_on_its_own_pairs(shape: Shape, tmp_path: Path) -> None:
    """A head that never says 'deny' but for a hair is helped there; headlines that are not held back get no bias."""
    torch.manual_seed(0)
    network, tokenizer = ClaimNetwork(shape), shipped_tokenizer()
    assert chosen_biases(network, [], tokenizer) == Biases()
    last = network.post.layers[-1]
    torch.nn.init.zeros_(last.weight)
    last.bias.data = torch.tensor([0.3, 0.0, 0.0, 0.0])
    denied = [item for item in stances(sets_of(tmp_path)) if item.kind is Kind.POSTS and item.label == 1]
    biases = chosen_biases(network, denied, tokenizer)
    assert biases.headline == Biases().headline
    assert biases.post[1] > biases.post[0]
