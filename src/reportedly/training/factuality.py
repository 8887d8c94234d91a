"""Teachers of certainty: larger networks that judge how sure a clause is, and what they have to say to a smaller one.

A teacher is trained on people's marks alone, on all folds of the sentences but one. It labels the marked predicates of
that fold, and every telling word of texts that nobody marked (Hinton et al. 2015).
"""

from __future__ import annotations

import hashlib
import math
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from reportedly.errors import UsageError
from reportedly.reading.pieces import WINDOW, cut
from reportedly.training.attribution import CHECKPOINT, Report, begun
from reportedly.training.distilling import Teacher
from reportedly.training.examples import shipped_tokenizer
from reportedly.training.fitting import Fitted, Plan, fit
from reportedly.training.folds import Fold
from reportedly.training.lessons import device_of
from reportedly.training.network import MPNET, Network, Shape
from reportedly.training.weights import NETWORK, load_network, save_network
from reportedly.training.worth import (
    Marked,
    Predicate,
    collate,
    digest,
    grouped_by_length,
    joined,
    marked_predicates,
    piece_at,
    worth_loss,
)

TAUGHT = 0.7  # how much of a target is the teachers'; the rest is people's
UNMARKED = 0.25  # what a word that nobody marked counts for
AT_ONCE = 64
PLAN = Plan(
    epochs=6, encoder_rate=8e-5, head_rate=1e-3, layer_decay=0.95, budget=2048, warm_up=60, averaging=0.99
)  # fmt: skip
_WORD = re.compile(r"(?<!\S)[a-z]{3,}(?![^\s.,!?;:'\"”’])")
_CLOSED = frozenset(
    "the and that with for from this was were are has have had not but his her its their they you our who which what"
    " when where will would could should about than then them there here also more most some any all one two can may"
    " might into over after before been being".split()
)

Floats = NDArray[np.float32]


class TeacherJob(Struct, frozen=True, kw_only=True):
    """A teacher to train: the file of predicates, the encoder's ``base`` weights, the ``fold`` that it never sees."""

    predicates: Path
    output: Path
    fold: Fold
    base: Path | None = None
    shape: Shape = MPNET
    plan: Plan = PLAN
    minutes: float = math.inf


class FactualityLessons:
    """Marked sentences alone, in batches of like length."""

    def __init__(self, sentences: Sequence[Marked], budget: int) -> None:
        self._sentences, self._budget, self._tokenizer = sentences, budget, shipped_tokenizer()

    def groups(self, seed: int, epoch: int) -> list[list[Marked]]:
        """One epoch's, at random; every epoch has as many, whatever is drawn."""
        random = np.random.default_rng([seed, epoch])
        size = sum(len(text.text) // 4 + 2 for text in self._sentences)
        return grouped_by_length(joined(self._sentences, random), self._budget, random)[: max(1, size // self._budget)]

    def loss(self, network: Network, group: list[Marked]) -> Tensor:
        """The squared error of the predicates."""
        return worth_loss(network, collate(group, self._tokenizer).to(device_of(network)))

    def digest(self) -> bytes:
        """A hash of all sentences and marks."""
        return digest(self._sentences)


def train_teacher(job: TeacherJob, report: Report, clock: Callable[[], float] = time.monotonic) -> Fitted:
    """Trains until the plan is done or the minutes are over, and writes the network with its fold in ``job.output``.

    Goes on from the checkpoint there, which is removed when the plan is done. Raises UsageError where the folder holds
    a finished network, and DataError or ModelError for what cannot be read.
    """
    deadline = clock() + 60 * job.minutes
    checkpoint = job.output / CHECKPOINT
    if (job.output / NETWORK).exists() and not checkpoint.exists():
        raise UsageError(f"{job.output} holds a finished network; name another --output")
    sentences = [s for s in marked_predicates(job.predicates) if not job.fold.holds(s.text)]
    network = begun(job.shape, job.plan.seed, job.base)
    report(f"{len(sentences)} sentences to learn from, by {device_of(network).type}")
    job.output.mkdir(parents=True, exist_ok=True)
    lessons = FactualityLessons(sentences, job.plan.budget)
    fitted = fit(network, lessons, job.plan, checkpoint=checkpoint, deadline=deadline, clock=clock, report=report)
    save_network(job.shape, fitted.mean, job.fold, job.output)
    if fitted.step == fitted.steps:
        checkpoint.unlink()
    return fitted


def staff(folders: Sequence[Path], device: torch.device) -> list[Teacher]:
    """The networks in these folders, with the folds that they may label."""
    return [Teacher(network.to(device), fold) for network, fold in map(load_network, folders)]


def softened(teachers: Sequence[Teacher], sentences: Sequence[Marked], tokenizer: Tokenizer) -> list[Marked]:
    """The sentences with targets of which ``TAUGHT`` is that of the teachers who never saw them, else as they were.

    Raises UsageError where no teacher has a fold.
    """
    if all(teacher.fold is None for teacher in teachers):
        raise UsageError("a teacher labels only marked predicates that it has not seen; train teachers with --fold K/N")
    found = list(sentences)
    by_staff: dict[tuple[int, ...], list[int]] = {}
    for place, sentence in enumerate(sentences):
        able = tuple(n for n, t in enumerate(teachers) if t.fold is not None and t.fold.holds(sentence.text))
        by_staff.setdefault(able, []).append(place)
    for able, places in by_staff.items():
        networks = [teachers[n].network for n in able]
        judged = _judged(networks, [sentences[place] for place in places], tokenizer) if networks else []
        for place, (starts, scores) in zip(places, judged, strict=bool(networks)):
            given = sentences[place]
            found[place] = replace(given, predicates=tuple(_mixed(p, starts, scores) for p in given.predicates))
    return found


def labelled(teachers: Sequence[Teacher], texts: Sequence[str], tokenizer: Tokenizer) -> list[Marked]:
    """The texts with the teachers' mean at every lower-case word that tells something; one without any is left out."""
    plain = [Marked(text) for text in texts]
    found = []
    for given, (starts, scores) in zip(plain, _judged([t.network for t in teachers], plain, tokenizer), strict=True):
        predicates = tuple(
            Predicate(word.start(), float(scores[piece]), UNMARKED)
            for word in _WORD.finditer(given.text)
            if word.group() not in _CLOSED and (piece := piece_at(starts, word.start())) < len(scores)
        )
        found += [replace(given, predicates=predicates)] if predicates else []
    return found


def taught_by(folders: Sequence[Path], texts: Sequence[str]) -> bytes:
    """A hash of teachers and unmarked texts, by which a run that was stopped knows that it goes on with the same."""
    found = hashlib.sha256()
    for folder in folders:
        for name, weight in sorted(load_network(folder)[0].state_dict().items()):
            found.update(name.encode() + weight.half().numpy().tobytes())
    for text in texts:
        found.update(text.encode("utf-8", "surrogatepass") + b"\0")
    return found.digest()


def _mixed(given: Predicate, starts: NDArray[np.int64], scores: Floats) -> Predicate:
    piece = piece_at(starts, given.start)
    if piece >= len(scores):
        return given
    factuality = TAUGHT * float(scores[piece]) + (1 - TAUGHT) * given.factuality
    return replace(given, factuality=factuality, weight=TAUGHT + (1 - TAUGHT) * given.weight)


@torch.no_grad()
def _judged(
    networks: Sequence[Network], texts: Sequence[Marked], tokenizer: Tokenizer
) -> list[tuple[NDArray[np.int64], Floats]]:
    """For each text the starts of its pieces, and the networks' mean factuality at those of its first window."""
    order = sorted(range(len(texts)), key=lambda place: len(texts[place].text))
    found: dict[int, tuple[NDArray[np.int64], Floats]] = {}
    for first in range(0, len(order), AT_ONCE):
        places = order[first : first + AT_ONCE]
        batch = collate([texts[place] for place in places], tokenizer).to(device_of(networks[0]))
        scores = torch.stack([_scores(network, batch.ids, batch.features, batch.mask) for network in networks]).mean(0)
        for row, place in enumerate(places):
            starts = cut(texts[place].text, tokenizer).starts
            found[place] = starts, scores[row, 1 : min(len(starts), WINDOW) + 1].cpu().numpy()
    return [found[place] for place in range(len(texts))]


def _scores(network: Network, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
    """The factuality at every piece [b, p]."""
    network.eval()
    factuality, _ = network.worth(network.encoder(ids, features, mask).float(), mask)
    return Tensor(factuality).float()
