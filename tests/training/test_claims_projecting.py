"""The map of trained vectors onto those of the base."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.training.claims_projecting import projection, texts_of
from tests.training.claims_sets import sets_of


def test_vectors_that_were_only_turned_are_turned_back() -> None:
    """Where training has done no more than a rotation, nothing is lost."""
    random = np.random.default_rng(2)
    before = random.normal(size=(4000, 8)).astype(np.float32)
    turned, _ = np.linalg.qr(random.normal(size=(8, 8)))
    after = (before @ turned).astype(np.float32)
    layer = torch.nn.Linear(8, 8, bias=False)
    layer.weight.data = projection(after, before)
    np.testing.assert_allclose(layer(torch.from_numpy(after)).detach().numpy(), before, atol=0.01)


def test_every_text_that_is_read_alone_counts(tmp_path: Path) -> None:
    """Claims, headlines, texts, titles and queries."""
    sets = sets_of(tmp_path)
    assert len(texts_of(sets)) == 4 * (1 + 4) + 3 * (1 + 2)
