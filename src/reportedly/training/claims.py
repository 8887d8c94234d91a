"""The whole training of the encoder of claims: data in, a folder out that ``ClaimEncoder(folder)`` opens."""

from __future__ import annotations

import hashlib
import math
import time
from collections.abc import Callable
from pathlib import Path

import torch
from msgspec import Struct
from safetensors.torch import save_file

from reportedly.errors import UsageError
from reportedly.reading.model_folder import MANIFEST
from reportedly.training.claims_choosing import Biases, chosen_biases
from reportedly.training.claims_examples import Sets, read_sets
from reportedly.training.claims_export import pack_claims
from reportedly.training.claims_fitting import ClaimLessons, claim_optimiser, vectors
from reportedly.training.claims_network import ClaimNetwork
from reportedly.training.claims_projecting import Likeness, projection, texts_of
from reportedly.training.examples import shipped_tokenizer
from reportedly.training.fitting import Fitted, Plan, fit
from reportedly.training.folds import Fold
from reportedly.training.network import MINILM, Shape
from reportedly.training.weights import BASE_SHA256, base_file, load_encoder

CHECKPOINT = "training.checkpoint"
WEIGHTS = "network.safetensors"

Report = Callable[[str], None]


class ClaimJob(Struct, frozen=True, kw_only=True):
    """What to train, on which files, and where to write it; ``minutes`` is the time for it.

    ``fold`` is left out of the training, claims, events and queries by the hash of their names; on it the biases of
    the stances are chosen.
    """

    headlines: Path
    posts: Path
    known_claims: Path
    output: Path
    plan: Plan
    bodies: Path | None = None
    base: Path | None = None
    shape: Shape = MINILM
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
    a finished model, and DataError or ModelError for what cannot be read.
    """
    deadline = clock() + 60 * job.minutes
    checkpoint = job.output / CHECKPOINT
    if (job.output / MANIFEST).exists() and not checkpoint.exists():
        raise UsageError(f"{job.output} holds a finished model; name another --output")
    sets = _sets(job, lambda key: job.fold is None or not job.fold.holds(key))
    network, texts = _network(job), texts_of(sets)
    before = vectors(network, texts)
    job.output.mkdir(parents=True, exist_ok=True)
    report(_size(sets))
    fitted = fit(
        network,
        ClaimLessons(network, sets),
        job.plan,
        made=claim_optimiser,
        checkpoint=checkpoint,
        deadline=deadline,
        clock=clock,
        report=report,
    )
    _finish(job, network, fitted, Likeness(texts, before), report)
    if fitted.step == fitted.steps:
        checkpoint.unlink()
    return ClaimOutcome(fitted.step, fitted.steps)


def _sets(job: ClaimJob, wanted: Callable[[str], bool]) -> Sets:
    return read_sets(
        shipped_tokenizer(),
        headlines=job.headlines,
        posts=job.posts,
        known_claims=job.known_claims,
        bodies=job.bodies,
        wanted=wanted,
    )


def _network(job: ClaimJob) -> ClaimNetwork:
    torch.manual_seed(job.plan.seed)
    network = ClaimNetwork(job.shape)
    if job.base is not None:
        load_encoder(network.encoder, job.base)
    else:
        load_encoder(network.encoder, base_file(), BASE_SHA256)
    return network


def _finish(job: ClaimJob, network: ClaimNetwork, fitted: Fitted, likeness: Likeness, report: Report) -> None:
    network.load_state_dict(fitted.mean)
    network.project.weight.data = projection(vectors(network, likeness.texts), likeness.before)
    weights = job.output / WEIGHTS
    save_file({name: value.half().contiguous() for name, value in network.state_dict().items()}, weights)
    biases = chosen_biases(network, _sets(job, job.fold.holds)) if job.fold is not None else Biases()
    report(f"packing the model in {job.output}")
    version = hashlib.sha256(weights.read_bytes()).hexdigest()[:12]
    pack_claims(network, job.output, version, biases, quantise=job.quantise)


def _size(sets: Sets) -> str:
    return (
        f"{len(sets.headlines)} headlines and {len(sets.posts)} posts with a stance, {len(sets.rumours)} rumours, "
        f"{len(sets.checked)} checked claims"
    )
