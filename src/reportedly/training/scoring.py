"""Scores of texts by a network in torch: cue chances stitched over windows, roles and keep chances of given cues."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.reading.pieces import Window, windows
from reportedly.training.batches import collate
from reportedly.training.examples import Example
from reportedly.training.network import Network
from reportedly.training.tags import CUE_TAGS

Floats = NDArray[np.float32]
AT_ONCE = 16  # windows encoded together


class RoleScore(Struct):
    """What a network says of one cue: log-probabilities of roles over pieces ``[low, ...)``, the chance to keep it."""

    start: int
    end: int
    low: int
    logs: Floats
    keep: float


class Scores:
    """What several networks, averaged, say of one text; encodes each window once and keeps the views for the roles.

    ``cues`` are the chances [p, 3] of the cue tags. The networks must be set to evaluation.
    """

    def __init__(self, networks: Sequence[Network], item: Example) -> None:
        self.networks = networks
        self.item = item
        self.device = next(networks[0].parameters()).device
        self.windows = windows(len(item.pieces))
        self.views: list[list[torch.Tensor]] = [[] for _ in networks]
        self.cues: Floats = np.zeros((len(item.pieces), CUE_TAGS), dtype=np.float32)
        for first in range(0, len(self.windows), AT_ONCE):
            self._encode(self.windows[first : first + AT_ONCE])

    @torch.no_grad()
    def _encode(self, here: Sequence[Window]) -> None:
        batch = collate([(self.item, w.start, w.end) for w in here]).to(self.device)
        for network, views in zip(self.networks, self.views, strict=True):
            with torch.autocast(self.device.type, torch.bfloat16, enabled=self.device.type == "cuda"):
                encoded = network.encoder(batch.ids, batch.features, batch.mask)
                cue, _, _, view = network.heads(encoded, batch.features)
            chances = cue.float().softmax(-1).cpu().numpy()
            for i, w in enumerate(here):
                inner = slice(1 + w.lead - w.start, 1 + w.tail - w.start)
                self.cues[w.lead : w.tail] += chances[i, inner] / len(self.networks)
                views.append(view[i : i + 1, : w.end - w.start + 2].float())

    @torch.no_grad()
    def roles(self, cues: Sequence[tuple[int, int]]) -> list[RoleScore]:
        """The scores of ``cues``, each in the window that decides on it, averaged over the networks."""
        found = []
        for i, w in enumerate(self.windows):
            here = [(s, min(e, w.end)) for s, e in cues if w.lead <= s < w.tail]
            if not here:
                continue
            edges = torch.tensor(here, device=self.device) - w.start + 1
            chances: Floats | float = 0.0
            keeps: Floats | float = 0.0
            for network, views in zip(self.networks, self.views, strict=True):
                logits, keep = network.roles(views[i].expand(len(here), -1, -1), edges)
                chances = chances + logits.softmax(-1).cpu().numpy() / len(self.networks)
                keeps = keeps + keep.sigmoid().cpu().numpy() / len(self.networks)
            for (start, end), chance, kept in zip(here, np.asarray(chances), np.asarray(keeps), strict=True):
                logs = np.log(np.maximum(chance[1:-1], 1e-6)).astype(np.float32)
                found.append(RoleScore(start, end, w.start, logs, float(kept)))
        return found
