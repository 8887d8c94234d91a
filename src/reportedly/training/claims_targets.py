"""What a pair should be answered: people's label, and where there are teachers the chances that they give it.

A teacher never judges a marked pair that it was trained on: each is trained on all folds but one and judges that one.
All of them together judge the pairs that nobody marked (Hinton et al. 2015).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.errors import UsageError
from reportedly.reading.claim_pieces import ClaimPieces
from reportedly.training.claims_batches import logits
from reportedly.training.claims_examples import Kind, Pair
from reportedly.training.claims_network import ANSWERS, ClaimNetwork
from reportedly.training.folds import Fold
from reportedly.training.weights import load_trained

PEOPLE = 0.4  # how much of a target is people's where both they and a teacher gave one
SMOOTHING = 0.05  # people agree on a stance no better than this
MATCH_SMOOTHING = 0.04

Floats = NDArray[np.float32]


class Teacher(Struct, frozen=True):
    """A trained network and the fold of the marked pairs that it has not seen."""

    network: ClaimNetwork
    fold: Fold


def load_teacher(folder: Path) -> Teacher:
    """A network that ``train claims`` wrote; raises UsageError where it was trained on everything."""
    network, fold = load_trained(folder, ClaimNetwork, "train claims")
    if fold is None:
        raise UsageError(f"{folder}: a teacher must not judge what it has seen; train it with --fold K/N")
    return Teacher(network, fold)


def targets(
    pairs: Sequence[Pair],
    pieces: Sequence[ClaimPieces],
    teachers: Sequence[Teacher],
    device: torch.device,
    report: Callable[[str], None],
) -> list[Floats]:
    """For each pair what it should be answered [answers]: the chances of stances, or the one chance of a match.

    Where no teacher may judge a marked pair, people alone do; ``report`` is told of how many that is so.
    """
    told = [np.zeros(ANSWERS[pair.kind], dtype=np.float32) for pair in pairs]
    counts = np.zeros(len(pairs), dtype=np.int64)
    for teacher in teachers:
        network = teacher.network.to(device)
        for kind in ANSWERS:
            rows = [i for i, pair in enumerate(pairs) if pair.kind is kind and _may(teacher, pair)]
            for row, found in zip(rows, logits(network, [pieces[i] for i in rows], kind), strict=True):
                told[row] += found
            counts[rows] += 1
        network.cpu()
    alone = int((counts == 0).sum())
    if teachers and alone:
        report(f"{alone} marked pairs are in no teacher's own fold and have people's labels alone")
    return [
        mixed(pair, _chances(pair.kind, found / np.float32(count)) if count else None)
        for pair, found, count in zip(pairs, told, counts, strict=True)
    ]


def mixed(pair: Pair, chances: Floats | None) -> Floats:
    """People's label, smoothed, and the teachers' ``chances`` [answers], as far as there is each of them."""
    if pair.label is None:
        if chances is None:
            raise ValueError("neither people nor a teacher judged this pair")
        return chances
    people = _people(pair.kind, pair.label)
    return people if chances is None else (PEOPLE * people + (1 - PEOPLE) * chances).astype(np.float32)


def _may(teacher: Teacher, pair: Pair) -> bool:
    return pair.label is None or pair.held_by(teacher.fold)


def _people(kind: Kind, label: int) -> Floats:
    if kind is Kind.MATCHES:
        return np.array([label * (1 - MATCH_SMOOTHING) + MATCH_SMOOTHING / 2], dtype=np.float32)
    shares = np.full(ANSWERS[kind], SMOOTHING / ANSWERS[kind], dtype=np.float32)
    shares[label] += 1 - SMOOTHING
    return shares


def _chances(kind: Kind, scores: Floats) -> Floats:
    found = torch.from_numpy(scores)
    chances: Floats = (found.sigmoid() if kind is Kind.MATCHES else found.softmax(dim=0)).float().numpy()
    return chances
