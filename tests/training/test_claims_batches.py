"""One epoch as batches."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.training.claims_batches import SIZE, Kind, Neighbours, epoch, padded
from reportedly.training.claims_examples import nearest
from tests.training.claims_sets import sets_of


def test_an_epoch_teaches_all_kinds(tmp_path: Path) -> None:
    """Every headline once, posts without some of the comments, and twins in threes of anchor, same and other."""
    sets = sets_of(tmp_path)
    near = Neighbours(nearest(np.eye(4, dtype=np.float32)), nearest(np.eye(3, dtype=np.float32)))
    batches = [make() for make in epoch(sets, near, np.random.default_rng(3))]
    count = {kind: sum(len(batch.labels) for batch in batches if batch.kind is kind) for kind in Kind}
    assert count[Kind.HEADLINES] == 12
    assert 16 <= count[Kind.POSTS] <= 20
    assert count[Kind.TWINS] == 3 * (16 + 3 + 6)
    for batch in batches:
        assert batch.ids.shape == batch.side.shape == batch.mask.shape
        assert len(batch.labels) <= 3 * SIZE
        if batch.kind is Kind.TWINS:
            anchors, same, other = batch.labels.view(3, -1)
            assert torch.equal(anchors, same)
            assert (anchors != other).all()


def test_an_epoch_follows_from_its_random_numbers(tmp_path: Path) -> None:
    """The same seed gives the same batches in the same order, another seed another order."""
    sets = sets_of(tmp_path)
    near = Neighbours(nearest(np.eye(4, dtype=np.float32)), nearest(np.eye(3, dtype=np.float32)))
    first, again, other = (
        [make().ids.tolist() for make in epoch(sets, near, np.random.default_rng(seed))] for seed in (1, 1, 2)
    )
    assert first == again != other


def test_texts_are_padded_at_the_end(tmp_path: Path) -> None:
    """The mask is true where a piece is."""
    texts = [item.pieces for item in sets_of(tmp_path).posts[:4]]
    ids, _, mask = padded(texts)
    assert mask.sum(dim=1).tolist() == [len(text) for text in texts]
    assert not ids[~mask].any()
