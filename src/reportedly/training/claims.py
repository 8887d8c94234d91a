"""The whole training of the encoder of claims: data in, a folder out that ``ClaimEncoder(folder)`` opens."""

from __future__ import annotations

import hashlib
import math
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np
import torch
from msgspec import Struct

from reportedly.errors import UsageError
from reportedly.reading.claim_pieces import alone, pair
from reportedly.reading.model_folder import MANIFEST
from reportedly.training.claims_batches import vectors
from reportedly.training.claims_choosing import Biases, chosen_biases
from reportedly.training.claims_examples import Pair, Sets, read_sets, texts_of
from reportedly.training.claims_export import pack_claims
from reportedly.training.claims_fitting import ClaimLessons, Kept, Lesson, Recipe, claim_optimiser
from reportedly.training.claims_network import ClaimNetwork
from reportedly.training.claims_pairs import matches, stances, unmarked
from reportedly.training.claims_targets import Teacher, load_teacher, targets
from reportedly.training.examples import shipped_tokenizer
from reportedly.training.fitting import Fitted, fit
from reportedly.training.folds import Fold
from reportedly.training.lessons import device_of
from reportedly.training.weights import BASE_SHA256, NETWORK, base_file, load_encoder, save_network, version

CHECKPOINT = "training.checkpoint"
SHORT = 64  # word pieces of a text that is read alone

Report = Callable[[str], None]


class ClaimJob(Struct, frozen=True, kw_only=True):
    """What to train, on which files, and where to write it; ``minutes`` is the time for the training itself.

    ``fold`` is left out of the training: rumours, threads and queries by the hash of their names. On it the biases of
    the stances are chosen. ``teachers`` are folders of networks that were trained each with another fold left out.
    """

    headlines: Path
    posts: Path
    known_claims: Path
    output: Path
    recipe: Recipe
    bodies: Path | None = None
    base: Path | None = None
    teachers: tuple[Path, ...] = ()
    fold: Fold | None = None
    minutes: float = math.inf
    quantise: bool = True


class ClaimOutcome(Struct, frozen=True):
    """How far the training came."""

    step: int
    steps: int

    @property
    def done(self) -> bool:
        """Whether the plan was carried out in full."""
        return self.step == self.steps


def train_claims(job: ClaimJob, report: Report, clock: Callable[[], float] = time.monotonic) -> ClaimOutcome:
    """Trains until the plan is done or the minutes are over, then packs what there is in ``job.output``.

    Goes on from the checkpoint there, which is removed when the plan is done. Raises UsageError where the folder holds
    a finished model or a teacher has seen everything, and DataError or ModelError for what cannot be read.
    """
    checkpoint = job.output / CHECKPOINT
    if (job.output / MANIFEST).exists() and not checkpoint.exists():
        raise UsageError(f"{job.output} holds a finished model; name another --output")
    teachers = [load_teacher(folder) for folder in job.teachers]
    sets = read_sets(headlines=job.headlines, posts=job.posts, known_claims=job.known_claims, bodies=job.bodies)
    network = _network(job)
    lessons = _lessons(job, sets, network, teachers, report)
    job.output.mkdir(parents=True, exist_ok=True)
    fitted = fit(
        network,
        lessons,
        job.recipe.plan,
        made=claim_optimiser,
        checkpoint=checkpoint,
        deadline=clock() + 60 * job.minutes,
        clock=clock,
        report=report,
    )
    _finish(job, network, fitted, [item for item in stances(sets) if item.held_by(job.fold)], report)
    if fitted.step == fitted.steps:
        checkpoint.unlink()
    return ClaimOutcome(fitted.step, fitted.steps)


def _network(job: ClaimJob) -> ClaimNetwork:
    torch.manual_seed(job.recipe.plan.seed)
    network = ClaimNetwork(job.recipe.shape)
    if job.base is not None:
        load_encoder(network.encoder, job.base)
    elif job.recipe.shape.buckets:
        raise UsageError("MPNet's weights come with no package that this program knows; name their file with --base")
    else:
        load_encoder(network.encoder, base_file(), BASE_SHA256)
    network.to("cuda" if torch.cuda.is_available() else "cpu")
    return network


def _lessons(job: ClaimJob, sets: Sets, network: ClaimNetwork, teachers: list[Teacher], report: Report) -> ClaimLessons:
    """The pairs with what is to be answered; what is near is found by the vectors of ``network``, not yet trained."""
    tokenizer, random = shipped_tokenizer(), np.random.default_rng(job.recipe.plan.seed)
    texts = texts_of(sets)
    read = [alone(text, tokenizer, SHORT) for text in texts]
    before = vectors(network, read)
    table = dict(zip(texts, before, strict=True))
    pairs = [item for item in (*stances(sets), *matches(sets, table, random)) if not item.held_by(job.fold)]
    if teachers:
        pairs += unmarked(sets, table, random)
    pieces = [pair(item.left, item.right, tokenizer) for item in pairs]
    report(_size(pairs, device_of(network)))
    answers = targets(pairs, pieces, teachers, device_of(network), report)
    lessons = [Lesson(*parts) for parts in zip(pairs, pieces, answers, strict=True)]
    return ClaimLessons(lessons, Kept(read, before), job.recipe.course, _digest(job, sets))


def _digest(job: ClaimJob, sets: Sets) -> bytes:
    """What tells this course from another: the texts and labels, the fold and the teachers."""
    found = hashlib.sha256(msgspec.json.encode((sets, str(job.fold))))
    for folder in job.teachers:
        found.update((folder / NETWORK).read_bytes())
    return found.digest()


def _size(pairs: list[Pair], device: torch.device) -> str:
    counts: dict[str, int] = {}
    for item in pairs:
        name = item.kind.value if item.label is not None else "unmarked"
        counts[name] = counts.get(name, 0) + 1
    return f"pairs to train on, by {device.type}: " + ", ".join(f"{count} {name}" for name, count in counts.items())


def _finish(job: ClaimJob, network: ClaimNetwork, fitted: Fitted, held: list[Pair], report: Report) -> None:
    """Chooses the biases on what is ``held`` back and writes the folder; the version names the weights."""
    network.load_state_dict(fitted.mean)
    save_network(job.recipe.shape, fitted.mean, job.fold, job.output)
    biases = chosen_biases(network, held, shipped_tokenizer()) if held else Biases()
    report(f"packing the model in {job.output}")
    pack_claims(network, job.output, version(fitted.mean), biases, quantise=job.quantise)
