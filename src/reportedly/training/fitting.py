"""The loop: AdamW, a rate that warms up and falls to nothing, averaged weights, checkpoints, a deadline.

All that is drawn at random follows from the seed and from where the run stands, and a checkpoint holds both; so a run
that was stopped and goes on gives what an unbroken one gives.
"""

from __future__ import annotations

import hashlib
import math
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import torch
from msgspec import Struct
from torch import Tensor

from reportedly.errors import DataError, ModelError, ReportedlyError, UsageError
from reportedly.training.lessons import Lessons, device_of

SAVE_EVERY, TELL_EVERY = 120.0, 15.0  # seconds

Weights = dict[str, Tensor]


class Plan(Struct, frozen=True, kw_only=True):
    """How to train: epochs, rates of the encoder's top layer and of the heads, decay a layer, padded pieces a batch.

    ``frozen`` of the lowest layers, and with any of them the word table, stay as they are.
    """

    epochs: float = 8
    encoder_rate: float = 2e-4
    head_rate: float = 1.5e-3
    layer_decay: float = 0.9
    budget: int = 8192
    warm_up: int = 100
    averaging: float = 0.995
    hard: float = 1.0
    frozen: int = 0
    seed: int = 1


class Fitted(Struct, frozen=True):
    """Averaged weights, and how far the run came: it is done when ``step`` is ``steps``."""

    mean: Weights
    step: int
    steps: int


def fit(
    network: Any,
    lessons: Lessons,
    plan: Plan,
    *,
    made: Callable[[Any, Plan], torch.optim.AdamW] | None = None,
    checkpoint: Path | None = None,
    deadline: float = math.inf,
    clock: Callable[[], float] = time.monotonic,
    report: Callable[[str], None] = lambda _: None,
) -> Fitted:
    """Trains ``network`` in place until the plan is done or ``clock`` passes ``deadline``, but for one step at least.

    Goes on from ``checkpoint`` where there is one, and keeps one there. Raises UsageError if it is of another run.
    ``made`` makes another optimiser than ``optimiser`` does. A plan of no epochs takes no step.
    """
    run = _Run(network, lessons, plan, made or optimiser)
    if checkpoint is not None and checkpoint.exists():
        run.restore(_load(checkpoint, run.device), checkpoint)
        report(f"going on from step {run.step} of {run.steps}")
    network.train()
    began = saved = told = clock()
    for group in run.groups():
        loss = run.learn(group)
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
    return Fitted(run.mean, run.step, run.steps)


def optimiser(network: Any, plan: Plan) -> torch.optim.AdamW:
    """AdamW for all but what the plan freezes, which is set to learn nothing."""
    for name, value in network.named_parameters():
        if plan.frozen and name.startswith("encoder.") and _depth(name) <= plan.frozen:
            value.requires_grad_(False)
    return layered(network, plan)


def layered(network: Any, plan: Plan) -> torch.optim.AdamW:
    """AdamW with a lower rate for lower layers (layer-wise decay) and a higher one for what is new.

    What needs no gradient is left out.
    """
    groups: list[dict[str, Any]] = []
    for name, value in network.named_parameters():
        if not value.requires_grad:
            continue
        rate = plan.head_rate
        if name.startswith("encoder.") and ".features." not in name:
            rate = plan.encoder_rate * plan.layer_decay ** (network.shape.layers - _depth(name))
        groups.append({"params": [value], "lr": rate, "weight_decay": 0.01 if value.ndim > 1 else 0.0})
    return torch.optim.AdamW(groups, fused=next(network.parameters()).is_cuda)


def _depth(name: str) -> int:
    """Which layer of the encoder a weight is of, from 1 on; 0 below the layers."""
    return int(name.split(".")[2]) + 1 if ".layers." in name else 0


class _Run:
    """Where one training stands: the weights, their average, the optimiser, and the place in the data."""

    def __init__(
        self, network: Any, lessons: Lessons, plan: Plan, made: Callable[[Any, Plan], torch.optim.AdamW]
    ) -> None:
        self.network, self.lessons, self.plan = network, lessons, plan
        self.device = device_of(network)
        self.step = self.epoch = self.place = 0
        first = lessons.groups(plan.seed, 0)
        if not first:
            raise DataError("there is no word to train on in the data; give texts that are not empty")
        self.steps = max(1, int(plan.epochs * len(first))) if plan.epochs else 0
        torch.manual_seed(plan.seed)
        self.adam = made(network, plan)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.adam, self._rate)
        self.live = network.state_dict()
        self.mean: Weights = {k: v.detach().float().clone() for k, v in self.live.items()}

    def groups(self) -> Iterator[Any]:
        """What is still to be learnt, from the place that the run has reached."""
        while self.step < self.steps:
            for group in self.lessons.groups(self.plan.seed, self.epoch)[self.place :]:
                if self.step >= self.steps:
                    return
                yield group
            self.epoch, self.place = self.epoch + 1, 0

    def learn(self, group: Any) -> float:
        """One step; returns its loss. The average follows faster in the first steps (Izmailov et al. 2018)."""
        with torch.autocast(self.device.type, torch.bfloat16, enabled=_halves(self.device)):
            loss = self.lessons.loss(self.network, group)
        self.adam.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for p in self.network.parameters() if p.requires_grad], 1.0)
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
            "network": self.live,
            "mean": self.mean,
            "adam": self.adam.state_dict(),
            "schedule": self.schedule.state_dict(),
            "place": [self.step, self.epoch, self.place],
            "random": torch.get_rng_state(),
            "device_random": torch.cuda.get_rng_state() if self.device.type == "cuda" else None,
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
        torch.set_rng_state(state["random"].cpu())
        if self.device.type == "cuda" and state["device_random"] is not None:
            torch.cuda.set_rng_state(state["device_random"].cpu())

    def _rate(self, step: int) -> float:
        return min(1.0, (step + 1) / self.plan.warm_up) * max(0.0, 1 - step / max(1, self.steps))

    def _fingerprint(self) -> str:
        found = hashlib.sha256(msgspec.json.encode((self.plan, self.network.shape)))
        found.update(self.lessons.digest())
        return found.hexdigest()


def _halves(device: torch.device) -> bool:
    """Whether half precision is quicker there: on a GPU, and on processors that multiply bfloat16 themselves."""
    return device.type == "cuda" or bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())


def _save(state: dict[str, Any], path: Path) -> None:
    part = path.with_name(path.name + ".part")
    try:
        torch.save(state, part)
        part.replace(path)
    except (OSError, RuntimeError) as error:  # torch gives a RuntimeError where the disk is full
        part.unlink(missing_ok=True)
        raise ReportedlyError(f"{path}: the checkpoint cannot be written ({error}); free some space") from error


def _load(path: Path, device: torch.device) -> dict[str, Any]:
    try:
        return dict(torch.load(path, map_location=device, weights_only=True))
    except Exception as error:  # a damaged file fails in a dozen ways
        raise ModelError(f"{path} is not a whole checkpoint; delete it to train from the start") from error
