"""How the encoder of claims is taught, by the loop of ``fitting``: its lessons, its plan and its optimiser."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

from reportedly.errors import DataError
from reportedly.reading.claim_encoder import POST_STANCES
from reportedly.reading.claim_pieces import ClaimPieces
from reportedly.training.claims_batches import ClaimBatch, Neighbours, epoch, padded
from reportedly.training.claims_examples import Sets, Topic, nearest
from reportedly.training.claims_losses import claim_loss
from reportedly.training.claims_network import ClaimNetwork
from reportedly.training.fitting import Plan, layered

TOGETHER = 64  # texts read at once where nothing is learnt

# The words and the lowest layers stay as they are: the sets have few of the words that they know.
CLAIM_PLAN = Plan(epochs=3, encoder_rate=1e-4, head_rate=1e-3, warm_up=50, averaging=0.99, frozen=2)

Floats = np.ndarray[Any, np.dtype[np.float32]]


class ClaimLessons:
    """The stances, and the texts that say the same, each beside its nearest that does not; ``network`` finds those.

    Raises DataError where there is no headline or no post.
    """

    def __init__(self, network: ClaimNetwork, sets: Sets) -> None:
        if not (sets.headlines and sets.posts):
            raise DataError("there is no headline or no post to train on; give files that hold both")
        self._sets = sets
        self._near = Neighbours(
            *(nearest(vectors(network, _claims(topics))) for topics in (sets.rumours, sets.checked))
        )
        self._weights = _weights(sets)

    def groups(self, seed: int, number: int) -> list[Callable[[], ClaimBatch]]:
        """The batches of one epoch, made when they are called."""
        return epoch(self._sets, self._near, np.random.default_rng([seed, number]))

    def loss(self, network: ClaimNetwork, group: Callable[[], ClaimBatch]) -> Tensor:
        """What ``network`` has still to learn of a batch."""
        return claim_loss(network, group(), self._weights)

    def digest(self) -> bytes:
        """A hash of the word pieces and of their labels."""
        found = hashlib.sha256()
        for item in (*self._sets.headlines, *self._sets.posts):
            found.update(item.pieces.ids.tobytes() + bytes([item.stance]))
        for topic in (*self._sets.rumours, *self._sets.checked):
            found.update(b"".join(text.ids.tobytes() for text in (topic.claim, *topic.texts)))
        return found.digest()


def claim_optimiser(network: ClaimNetwork, plan: Plan) -> torch.optim.AdamW:
    """As ``fitting.optimiser``, but the words always stay as they are, and the sides of a pair are always learnt."""
    encoder = network.encoder
    lowest = (encoder.words, encoder.positions, encoder.norm, *encoder.layers[: plan.frozen])
    for part in lowest[: 1 if plan.frozen == 0 else None]:
        part.requires_grad_(False)
    return layered(network, plan)


def vectors(network: ClaimNetwork, texts: Sequence[ClaimPieces]) -> Floats:
    """The unit vectors of texts [texts, hidden], read in order of length."""
    network.eval()
    found = np.zeros((len(texts), network.shape.hidden), dtype=np.float32)
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for start in range(0, len(order), TOGETHER):
            rows = order[start : start + TOGETHER]
            found[rows] = network.embed(*padded([texts[i] for i in rows])).float().numpy()
    return found


def _claims(topics: Sequence[Topic]) -> list[ClaimPieces]:
    return [topic.claim for topic in topics]


def _weights(sets: Sets) -> Tensor:
    """Stances of posts by the inverse square root of how often they come, one on average over the posts."""
    counts = np.bincount([item.stance for item in sets.posts], minlength=len(POST_STANCES)).clip(min=1)
    weights = (1 / np.sqrt(counts)) * len(sets.posts) / np.sqrt(counts).sum()
    return torch.from_numpy(weights.astype(np.float32))
