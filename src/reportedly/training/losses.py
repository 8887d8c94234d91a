"""The loss of one batch: every head's, over one pass of the encoder."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from reportedly.reading.decoding import cue_runs
from reportedly.training.batches import Batch
from reportedly.training.examples import UNKNOWN
from reportedly.training.network import Network

PROPOSED = 0.12  # a run of pieces likelier than this to be a cue is one that the keep head must judge
MOST_PROPOSED = 64  # wrong proposals judged in one batch
CUE, ENTITY, SENTENCE, KEEP, ROLES = 5.0, 0.5, 0.2, 0.3, 1 / 40  # weights; the roles' is of a sum over pieces


def losses(network: Network, batch: Batch, hard: float) -> Tensor:
    """The weighted sum of all heads' losses; ``hard`` is the part of people's tags where shares are given too."""
    encoded = network.encoder(batch.ids, batch.features, batch.mask)
    cue, entity, sentence, view = (x.float() for x in network.heads(encoded, batch.features))
    total = CUE * _cue_loss(cue, batch, hard)
    total = total + ENTITY * _tag_loss(entity, batch.entity_tags) + SENTENCE * _tag_loss(sentence, batch.sentence_tags)
    rows, edges, right = _with_proposals(cue, batch)
    if not len(rows):
        return total
    roles, keep = network.roles(view[rows], edges, batch.mask[rows])
    total = total + KEEP * F.binary_cross_entropy_with_logits(keep.float(), right)
    return total + ROLES * _role_loss(roles, batch)


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


def _role_loss(roles: Tensor, batch: Batch) -> Tensor:
    """Cross entropy of the marked cues that lie in their window as a whole, each weighed by how likely it is one."""
    known = batch.known.nonzero()[:, 0]
    logs = roles[known].float().log_softmax(-1)
    worth = batch.keep[known]
    apart = -(batch.shares[known] * logs).sum(-1) * batch.mask[batch.rows[known]].float()
    return (apart.sum(1) * worth).sum() / worth.sum().clamp(min=1)


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
