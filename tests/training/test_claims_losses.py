"""What the network of claims is judged by."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.training.claims_losses import SCALE, contrast


def test_twins_that_are_alike_cost_little() -> None:
    """Anchors that equal their twins and no lure cost next to nothing; swapped, they cost about the scale."""
    eye = torch.eye(4)
    topics = torch.tensor([0, 1, 2, 3])
    right = contrast(torch.cat([eye[:2], eye[:2], eye[2:]]), topics[[0, 1, 0, 1, 2, 3]])
    wrong = contrast(torch.cat([eye[:2], eye[[1, 0]], eye[2:]]), topics[[0, 1, 0, 1, 2, 3]])
    assert right < 1e-6
    assert wrong == pytest.approx(SCALE, abs=0.1)


def test_texts_of_the_same_topic_are_no_negatives() -> None:
    """Two anchors of one topic may be as alike as they like."""
    same = torch.nn.functional.normalize(torch.ones(6, 4), dim=-1)
    topics = torch.tensor([0, 0, 0, 0, 0, 0])
    assert contrast(same, topics) == pytest.approx(0, abs=1e-6)
