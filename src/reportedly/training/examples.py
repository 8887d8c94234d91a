"""Labelled texts as arrays: PolNeAR's attributions and a teacher's entity mentions laid over word pieces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.reading.decoding import BEGIN, CONTENT, INSIDE, SOURCE
from reportedly.reading.pieces import Pieces, Tokenizer, cut
from reportedly.training.network import ENTITY_LABELS, ROLE_TAGS

UNKNOWN = -100  # torch's cross entropy passes over this tag


class CueLabel(Struct, frozen=True):
    """One cue: pieces ``[start, end)``, its role shares over pieces ``[low, low + len(shares))``, and its own weight.

    ``keep`` is how likely the cue is one: 1 for a person's, the teachers' estimate for theirs.
    """

    start: int
    end: int
    low: int
    shares: NDArray[np.float16]
    keep: float = 1.0

    @property
    def high(self) -> int:
        """The piece after the last one that has a share."""
        return self.low + len(self.shares)


class Example(Struct, frozen=True):
    """One text: its pieces; cue tags [p] or cue shares [p, 3]; entity tags [p]; sentence starts [p]; its cues."""

    id: str
    pieces: Pieces
    cue_tags: NDArray[np.int64]
    entity_tags: NDArray[np.int64]
    sentence_tags: NDArray[np.int64]
    cues: tuple[CueLabel, ...]
    cue_shares: NDArray[np.float16] | None = None


def example(record: Mapping[str, Any], tokenizer: Tokenizer, taught: Mapping[str, Any] | None = None) -> Example:
    """One line of a data set, with the teacher's line for the same text if there is one.

    Where two people's cues overlap, the shorter one gives the tags: it is the more exact.
    """
    pieces = cut(record["text"], tokenizer)
    cue_tags = np.zeros(len(pieces), dtype=np.int64)
    cues = []
    known = "attributions" in record
    for attribution in record.get("attributions", ()):
        spans = [pieces_under(pieces, attribution["cue"])]
        if not attribution["cue"] or not spans[0].any():
            continue
        where = np.flatnonzero(spans[0])
        cue_tags[where] = INSIDE
        cue_tags[where[0]] = BEGIN
        cues.append(_cue(pieces, attribution, int(where[0]), int(where[-1]) + 1))
    entities, sentences = _taught(pieces, taught)
    if not known:
        cue_tags[:] = UNKNOWN
    return Example(record["id"], pieces, cue_tags, entities, sentences, tuple(cues))


def pieces_under(pieces: Pieces, spans: Iterable[tuple[int, int]]) -> NDArray[np.bool_]:
    """True for every piece that one of ``spans`` touches."""
    under = np.zeros(len(pieces), dtype=bool)
    for start, end in spans:
        low = int(np.searchsorted(pieces.ends, start, side="right"))
        under[low : int(np.searchsorted(pieces.starts, end, side="left"))] = True
    return under


def _cue(pieces: Pieces, attribution: Mapping[str, Any], start: int, end: int) -> CueLabel:
    tags = np.zeros(len(pieces), dtype=np.int8)
    tags[pieces_under(pieces, attribution["content"])] = CONTENT
    tags[pieces_under(pieces, attribution["source"])] = SOURCE
    where = np.flatnonzero(tags)
    low, high = (int(where[0]), int(where[-1]) + 1) if len(where) else (start, end)
    return CueLabel(start, end, low, np.eye(ROLE_TAGS, dtype=np.float16)[tags[low:high]])


def _taught(pieces: Pieces, taught: Mapping[str, Any] | None) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    if taught is None:
        unknown = np.full(len(pieces), UNKNOWN, dtype=np.int64)
        return unknown, unknown
    entities, sentences = (np.zeros(len(pieces), dtype=np.int64) for _ in range(2))
    for start, end, label in taught["entities"]:
        where = np.flatnonzero(pieces_under(pieces, [(start, end)]))
        first = 1 + 2 * ENTITY_LABELS.index(label)
        entities[where] = first + 1
        entities[where[:1]] = first
    starts = np.searchsorted(pieces.starts, np.array(taught["sentences"], dtype=np.int64))
    sentences[starts[starts < len(pieces)]] = 1
    return entities, sentences
