"""Examples as padded batches of windows, cut anew in every epoch so that no edge is always at the same word."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from msgspec import Struct
from torch import Tensor

from reportedly.reading.encoder import FIRST, LAST, SPECIAL_FEATURES
from reportedly.reading.pieces import WINDOW
from reportedly.training.examples import UNKNOWN, CueLabel, Example
from reportedly.training.tags import CUE_TAGS, ROLE_TAGS


class Batch(Struct):
    """Windows as tensors: ids [b, p], features [b, p, 3], mask [b, p], tags [b, p], cue shares [b, p, 3] or none.

    ``cues`` [c, 2] are pieces of window ``rows`` [c], with role ``shares`` [c, p, 3], ``keep`` [c] and ``known`` [c]:
    whether the whole attribution lies in the window.
    """

    ids: Tensor
    features: Tensor
    mask: Tensor
    cue_tags: Tensor
    entity_tags: Tensor
    sentence_tags: Tensor
    cue_shares: Tensor
    soft: Tensor
    rows: Tensor
    cues: Tensor
    shares: Tensor
    keep: Tensor
    known: Tensor

    def to(self, device: torch.device) -> Batch:
        """The same batch on ``device``."""
        return Batch(*(getattr(self, f).to(device, non_blocking=True) for f in self.__struct_fields__))


Piece = tuple[Example, int, int]


def windowed(examples: Sequence[Example], random: np.random.Generator, size: int = WINDOW) -> list[Piece]:
    """Every example cut into windows at a random first edge."""
    found = []
    for item in examples:
        count, start = len(item.pieces), 0
        end = count if count <= size else int(random.integers(size // 2, size + 1))
        while start < count:
            found.append((item, start, end))
            start, end = end, min(count, end + size)
    return found


def grouped(pieces: Sequence[Piece], budget: int, random: np.random.Generator) -> list[list[Piece]]:
    """Groups of at most about ``budget`` padded word pieces, windows of like length together, in random order."""
    groups: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p[2] - p[1]) + random.uniform(0, 32)):
        if not groups or (len(groups[-1]) + 1) * (piece[2] - piece[1] + 2) > budget:
            groups.append([])
        groups[-1].append(piece)
    return [groups[i] for i in random.permutation(len(groups))]


def collate(pieces: Sequence[Piece]) -> Batch:
    """Windows side by side, padded at the end; the first and the last piece of each are the encoder's own."""
    length = max(end - start for _, start, end in pieces) + 2
    shape = (len(pieces), length)
    ids = np.zeros(shape, dtype=np.int64)
    mask = np.zeros(shape, dtype=bool)
    features = np.zeros((*shape, 3), dtype=np.int64)
    features[:, :] = SPECIAL_FEATURES
    tags = np.full((3, *shape), UNKNOWN, dtype=np.int64)
    soft = np.zeros(len(pieces), dtype=bool)
    cue_shares = np.zeros((*shape, CUE_TAGS), dtype=np.float32)
    for row, (item, start, end) in enumerate(pieces):
        count = end - start
        ids[row, 0], ids[row, 1 : count + 1], ids[row, count + 1] = FIRST, item.pieces.ids[start:end], LAST
        mask[row, : count + 2] = True
        features[row, 1 : count + 1] = item.pieces.features()[start:end]
        for kind, values in enumerate((item.cue_tags, item.entity_tags, item.sentence_tags)):
            tags[kind, row, 1 : count + 1] = values[start:end]
        if item.cue_shares is not None:
            soft[row] = True
            cue_shares[row, 1 : count + 1] = item.cue_shares[start:end]
    tensors = [torch.from_numpy(x) for x in (ids, features, mask, *tags, cue_shares, soft)]
    return Batch(*tensors, *_cues(pieces, length))


def _cues(pieces: Sequence[Piece], length: int) -> list[Tensor]:
    inside: list[tuple[int, int, CueLabel]] = [
        (row, start - 1, cue)
        for row, (item, start, end) in enumerate(pieces)
        for cue in item.cues
        if cue.start >= start and cue.end <= end
    ]
    shares = np.zeros((len(inside), length, ROLE_TAGS), dtype=np.float32)
    shares[..., 0] = 1
    known = np.zeros(len(inside), dtype=bool)
    for i, (row, shift, cue) in enumerate(inside):
        low, high = max(cue.low, pieces[row][1]), min(cue.high, pieces[row][2])
        known[i] = (low, high) == (cue.low, cue.high)
        if low < high:
            shares[i, low - shift : high - shift] = cue.shares[low - cue.low : high - cue.low]
    rows = np.array([row for row, _, _ in inside], dtype=np.int64)
    edges = np.array([(c.start - s, c.end - s) for _, s, c in inside], dtype=np.int64).reshape(-1, 2)
    keep = np.array([c.keep for _, _, c in inside], dtype=np.float32)
    return [torch.from_numpy(x) for x in (rows, edges, shares, keep, known)]
