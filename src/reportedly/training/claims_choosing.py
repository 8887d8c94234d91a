"""What is added to the stances' logits so that the rare ones are found as well, chosen on a fold that was held back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

import numpy as np
import torch
from msgspec import Struct

from reportedly.evaluation.stance import score
from reportedly.reading.claim_encoder import HEADLINE_STANCES, POST_STANCES
from reportedly.training.claims_batches import padded
from reportedly.training.claims_examples import Sets, Stance
from reportedly.training.claims_network import ClaimNetwork

STEPS = (-0.8, -0.4, 0.0, 0.4, 0.8)
LEAST = 0.01  # what a bias must gain for each step that it is away from none, so that no chance is followed
TOGETHER = 64

Floats = np.ndarray[Any, np.dtype[np.float32]]
Bias = tuple[float, ...]


class Biases(Struct, frozen=True):
    """What is added to the logits of each stance, of headlines and of posts."""

    headline: Bias = (0.0,) * len(HEADLINE_STANCES)
    post: Bias = (0.0,) * len(POST_STANCES)


def chosen_biases(network: ClaimNetwork, held: Sets) -> Biases:
    """The biases with the best macro-F1 and accuracy on ``held``; none for a kind of which it holds nothing."""
    return Biases(
        _chosen(logits(network, held.headlines, posts=False), held.headlines, HEADLINE_STANCES),
        _chosen(logits(network, held.posts, posts=True), held.posts, POST_STANCES),
    )


def logits(network: ClaimNetwork, items: Sequence[Stance], *, posts: bool) -> Floats:
    """The logits of pairs [items, stances], read in order of length."""
    network.eval()
    found = np.zeros((len(items), len(POST_STANCES if posts else HEADLINE_STANCES)), dtype=np.float32)
    order = sorted(range(len(items)), key=lambda i: len(items[i].pieces))
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for start in range(0, len(order), TOGETHER):
            rows = order[start : start + TOGETHER]
            found[rows] = network.stance(*padded([items[i].pieces for i in rows]), posts=posts).float().numpy()
    return found


def _chosen(found: Floats, items: Sequence[Stance], names: tuple[str, ...]) -> Bias:
    """Half of the best of a few biases, since a fold is small; the others are measured from the last stance."""
    if not items:
        return (0.0,) * len(names)
    gold = [names[item.stance] for item in items]
    free = [(*steps, 0.0) for steps in product(STEPS, repeat=len(names) - 1)]

    def worth(bias: Bias) -> float:
        figures = score(gold, [names[i] for i in (found + np.array(bias)).argmax(axis=1)])
        away = sum(abs(part) for part in bias) / STEPS[-2]
        return float(figures["macro_f1"]) + 0.5 * float(figures["accuracy"]) - LEAST * away / 2

    return tuple(part / 2 for part in max(free, key=worth))
