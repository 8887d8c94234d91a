"""What the network of claims is judged by: its answers about pairs, and how far its vectors have moved."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

TURNED, APART = 10.0, 20.0  # what the cosine to the vector before costs, and what the likeness among texts


def stance_loss(logits: Tensor, targets: Tensor, weights: Tensor) -> Tensor:
    """Cross entropy with shares of stances [b, stances], each pair weighed [b]."""
    return (weights * -(targets * logits.log_softmax(dim=-1)).sum(dim=-1)).mean()


def match_loss(logits: Tensor, targets: Tensor) -> Tensor:
    """Binary cross entropy with the chances [b, 1] that two texts say the same."""
    return F.binary_cross_entropy_with_logits(logits, targets)


def drift(vectors: Tensor, before: Tensor) -> Tensor:
    """How far unit vectors [b, hidden] have moved from those ``before`` training, and among one another.

    The second is likeness kept as in relational distillation (Park et al. 2019).
    """
    turned = 1 - (vectors * before).sum(dim=-1).mean()
    apart = torch.square(vectors @ vectors.T - before @ before.T).mean()
    return TURNED * turned + APART * apart
