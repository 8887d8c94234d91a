"""The loop that the encoder of claims is trained by: AdamW, averaged weights, checkpoints, a deadline.

As in ``fitting``, all that is drawn at random follows from the seed and from where the run stands, and a checkpoint
holds both.
"""

from __future__ import annotations

import hashlib
import math
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import torch
from msgspec import Struct
from torch import Tensor

from reportedly.errors import DataError, ModelError, ReportedlyError, UsageError
from reportedly.reading.claim_encoder import POST_STANCES
from reportedly.reading.claim_pieces import ClaimPieces
from reportedly.training.claims_batches import ClaimBatch, Neighbours, epoch, padded
from reportedly.training.claims_examples import Sets, Topic, nearest
from reportedly.training.claims_losses import claim_loss
from reportedly.training.claims_network import ClaimNetwork

SAVE_EVERY, TELL_EVERY = 120.0, 15.0  # seconds
TOGETHER = 64  # texts read at once where nothing is learnt

Weights = dict[str, Tensor]
Floats = np.ndarray[Any, np.dtype[np.float32]]


class ClaimPlan(Struct, frozen=True, kw_only=True):
    """How to train: passes over the stances, rates of the encoder's top layer and of the heads, decay a layer.

    The words and the lowest ``frozen`` layers stay as they are: the sets have few of the words that they know.
    """

    epochs: float = 3
    encoder_rate: float = 1e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    warm_up: int = 50
    averaging: float = 0.99
    frozen: int = 2
    seed: int = 1


class ClaimFitted(Struct, frozen=True):
    """Averaged weights, and how far the run came: it is done when ``step`` is ``steps``."""

    mean: Weights
    step: int
    steps: int


def fit_claims(
    network: ClaimNetwork,
    sets: Sets,
    plan: ClaimPlan,
    *,
    checkpoint: Path | None = None,
    deadline: float = math.inf,
    clock: Callable[[], float] = time.monotonic,
    report: Callable[[str], None] = lambda _: None,
) -> ClaimFitted:
    """Trains ``network`` in place until the plan is done or ``clock`` passes ``deadline``, but for one step at least.

    Goes on from ``checkpoint`` where there is one, and keeps one there. Raises UsageError if it is of another run.
    """
    run = _Run(network, sets, plan)
    if checkpoint is not None and checkpoint.exists():
        run.restore(_load(checkpoint), checkpoint)
        report(f"going on from step {run.step} of {run.steps}")
    network.train()
    began = saved = told = clock()
    while run.step < run.steps:
        loss = run.learn()
        now = clock()
        if now - told >= TELL_EVERY:
            report(f"step {run.step} of {run.steps}, loss {loss:.3f}, {(now - began) / 60:.1f} minutes")
            told = now
        if now >= deadline:
            break
        if checkpoint is not None and now - saved >= SAVE_EVERY:
            _save(run.state(), checkpoint)
            saved = now
    if checkpoint is not None:
        _save(run.state(), checkpoint)
    return ClaimFitted(network.state_dict() | run.mean, run.step, run.steps)


def vectors(network: ClaimNetwork, texts: Sequence[ClaimPieces]) -> Floats:
    """The unit vectors of texts [texts, hidden], read in order of length."""
    network.eval()
    found = np.zeros((len(texts), network.shape.hidden), dtype=np.float32)
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for start in range(0, len(order), TOGETHER):
            rows = order[start : start + TOGETHER]
            found[rows] = network.embed(*padded([texts[i] for i in rows])).float().numpy()
    return found


class _Run:
    """Where one training stands: the weights, their average, the optimiser, and the place in the data."""

    def __init__(self, network: ClaimNetwork, sets: Sets, plan: ClaimPlan) -> None:
        if not (sets.headlines and sets.posts):
            raise DataError("there is no headline or no post to train on; give files that hold both")
        self.network, self.sets, self.plan = network, sets, plan
        self.step = self.epoch = self.place = 0
        self.near = Neighbours(*(nearest(vectors(network, _claims(topics))) for topics in (sets.rumours, sets.checked)))
        self.weights = _weights(sets)
        self.batches = self._epoch()
        self.steps = int(plan.epochs * len(self.batches))
        torch.manual_seed(plan.seed)
        _freeze(network, plan.frozen)
        self.adam = _optimiser(network, plan)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.adam, self._rate)
        self.live = {name: value.data for name, value in network.named_parameters() if value.requires_grad}
        self.mean: Weights = {k: v.detach().float().clone() for k, v in self.live.items()}

    def learn(self) -> float:
        """One step; returns its loss. The average follows faster in the first steps (Izmailov et al. 2018)."""
        if self.place == len(self.batches):
            self.epoch, self.place = self.epoch + 1, 0
            self.batches = self._epoch()
        batch: ClaimBatch = self.batches[self.place]()
        with torch.autocast("cpu", torch.bfloat16):
            loss = claim_loss(self.network, batch, self.weights)
        self.adam.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.adam.step()
        self.schedule.step()
        self.step, self.place = self.step + 1, self.place + 1
        keep = min(self.plan.averaging, self.step / (self.step + 10))
        with torch.no_grad():
            torch._foreach_lerp_(list(self.mean.values()), [self.live[k] for k in self.mean], 1 - keep)
        return float(loss.item())

    def state(self) -> dict[str, Any]:
        """Everything that ``restore`` needs."""
        return {
            "run": self._fingerprint(),
            "network": self.network.state_dict(),
            "mean": self.mean,
            "adam": self.adam.state_dict(),
            "schedule": self.schedule.state_dict(),
            "place": [self.step, self.epoch, self.place],
            "random": torch.get_rng_state(),
        }

    def restore(self, state: dict[str, Any], path: Path) -> None:
        """Goes to where ``state`` was taken; raises UsageError unless it is of the same plan, shape and examples."""
        if state.get("run") != self._fingerprint():
            raise UsageError(f"{path} is of a run with other data or options; repeat those, or name another --output")
        self.network.load_state_dict(state["network"])
        self.mean = state["mean"]
        self.adam.load_state_dict(state["adam"])
        self.schedule.load_state_dict(state["schedule"])
        self.step, self.epoch, self.place = state["place"]
        self.batches = self._epoch()
        torch.set_rng_state(state["random"])

    def _epoch(self) -> list[Callable[[], ClaimBatch]]:
        return epoch(self.sets, self.near, np.random.default_rng([self.plan.seed, self.epoch]))

    def _rate(self, step: int) -> float:
        return min(1.0, (step + 1) / self.plan.warm_up) * max(0.0, 1 - step / max(1, self.steps))

    def _fingerprint(self) -> str:
        found = hashlib.sha256(msgspec.json.encode((self.plan, self.network.shape)))
        for item in (*self.sets.headlines, *self.sets.posts):
            found.update(item.pieces.ids.tobytes() + bytes([item.stance]))
        for topic in (*self.sets.rumours, *self.sets.checked):
            found.update(b"".join(text.ids.tobytes() for text in (topic.claim, *topic.texts)))
        return found.hexdigest()


def _claims(topics: Sequence[Topic]) -> list[ClaimPieces]:
    return [topic.claim for topic in topics]


def _freeze(network: ClaimNetwork, layers: int) -> None:
    lowest = (network.encoder.words, network.encoder.positions, network.encoder.norm, *network.encoder.layers[:layers])
    for part in lowest[: 1 if layers == 0 else None]:
        part.requires_grad_(False)


def _weights(sets: Sets) -> Tensor:
    """Stances of posts by the inverse square root of how often they come, one on average over the posts."""
    counts = np.bincount([item.stance for item in sets.posts], minlength=len(POST_STANCES)).clip(min=1)
    weights = (1 / np.sqrt(counts)) * len(sets.posts) / np.sqrt(counts).sum()
    return torch.from_numpy(weights.astype(np.float32))


def _optimiser(network: ClaimNetwork, plan: ClaimPlan) -> torch.optim.AdamW:
    """AdamW with a lower rate for lower layers (layer-wise decay) and a higher one for the new heads."""
    layers = network.shape.layers
    groups: list[dict[str, Any]] = []
    for name, value in network.named_parameters():
        if not value.requires_grad:
            continue
        rate = plan.head_rate
        if name.startswith("encoder.") and ".features." not in name:
            depth = int(name.split(".")[2]) + 1 if ".layers." in name else 0
            rate = plan.encoder_rate * plan.layer_decay ** (layers - depth)
        groups.append({"params": [value], "lr": rate, "weight_decay": 0.01 if value.ndim > 1 else 0.0})
    return torch.optim.AdamW(groups)


def _save(state: dict[str, Any], path: Path) -> None:
    part = path.with_name(path.name + ".part")
    try:
        torch.save(state, part)
        part.replace(path)
    except (OSError, RuntimeError) as error:  # torch gives a RuntimeError where the disk is full
        part.unlink(missing_ok=True)
        raise ReportedlyError(f"{path}: the checkpoint cannot be written ({error}); free some space") from error


def _load(path: Path) -> dict[str, Any]:
    try:
        return dict(torch.load(path, map_location="cpu", weights_only=True))
    except Exception as error:  # a damaged file fails in a dozen ways
        raise ModelError(f"{path} is not a whole checkpoint; delete it to train from the start") from error
