"""The network of claims: one encoder that reads a text alone or a pair, and on it a vector and two heads of stance."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from reportedly.reading.claim_encoder import HEADLINE_STANCES, POST_STANCES
from reportedly.training.network import Encoder, Shape

WIDTH = 128


class StanceHead(nn.Module):
    """The stance of a pair: its first piece and the means of both sides, their difference and product, then a layer."""

    def __init__(self, hidden: int, stances: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(5 * hidden, WIDTH), nn.GELU(), nn.Dropout(0.1), nn.Linear(WIDTH, stances)
        )

    def forward(self, first: Tensor, left: Tensor, right: Tensor) -> Tensor:
        """Three vectors [batch, hidden] to logits [batch, stances]."""
        found: Tensor = self.layers(torch.cat([first, left, right, (left - right).abs(), left * right], dim=-1))
        return found


class ClaimNetwork(nn.Module):
    """The encoder, whose one feature is the side that a piece is of, and the heads."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        side = nn.Embedding(2, shape.hidden)
        nn.init.zeros_(side.weight)
        self.encoder.features = nn.ModuleList([side])
        self.project = nn.Linear(shape.hidden, shape.hidden, bias=False)
        nn.init.eye_(self.project.weight)
        self.project.requires_grad_(False)  # set once, when the rest is learnt
        self.headline = StanceHead(shape.hidden, len(HEADLINE_STANCES))
        self.post = StanceHead(shape.hidden, len(POST_STANCES))

    def embed(self, ids: Tensor, side: Tensor, mask: Tensor) -> Tensor:
        """Texts alone as unit vectors [batch, hidden]: projected means of pieces (Reimers and Gurevych 2019)."""
        return nn.functional.normalize(self.project(_mean(self.read(ids, side, mask), mask)), dim=-1)

    def stance(self, ids: Tensor, side: Tensor, mask: Tensor, *, posts: bool) -> Tensor:
        """The logits of pairs [batch, stances], by the head for posts or the one for headlines."""
        head = self.post if posts else self.headline
        found: Tensor = head(*sides(self.read(ids, side, mask), side, mask))
        return found

    def read(self, ids: Tensor, side: Tensor, mask: Tensor) -> Tensor:
        """``ids``, ``side``, ``mask`` [batch, p] to a vector a piece [batch, p, hidden], in full precision."""
        found: Tensor = self.encoder(ids, side[..., None], mask)
        return found.float()


def sides(states: Tensor, side: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """What a head of stance is given: the first piece's vector, and the mean of each side."""
    right = mask & (side == 1)
    return states[:, 0], _mean(states, mask & ~right), _mean(states, right)


def _mean(states: Tensor, mask: Tensor) -> Tensor:
    weight = mask.to(states.dtype)[..., None]
    return (states * weight).sum(dim=1) / weight.sum(dim=1).clamp(min=1)
