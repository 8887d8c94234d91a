"""The network of claims: one encoder that reads a text alone or a pair, and on it a vector and three heads of pairs."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from reportedly.reading.claim_encoder import HEADLINE_STANCES, POST_STANCES
from reportedly.training.claims_examples import Kind
from reportedly.training.network import Encoder, Shape

WIDTH = 128
ANSWERS = {Kind.HEADLINES: len(HEADLINE_STANCES), Kind.POSTS: len(POST_STANCES), Kind.MATCHES: 1}


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
        self.headline = PairHead(shape.hidden, ANSWERS[Kind.HEADLINES])
        self.post = PairHead(shape.hidden, ANSWERS[Kind.POSTS])
        self.match = PairHead(shape.hidden, ANSWERS[Kind.MATCHES])

    def embed(self, ids: Tensor, side: Tensor, mask: Tensor) -> Tensor:
        """Texts alone as unit vectors [batch, hidden]: the means of their pieces (Reimers and Gurevych 2019)."""
        return nn.functional.normalize(_mean(self.read(ids, side, mask), mask), dim=-1)

    def answers(self, ids: Tensor, side: Tensor, mask: Tensor, kind: Kind) -> Tensor:
        """The logits of pairs: of stances, or that the second text says what the first says [batch, answers]."""
        head = {Kind.HEADLINES: self.headline, Kind.POSTS: self.post, Kind.MATCHES: self.match}[kind]
        found: Tensor = head(*sides(self.read(ids, side, mask), side, mask))
        return found

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
