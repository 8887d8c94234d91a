"""Texts and pairs side by side, as the network of claims reads them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from reportedly.reading.claim_pieces import ClaimPieces
from reportedly.training.claims_examples import Kind
from reportedly.training.claims_network import ANSWERS, ClaimNetwork
from reportedly.training.lessons import device_of

TOGETHER = 128  # texts or pairs read at once where nothing is learnt

Floats = NDArray[np.float32]


def padded(pieces: Sequence[ClaimPieces], device: torch.device | None = None) -> tuple[Tensor, Tensor, Tensor]:
    """ids, side and mask [b, p] of texts side by side, padded at the end."""
    shape = (len(pieces), max(len(item) for item in pieces))
    ids, side, mask = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=bool)
    for row, item in enumerate(pieces):
        ids[row, : len(item)], side[row, : len(item)], mask[row, : len(item)] = item.ids, item.side, True
    found = (torch.from_numpy(ids), torch.from_numpy(side), torch.from_numpy(mask))
    return found if device is None else (found[0].to(device), found[1].to(device), found[2].to(device))


def vectors(network: ClaimNetwork, texts: Sequence[ClaimPieces]) -> Floats:
    """The unit vectors of texts [texts, hidden]."""
    return _read(network, texts, None)


def logits(network: ClaimNetwork, pairs: Sequence[ClaimPieces], kind: Kind) -> Floats:
    """The logits of pairs of one kind [pairs, answers]."""
    return _read(network, pairs, kind)


def _read(network: ClaimNetwork, pieces: Sequence[ClaimPieces], kind: Kind | None) -> Floats:
    """In order of length, in half precision."""
    network.eval()
    device = device_of(network)
    found = np.zeros((len(pieces), network.shape.hidden if kind is None else ANSWERS[kind]), dtype=np.float32)
    order = sorted(range(len(pieces)), key=lambda i: len(pieces[i]))
    with torch.inference_mode(), torch.autocast(device.type, torch.bfloat16):
        for start in range(0, len(order), TOGETHER):
            rows = order[start : start + TOGETHER]
            batch = padded([pieces[i] for i in rows], device)
            answer = network.embed(*batch) if kind is None else network.answers(*batch, kind)
            found[rows] = answer.float().cpu().numpy()
    return found
