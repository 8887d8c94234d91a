"""The loss and the loop: one pass over the encoder, every head, AdamW, averaged weights, checkpoints, the clock."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from msgspec import Struct
from torch import Tensor
from torch.nn import functional as F

from reportedly.reading.decoding import cue_runs
from reportedly.training.batches import Batch, batches, windowed
from reportedly.training.examples import UNKNOWN, Example
from reportedly.training.network import Network

PROPOSED = 0.12  # a run of pieces likelier than this to be a cue is one that the keep head must judge
MOST_PROPOSED = 64  # wrong proposals judged in one batch


class Plan(Struct, frozen=True, kw_only=True):
    """How to train: epochs, rates of the encoder's top layer and of the heads, decay a layer, padded pieces a batch."""

    epochs: float = 8
    encoder_rate: float = 2e-4
    head_rate: float = 1.5e-3
    layer_decay: float = 0.9
    budget: int = 8192
    warm_up: int = 100
    averaging: float = 0.995
    hard: float = 1.0
    seed: int = 1
    minutes: float = 1e9


def losses(network: Network, batch: Batch, hard: float) -> Tensor:
    """The sum of all heads' losses on one batch; ``hard`` is the part of people's tags where shares are given too."""
    encoded = network.encoder(batch.ids, batch.features, batch.mask)
    cue, entity, sentence, view = (x.float() for x in network.heads(encoded, batch.features))
    total = 5 * _cue_loss(cue, batch, hard)
    total = total + 0.5 * _tag_loss(entity, batch.entity_tags) + 0.2 * _tag_loss(sentence, batch.sentence_tags)
    rows, edges, right = _with_proposals(cue, batch)
    if len(rows):
        roles, keep = network.roles(view[rows], edges, batch.mask[rows])
        known = batch.known.nonzero()[:, 0]
        total = total + 0.3 * F.binary_cross_entropy_with_logits(keep.float(), right)
        if len(known):
            logs = roles[known].float().log_softmax(-1)
            real = batch.mask[batch.rows[known]].float()
            worth = batch.keep[known]
            apart = -(batch.shares[known] * logs).sum(-1) * real
            total = total + (apart.sum(1) / 40 * worth).sum() / worth.sum().clamp(min=1)
    return total


def _cue_loss(logits: Tensor, batch: Batch, hard: float) -> Tensor:
    logs = logits.log_softmax(-1)
    real = (batch.mask & (batch.cue_tags != UNKNOWN)).float()
    by_people = F.nll_loss(logs.transpose(1, 2), batch.cue_tags, ignore_index=UNKNOWN, reduction="none")
    by_shares = -(batch.cue_shares * logs).sum(-1) * batch.mask
    soft = batch.soft[:, None].float()
    people = real * (1 - soft + soft * hard)
    shares = soft * (1 - real * hard)
    return (by_people * people + by_shares * shares).sum() / (people + shares * batch.mask).sum().clamp(min=1)


def _tag_loss(logits: Tensor, tags: Tensor) -> Tensor:
    apart = F.cross_entropy(logits.transpose(1, 2), tags, ignore_index=UNKNOWN, reduction="sum")
    return apart / (tags != UNKNOWN).sum().clamp(min=1)


def _with_proposals(cue: Tensor, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """The batch's cues and, as wrong ones, what the network now proposes where nobody marked anything."""
    chances = cue.detach().softmax(-1).cpu().numpy()
    taken = (batch.cue_tags > 0).cpu().numpy()
    for row, (start, end) in zip(batch.rows.tolist(), batch.cues.tolist(), strict=True):
        taken[row, start:end] = True
    judged = ((batch.cue_tags != UNKNOWN) | batch.soft[:, None]).cpu().numpy()
    wrong = [
        (row, start, end)
        for row in range(len(chances))
        for start, end in cue_runs(chances[row], PROPOSED)
        if judged[row, start:end].all() and not taken[row, start:end].any()
    ][:MOST_PROPOSED]
    found = torch.tensor(wrong, dtype=torch.int64, device=cue.device).reshape(-1, 3)
    right = torch.cat([batch.keep, torch.zeros(len(wrong), device=cue.device)])
    return torch.cat([batch.rows, found[:, 0]]), torch.cat([batch.cues, found[:, 1:]]), right


def optimiser(network: Network, plan: Plan) -> torch.optim.AdamW:
    """AdamW with a lower rate for lower layers (layer-wise decay) and a higher one for the new heads."""
    layers = network.shape.layers
    groups: list[dict[str, Any]] = []
    for name, value in network.named_parameters():
        rate = plan.head_rate
        if name.startswith("encoder.") and ".features." not in name:
            depth = int(name.split(".")[2]) + 1 if ".layers." in name else 0
            rate = plan.encoder_rate * plan.layer_decay ** (layers - depth)
        groups.append({"params": [value], "lr": rate, "weight_decay": 0.01 if value.ndim > 1 else 0.0})
    return torch.optim.AdamW(groups, fused=next(network.parameters()).is_cuda)


def fit(
    network: Network,
    examples: Sequence[Example],
    plan: Plan,
    *,
    checkpoint: Path | None = None,
    report: Callable[[str], None] = lambda _: None,
) -> dict[str, Tensor]:
    """Trains ``network`` in place and returns its averaged weights; goes on from ``checkpoint`` where there is one."""
    device = next(network.parameters()).device
    random = np.random.default_rng(plan.seed)
    torch.manual_seed(plan.seed)
    steps = max(1, int(plan.epochs * sum(1 for _ in batches(windowed(examples, random), plan.budget, random))))
    adam = optimiser(network, plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        adam, lambda i: min(1.0, (i + 1) / plan.warm_up) * max(0.0, 1 - i / steps)
    )
    mean = {k: v.detach().float().clone() for k, v in network.state_dict().items()}
    mean_of = network.state_dict()
    step, began, saved = 0, time.monotonic(), time.monotonic()
    if checkpoint is not None and checkpoint.exists():
        state = torch.load(checkpoint, map_location=device, weights_only=True)
        network.load_state_dict(state["network"])
        adam.load_state_dict(state["adam"])
        schedule.load_state_dict(state["schedule"])
        mean, step = state["mean"], state["step"]
        report(f"going on from step {step} of {steps}")

    def save() -> None:
        if checkpoint is not None:
            parts = {"network": network.state_dict(), "adam": adam.state_dict(), "schedule": schedule.state_dict()}
            torch.save({**parts, "mean": mean, "step": step}, checkpoint.with_suffix(".part"))
            checkpoint.with_suffix(".part").replace(checkpoint)

    network.train()
    while step < steps:
        for batch in batches(windowed(examples, random), plan.budget, random):
            with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
                loss = losses(network, batch.to(device), plan.hard)
            adam.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            adam.step()
            schedule.step()
            step += 1
            keep = min(plan.averaging, step / (step + 10))
            with torch.no_grad():
                torch._foreach_lerp_(list(mean.values()), [mean_of[k] for k in mean], 1 - keep)
            if step % 20 == 0:
                report(f"step {step} of {steps}, loss {loss.item():.3f}, {(time.monotonic() - began) / 60:.1f} minutes")
            if time.monotonic() - saved > 120:
                save()
                saved = time.monotonic()
            if step >= steps or (time.monotonic() - began) / 60 > plan.minutes:
                save()
                return mean
    return mean
