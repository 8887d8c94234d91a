"""The network of claims: one encoder that reads a text alone or a pair, and on it a vector and three heads of pairs."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from reportedly.reading.claim_encoder import HEADLINE_STANCES, POST_STANCES
from reportedly.training.network import Encoder, Shape

WIDTH = 128


class PairHead(nn.Module):
    """What a pair is: its first piece and the means of both sides, their difference and product, then a layer."""

    def __init__(self, hidden: int, answers: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(5 * hidden, WIDTH), nn.GELU(), nn.Dropout(0.1), nn.Linear(WIDTH, answers)
        )

    def forward(self, first: Tensor, left: Tensor, right: Tensor) -> Tensor:
        """Three vectors [batch, hidden] to logits [batch, answers]."""
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
        self.headline = PairHead(shape.hidden, len(HEADLINE_STANCES))
        self.post = PairHead(shape.hidden, len(POST_STANCES))
        self.match = PairHead(shape.hidden, 1)

    def embed(self, ids: Tensor, side: Tensor, mask: Tensor) -> Tensor:
        """Texts alone as unit vectors [batch, hidden]: projected means of pieces (Reimers and Gurevych 2019)."""
        return nn.functional.normalize(self.project(_mean(self.read(ids, side, mask), mask)), dim=-1)

    def stance(self, ids: Tensor, side: Tensor, mask: Tensor, *, posts: bool) -> Tensor:
        """The logits of pairs [batch, stances], by the head for posts or the one for headlines."""
        head = self.post if posts else self.headline
        found: Tensor = head(*sides(self.read(ids, side, mask), side, mask))
        return found

    def repeats(self, ids: Tensor, side: Tensor, mask: Tensor) -> Tensor:
        """The logits [batch] of pairs that the second text says what the first says."""
        found: Tensor = self.match(*sides(self.read(ids, side, mask), side, mask))
        return found[:, 0]

    def read(self, ids: Tensor, side: Tensor, mask: Tensor) -> Tensor:
        """``ids``, ``side``, ``mask`` [batch, p] to a vector a piece [batch, p, hidden], in full precision."""
        found: Tensor = self.encoder(ids, side[..., None], mask)
        return found.float()


def sides(states: Tensor, side: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """What a head of pairs is given: the first piece's vector, and the mean of each side."""
    right = mask & (side == 1)
    return states[:, 0], _mean(states, mask & ~right), _mean(states, right)


def _mean(states: Tensor, mask: Tensor) -> Tensor:
    weight = mask.to(states.dtype)[..., None]
    return (states * weight).sum(dim=1) / weight.sum(dim=1).clamp(min=1)
