"""What stance has cost the vectors is won back: a linear map of the trained encoder's onto those of its base."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from msgspec import Struct
from torch import Tensor

from reportedly.reading.claim_pieces import ClaimPieces
from reportedly.training.claims_examples import Sets

RIDGE = 1.0

Floats = np.ndarray[Any, np.dtype[np.float32]]


class Likeness(Struct, frozen=True):
    """Texts, and their vectors [texts, hidden] before anything was learnt."""

    texts: Sequence[ClaimPieces]
    before: Floats


def texts_of(sets: Sets) -> list[ClaimPieces]:
    """All texts that are read alone: claims and what repeats them."""
    return [text for topic in (*sets.rumours, *sets.checked) for text in (topic.claim, *topic.texts)]


def projection(after: Floats, before: Floats) -> Tensor:
    """The matrix [hidden, hidden] of ridge regression from vectors ``after`` training to those ``before`` it.

    It is that of a linear layer: applied to ``after`` [texts, hidden] from the right, transposed.
    """
    gram = after.T @ after + RIDGE * np.eye(after.shape[1], dtype=np.float32)
    return torch.from_numpy(np.linalg.solve(gram, after.T @ before).T.astype(np.float32).copy())
