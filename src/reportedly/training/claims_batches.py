"""One epoch of what the encoder of claims learns from, as padded batches in random order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, TypeVar

import numpy as np
import torch
from msgspec import Struct
from torch import Tensor

from reportedly.reading.claim_encoder import POST_STANCES
from reportedly.reading.claim_pieces import ClaimPieces
from reportedly.training.claims_examples import REPEATS, TITLES, Sets, Stance, Topic, Twins, twins

SIZE = 32  # pairs or triples a batch
COMMENTS = 0.5  # the share of posts that only comment, most of all posts, that is learnt in one epoch

Item = TypeVar("Item")


class Kind(StrEnum):
    """What a batch teaches."""

    HEADLINES = "headlines"
    POSTS = "posts"
    TWINS = "twins"


class ClaimBatch(Struct, frozen=True):
    """Texts or pairs as tensors: ids, side, mask [b, p]; ``labels`` [b] are stances, or of twins the topics.

    Of twins the first third are anchors, the second what says the same, the third what only looks like it.
    """

    kind: Kind
    ids: Tensor
    side: Tensor
    mask: Tensor
    labels: Tensor


class Neighbours(Struct, frozen=True):
    """The places of the nearest other topics [topics, k] of both kinds of topics."""

    rumours: np.ndarray[Any, np.dtype[np.int64]]
    checked: np.ndarray[Any, np.dtype[np.int64]]


def epoch(sets: Sets, near: Neighbours, random: np.random.Generator) -> list[Callable[[], ClaimBatch]]:
    """The batches of one epoch, made when they are called, in an order that follows from ``random``."""
    made: list[Callable[[], ClaimBatch]] = []
    for kind, items in ((Kind.HEADLINES, sets.headlines), (Kind.POSTS, _thinned(sets.posts, random))):
        made += [_stances(kind, group) for group in _grouped(items, lambda item: len(item.pieces), random)]
    for topics, others, most, repeated in (
        (sets.rumours, near.rumours, REPEATS, False),
        (sets.checked, near.checked, REPEATS, True),
        (sets.checked, near.checked, TITLES, False),
    ):
        found = _twins(topics, others, most, random, repeated=repeated)
        made += [
            _threes(group)
            for group in _grouped(found, lambda item: max(map(len, (item.anchor, item.same, item.other))), random)
        ]
    return [made[i] for i in random.permutation(len(made))]


def _thinned(posts: Sequence[Stance], random: np.random.Generator) -> list[Stance]:
    comment = POST_STANCES.index("comment")
    return [item for item in posts if item.stance != comment or random.random() < COMMENTS]


def padded(pieces: Sequence[ClaimPieces]) -> tuple[Tensor, Tensor, Tensor]:
    """ids, side and mask [b, p] of texts side by side, padded at the end."""
    shape = (len(pieces), max(len(item) for item in pieces))
    ids, side, mask = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=bool)
    for row, item in enumerate(pieces):
        ids[row, : len(item)], side[row, : len(item)], mask[row, : len(item)] = item.ids, item.side, True
    return torch.from_numpy(ids), torch.from_numpy(side), torch.from_numpy(mask)


def _twins(
    topics: Sequence[Topic],
    near: np.ndarray[Any, np.dtype[np.int64]],
    most: int,
    random: np.random.Generator,
    *,
    repeated: bool,
) -> list[Twins]:
    return twins(topics, near, most, random, repeated=repeated) if len(topics) > 1 else []


def _grouped(items: Sequence[Item], length: Callable[[Item], int], random: np.random.Generator) -> list[list[Item]]:
    """Groups of items of like length."""
    order = sorted(range(len(items)), key=lambda i: length(items[i]) + random.uniform(0, 12))
    return [[items[i] for i in order[start : start + SIZE]] for start in range(0, len(order), SIZE)]


def _stances(kind: Kind, group: Sequence[Stance]) -> Callable[[], ClaimBatch]:
    def make() -> ClaimBatch:
        labels = torch.tensor([item.stance for item in group])
        return ClaimBatch(kind, *padded([item.pieces for item in group]), labels)

    return make


def _threes(group: Sequence[Twins]) -> Callable[[], ClaimBatch]:
    def make() -> ClaimBatch:
        texts = [*(t.anchor for t in group), *(t.same for t in group), *(t.other for t in group)]
        topics = [*(t.topic for t in group), *(t.topic for t in group), *(t.other_topic for t in group)]
        return ClaimBatch(Kind.TWINS, *padded(texts), torch.tensor(topics))

    return make
