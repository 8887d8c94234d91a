"""What is added to the stances' logits so that the rare ones are found as well, chosen on a fold that was held back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.evaluation.stance import score
from reportedly.reading.claim_encoder import HEADLINE_STANCES, POST_STANCES
from reportedly.reading.claim_pieces import Tokenizer, pair
from reportedly.training.claims_batches import logits
from reportedly.training.claims_examples import Kind, Pair
from reportedly.training.claims_network import ClaimNetwork

STEPS = (-0.8, -0.4, 0.0, 0.4, 0.8)
LEAST = 0.01  # what a bias must gain for each step that it is away from none, so that no chance is followed

Floats = NDArray[np.float32]
Bias = tuple[float, ...]


class Biases(Struct, frozen=True):
    """What is added to the logits of each stance, of headlines and of posts."""

    headline: Bias = (0.0,) * len(HEADLINE_STANCES)
    post: Bias = (0.0,) * len(POST_STANCES)


def chosen_biases(network: ClaimNetwork, held: Sequence[Pair], tokenizer: Tokenizer) -> Biases:
    """The biases with the best macro-F1 and accuracy on ``held``; none for a kind of which it holds nothing."""

    def of(kind: Kind, names: tuple[str, ...]) -> Bias:
        pairs = [item for item in held if item.kind is kind]
        found = logits(network, [pair(item.left, item.right, tokenizer) for item in pairs], kind)
        return _chosen(found, [item.label or 0 for item in pairs], names)

    return Biases(of(Kind.HEADLINES, HEADLINE_STANCES), of(Kind.POSTS, POST_STANCES))


def _chosen(found: Floats, labels: Sequence[int], names: tuple[str, ...]) -> Bias:
    """Half of the best of a few biases, since a fold is small; the others are measured from the last stance."""
    if not labels:
        return (0.0,) * len(names)
    gold = [names[label] for label in labels]
    free = [(*steps, 0.0) for steps in product(STEPS, repeat=len(names) - 1)]

    def worth(bias: Bias) -> float:
        figures = score(gold, [names[i] for i in (found + np.array(bias)).argmax(axis=1)])
        away = sum(abs(part) for part in bias) / STEPS[-2]
        return float(figures["macro_f1"]) + 0.5 * float(figures["accuracy"]) - LEAST * away / 2

    return tuple(part / 2 for part in max(free, key=worth))
