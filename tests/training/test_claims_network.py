"""The network of claims."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="training needs the training environment")

from reportedly.training.claims_network import ANSWERS, ClaimNetwork
from reportedly.training.network import Shape


@pytest.fixture
def claims(shape: Shape) -> ClaimNetwork:
    """A small network, set to evaluation."""
    torch.manual_seed(0)
    return ClaimNetwork(shape).eval()


def test_padding_changes_nothing(claims: ClaimNetwork) -> None:
    """A text has one vector and one answer of each kind, alone or beside a longer one."""
    ids, side = torch.randint(5, 3000, (2, 12)), torch.tensor([[0] * 5 + [1] * 7] * 2)
    mask = torch.ones(2, 12, dtype=torch.bool)
    mask[1, 9:] = False
    short = (ids[1:, :9], side[1:, :9], mask[1:, :9])
    with torch.no_grad():
        torch.testing.assert_close(claims.embed(ids, side, mask)[1:], claims.embed(*short), atol=1e-5, rtol=0)
        for kind, count in ANSWERS.items():
            both, one = claims.answers(ids, side, mask, kind), claims.answers(*short, kind)
            torch.testing.assert_close(both[1:], one, atol=1e-4, rtol=0)
            assert both.shape == (2, count)


def test_vectors_are_of_length_one(claims: ClaimNetwork) -> None:
    """So that their product is their cosine."""
    ids = torch.randint(5, 3000, (3, 8))
    found = claims.embed(ids, torch.zeros_like(ids), torch.ones_like(ids, dtype=torch.bool))
    torch.testing.assert_close(found.norm(dim=-1), torch.ones(3))
