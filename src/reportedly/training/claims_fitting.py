"""How the encoder of claims is taught, by the loop of ``fitting``: its lessons, its recipes and its optimiser."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from msgspec import Struct
from numpy.typing import NDArray
from torch import Tensor

from reportedly.errors import DataError
from reportedly.reading.claim_encoder import POST_STANCES
from reportedly.reading.claim_pieces import ClaimPieces
from reportedly.training.claims_batches import padded
from reportedly.training.claims_examples import Kind, Pair
from reportedly.training.claims_losses import drift, match_loss, stance_loss
from reportedly.training.claims_network import ClaimNetwork
from reportedly.training.fitting import Plan, layered
from reportedly.training.lessons import device_of
from reportedly.training.network import MINILM, MPNET, Shape

SIZE = 64  # pairs or texts a batch
JITTER = 12  # word pieces by which the lengths in one batch may differ, so that batches are not the same every epoch
COMMENT = POST_STANCES.index("comment")

Floats = NDArray[np.float32]


class Course(Struct, frozen=True, kw_only=True):
    """What one epoch has beside all headlines and all posts that do more than comment.

    The share of the other posts; how many pairs that match or do not, a third of them matches, and on top a sixth of
    that number that nobody marked; and how many texts alone, whose vectors are to stay.
    """

    comments: float
    matches: int
    texts: int


class Recipe(Struct, frozen=True):
    """The sizes of a network, what one epoch has and how it is trained."""

    shape: Shape
    course: Course
    plan: Plan


RECIPES = {
    "minilm": Recipe(
        MINILM,
        Course(comments=0.6, matches=12000, texts=4096),
        Plan(epochs=8, encoder_rate=2e-4, head_rate=1e-3, layer_decay=0.9, warm_up=100, averaging=0.998),
    ),
    "mpnet": Recipe(  # a teacher: nobody searches by its vectors
        MPNET,
        Course(comments=0.5, matches=9000, texts=0),
        Plan(epochs=3, encoder_rate=4e-5, head_rate=5e-4, layer_decay=0.93, warm_up=80, averaging=0.99),
    ),
}


class Lesson(Struct, frozen=True):
    """A pair as word pieces, and what it should be answered [answers]."""

    pair: Pair
    pieces: ClaimPieces
    target: Floats


class Kept(Struct, frozen=True):
    """Texts alone, and their unit vectors [texts, hidden] before anything was learnt."""

    texts: Sequence[ClaimPieces]
    before: Floats


class Group(Struct, frozen=True):
    """One batch: the places of its lessons, or of its texts."""

    kind: Kind
    rows: tuple[int, ...]


class ClaimLessons:
    """Pairs of three kinds, and texts whose vectors stay; ``about`` is what the checkpoint of a run knows them by.

    Raises DataError where there is no headline or no post.
    """

    def __init__(self, lessons: Sequence[Lesson], kept: Kept, course: Course, about: bytes) -> None:
        self._lessons, self._kept, self._course, self._about = lessons, kept, course, about
        self._headlines, self._posts = self._rows(Kind.HEADLINES), self._rows(Kind.POSTS)
        matches = self._rows(Kind.MATCHES)
        self._matches = {label: [i for i in matches if lessons[i].pair.label == label] for label in (1, 0, None)}
        if not (self._headlines and self._posts):
            raise DataError("there is no headline or no post to train on; give files that hold both")
        self._weights = post_weights([lessons[i].pair for i in self._posts])

    def groups(self, seed: int, epoch: int) -> list[Group]:
        """The batches of one epoch, each of like length, in random order."""
        random = np.random.default_rng([seed, epoch])
        comments = self._course.comments
        posts = [i for i in self._posts if self._lessons[i].pair.label != COMMENT or random.random() < comments]
        most = self._course.matches
        shares = ((1, most // 3), (0, 2 * most // 3), (None, most // 6))
        matched = [row for label, count in shares for row in _sample(random, self._matches[label], count)]
        texts = _sample(random, range(len(self._kept.texts)), self._course.texts)
        pieces = [lesson.pieces for lesson in self._lessons]
        made = [
            *_grouped(Kind.HEADLINES, self._headlines, pieces, random),
            *_grouped(Kind.POSTS, posts, pieces, random),
            *_grouped(Kind.MATCHES, matched, pieces, random),
            *_grouped(Kind.TEXTS, texts, self._kept.texts, random),
        ]
        return [made[i] for i in random.permutation(len(made))]

    def loss(self, network: ClaimNetwork, group: Group) -> Tensor:
        """What ``network`` has still to learn of a batch, or to keep."""
        device, rows = device_of(network), list(group.rows)
        if group.kind is Kind.TEXTS:
            found = network.embed(*padded([self._kept.texts[i] for i in rows], device))
            return drift(found, torch.from_numpy(self._kept.before[rows]).to(device))
        lessons = [self._lessons[i] for i in rows]
        answers = network.answers(*padded([lesson.pieces for lesson in lessons], device), group.kind).float()
        targets = torch.from_numpy(np.stack([lesson.target for lesson in lessons])).to(device)
        if group.kind is Kind.MATCHES:
            return match_loss(answers, targets)
        weights = np.ones(len(lessons), dtype=np.float32)
        if group.kind is Kind.POSTS:
            weights = self._weights[[lesson.pair.label or 0 for lesson in lessons]]
        return stance_loss(answers, targets, torch.from_numpy(weights).to(device))

    def digest(self) -> bytes:
        """What the lessons were made of."""
        return self._about

    def _rows(self, kind: Kind) -> list[int]:
        return [i for i, lesson in enumerate(self._lessons) if lesson.pair.kind is kind]


def claim_optimiser(network: ClaimNetwork, plan: Plan) -> torch.optim.AdamW:
    """``fitting.layered``, but the words stay as they are: the sets have few of those that the base knows."""
    network.encoder.words.requires_grad_(False)
    return layered(network, plan)


def post_weights(posts: Sequence[Pair]) -> Floats:
    """Stances of posts [4] by the inverse square root of how often they come, one on average over the posts."""
    counts = np.bincount([post.label or 0 for post in posts], minlength=len(POST_STANCES)).clip(min=1)
    weights: Floats = (len(posts) / (np.sqrt(counts) * np.sqrt(counts).sum())).astype(np.float32)
    return weights


def _sample(random: np.random.Generator, rows: Sequence[int], count: int) -> list[int]:
    count = min(count, len(rows))
    return [rows[i] for i in random.permutation(len(rows))[:count]]


def _grouped(
    kind: Kind, rows: Sequence[int], pieces: Sequence[ClaimPieces], random: np.random.Generator
) -> list[Group]:
    order = sorted(rows, key=lambda row: len(pieces[row]) + random.uniform(0, JITTER))
    return [Group(kind, tuple(order[start : start + SIZE])) for start in range(0, len(order), SIZE)]
