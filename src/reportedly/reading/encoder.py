"""The shipped model at work: two ONNX graphs in int8, run on one thread, a window at a time.

A window is never batched with another and every session has one thread, so what is read in a document depends neither
on the other documents nor on the number of processors.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.reading.model_folder import FolderManifest, checked_manifest, open_graph, open_tokenizer
from reportedly.reading.pieces import Pieces, Window

Floats = NDArray[np.float32]

FORMAT = 2
FIRST, LAST = 101, 102
SPECIAL_FEATURES = (6, 0, 0)
# PHEME's labels of a whole post (Zubiaga et al. 2016), in the order of the network's scores.
POST_CERTAINTIES = ("certain", "somewhat-certain", "uncertain", "underspecified")
POST_EVIDENCE = (
    *("witnessed", "source-quoted", "unverifiable-source-quoted", "url-given", "picture-attached", "reasoning"),
    "no-evidence",
)
REACH = 96  # word pieces read to each side of a cue for its roles
SHIPPED = Path(__file__).parent / "weights"


class Manifest(FolderManifest, frozen=True, kw_only=True):
    """What a model's folder holds: its name, version and files' SHA-256, and how its scores are decoded.

    ``cue`` is the least chance of a proposed cue, ``keep`` the least chance to keep it, ``transitions`` [3, 3] what
    changing between no role, source and content adds to a path, in nats.
    """

    cue: float
    keep: float
    transitions: tuple[tuple[float, ...], ...]
    entities: tuple[str, ...]


class Encoded(Struct, frozen=True):
    """One window's scores a piece, without the encoder's own two: cue [p, 3], entity [p, tags], sentence [p, 2].

    ``factuality`` [p] is that of UDS, were the piece a predicate; ``post`` holds those of the whole window's labels.
    """

    window: Window
    cue: Floats
    entity: Floats
    sentence: Floats
    factuality: Floats
    post: Floats
    view: Floats

    def decided(self, scores: Floats) -> Floats:
        """Those of ``scores`` [p, ...] that are of the pieces which this window decides on."""
        return scores[self.window.lead - self.window.start : self.window.tail - self.window.start]


class RoleScores(Struct, frozen=True):
    """Scores of one cue's roles [p, 3] over pieces ``[low, low + p)`` of the text, and the score to keep the cue."""

    start: int
    end: int
    low: int
    roles: Floats
    keep: float


class Encoder:
    """The two graphs and the tokenizer of one model folder; raises ModelError where a file is missing or changed."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        self.manifest = read_manifest(folder)
        self._encode, self._roles = (open_graph(folder / f"{name}.onnx") for name in ("encoder", "roles"))
        self.tokenizer = open_tokenizer(folder / "tokenizer.json")

    def encode(self, pieces: Pieces, window: Window) -> Encoded:
        """The scores of ``pieces`` in ``window``."""
        inner = slice(window.start, window.end)
        ids = np.concatenate([[FIRST], pieces.ids[inner], [LAST]])[None]
        special = np.array([SPECIAL_FEATURES])
        features = np.concatenate([special, pieces.features()[inner], special])[None]
        cue, entity, sentence, view, sure, post = self._encode.run(None, {"ids": ids, "features": features})
        return Encoded(window, cue[1:-1], entity[1:-1], sentence[1:-1], sure[1:-1], post, view)

    def roles(self, encoded: Encoded, cues: Sequence[tuple[int, int]]) -> list[RoleScores]:
        """The roles of ``cues``, pieces inside the window, each read in the same width of text around it."""
        if not cues:
            return []
        shift, length = encoded.window.start - 1, len(encoded.view)
        width = min(length, 2 * REACH)
        lows = [min(max((s + e) // 2 - shift - REACH, 0), length - width) for s, e in cues]
        views = np.stack([encoded.view[low : low + width] for low in lows])
        edges = np.array(
            [(s - shift - low, min(e - shift - low, width)) for (s, e), low in zip(cues, lows, strict=True)]
        )
        roles, keep = self._roles.run(None, {"view": views, "cues": edges})
        return [
            _without_specials(start, end, low + shift, role, float(kept), encoded.window)
            for (start, end), low, role, kept in zip(cues, lows, roles, keep, strict=True)
        ]


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a model's folder, every named file checked; raises ModelError with the way out."""
    return checked_manifest(folder, Manifest, FORMAT)


def _without_specials(start: int, end: int, low: int, roles: Floats, keep: float, window: Window) -> RoleScores:
    head = max(window.start - low, 0)
    tail = len(roles) - max(low + len(roles) - window.end, 0)
    return RoleScores(start, end, low + head, roles[head:tail], keep)
