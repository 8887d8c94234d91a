"""What a network is taught: groups of windows an epoch, the loss of a group, and what tells one course from another."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
import torch
from torch import Tensor

from reportedly.training.batches import Piece, collate, grouped, windowed
from reportedly.training.examples import Example
from reportedly.training.losses import losses
from reportedly.training.network import Network


class Lessons(Protocol):
    """One course: all that it draws at random follows from the seed and the epoch."""

    def groups(self, seed: int, epoch: int) -> Sequence[Any]:
        """The groups of one epoch, in the order in which they are taught."""
        ...

    def loss(self, network: Any, group: Any) -> Tensor:
        """What ``network`` has still to learn of ``group``."""
        ...

    def digest(self) -> bytes:
        """Bytes that differ where the course does."""
        ...


class AttributionLessons:
    """People's and teachers' attributions: ``budget`` padded pieces a group, ``hard`` the part of people's tags."""

    def __init__(self, examples: Sequence[Example], budget: int, hard: float) -> None:
        self._examples, self._budget, self._hard = examples, budget, hard

    def groups(self, seed: int, epoch: int) -> list[list[Piece]]:
        """Windows cut anew in every epoch, those of like length together."""
        random = np.random.default_rng([seed, epoch])
        return grouped(windowed(self._examples, random), self._budget, random)

    def loss(self, network: Network, group: list[Piece]) -> Tensor:
        """Every head's loss, over one pass of the encoder."""
        return losses(network, collate(group).to(device_of(network)), self._hard)

    def digest(self) -> bytes:
        """A hash of the word pieces and of their labels."""
        found = hashlib.sha256()
        for item in self._examples:
            found.update(item.id.encode("utf-8", "surrogatepass"))
            shares = () if item.cue_shares is None else (item.cue_shares,)
            for array in (item.pieces.ids, item.cue_tags, item.entity_tags, *shares, *(c.shares for c in item.cues)):
                found.update(array.tobytes())
        return found.digest()


def device_of(network: Any) -> torch.device:
    """Where the network's weights are."""
    device: torch.device = next(network.parameters()).device
    return device
