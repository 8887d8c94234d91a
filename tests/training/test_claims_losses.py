"""What the network of claims is judged by."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="training needs the training environment")

from torch.nn.functional import cross_entropy, one_hot

from reportedly.training.claims_losses import APART, TURNED, drift, match_loss, stance_loss


def test_a_stance_costs_as_much_as_it_weighs() -> None:
    """With whole labels it is weighed cross entropy, the mean over the pairs."""
    torch.manual_seed(0)
    logits, labels, weights = torch.randn(5, 4), torch.tensor([0, 3, 1, 1, 2]), torch.tensor([1.0, 2, 0.5, 1, 3])
    found = stance_loss(logits, one_hot(labels, 4).float(), weights)
    torch.testing.assert_close(found, (cross_entropy(logits, labels, reduction="none") * weights).mean())


def test_a_match_is_learnt_up_to_its_chance() -> None:
    """The logit of the chance itself costs least."""
    chance = torch.tensor([[0.8]])
    best = match_loss(torch.logit(chance), chance)
    for logit in (-1.0, 0.0, 1.0, 3.0):
        assert match_loss(torch.tensor([[logit]]), chance) > best


def test_vectors_that_stay_cost_nothing() -> None:
    """Turned all together they keep their likeness among one another, and only the first part is charged."""
    before = torch.eye(4)
    assert drift(before, before) == 0
    assert drift(before[[1, 2, 3, 0]], before) == pytest.approx(TURNED)
    fallen = torch.eye(4)[[0, 0, 2, 3]]
    assert drift(fallen, before) == pytest.approx(TURNED / 4 + APART * 2 / 16)
