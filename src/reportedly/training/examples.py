"""Labelled texts as arrays: people's attributions and teachers' labels laid over word pieces."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray
from tokenizers import Tokenizer

from reportedly.errors import DataError
from reportedly.evaluation.triples import Triple
from reportedly.model import Span
from reportedly.reading.decoding import BEGIN, CONTENT, INSIDE, SOURCE
from reportedly.reading.encoder import SHIPPED
from reportedly.reading.model_folder import open_tokenizer
from reportedly.reading.pieces import Pieces, cut
from reportedly.training.records import Mentions, Record, SoftCue, SoftRecord
from reportedly.training.tags import CUE_TAGS, ENTITY_LABELS, ROLE_TAGS

TOKENIZER = SHIPPED / "tokenizer.json"
UNKNOWN = -100  # torch's cross entropy passes over this tag

Shares = NDArray[np.float16]
Tags = NDArray[np.int64]


class CueLabel(Struct, frozen=True):
    """One cue: pieces ``[start, end)``, its role shares over pieces ``[low, low + len(shares))``, and its own weight.

    ``keep`` is how likely the cue is one: 1 for a person's, the teachers' estimate for theirs.
    """

    start: int
    end: int
    low: int
    shares: Shares
    keep: float = 1.0

    @property
    def high(self) -> int:
        """The piece after the last one that has a share."""
        return self.low + len(self.shares)


class Example(Struct, frozen=True):
    """One text: its pieces; cue tags [p] or cue shares [p, 3]; entity tags [p]; sentence starts [p]; its cues."""

    id: str
    pieces: Pieces
    cue_tags: Tags
    entity_tags: Tags
    sentence_tags: Tags
    cues: tuple[CueLabel, ...]
    cue_shares: Shares | None = None


def shipped_tokenizer() -> Tokenizer:
    """The one tokenizer, BERT's, that every network here is trained with."""
    tokenizer: Tokenizer = open_tokenizer(TOKENIZER)
    return tokenizer


def example(record: Record, tokenizer: Tokenizer, mentions: Mentions | None = None) -> Example:
    """One text with people's marks, if there are any, and the mentions of the same text, if a teacher gave them.

    Where two people's cues overlap, the later one gives the tags.
    """
    pieces = cut(record.text, tokenizer)
    cue_tags = np.full(len(pieces), UNKNOWN if record.attributions is None else 0, dtype=np.int64)
    cues = []
    for attribution in record.attributions or ():
        where = np.flatnonzero(pieces_under(pieces, attribution.cue))
        if len(where):
            cue_tags[where] = INSIDE
            cue_tags[where[0]] = BEGIN
            cues.append(_cue(pieces, attribution, int(where[0]), int(where[-1]) + 1))
    entities, sentences = _mentioned(pieces, mentions)
    return Example(record.id, pieces, cue_tags, entities, sentences, tuple(cues))


def soft_example(record: SoftRecord, tokenizer: Tokenizer, mentions: Mentions | None = None) -> Example:
    """One text with teachers' shares beside people's tags; raises DataError where they do not fit its word pieces."""
    item = example(record, tokenizer, mentions)
    shares = np.frombuffer(record.cue_shares, dtype=np.float16)
    cues = tuple(_soft_cue(cue) for cue in record.cues)
    fits = all(0 <= c.start < c.end <= len(item.pieces) and c.low >= 0 and c.high <= len(item.pieces) for c in cues)
    if len(shares) != CUE_TAGS * len(item.pieces) or not fits:
        raise DataError(f"the soft labels of {record.id!r} are not of its text's word pieces; label the text again")
    return replace(item, cues=cues, cue_shares=shares.reshape(-1, CUE_TAGS))


def soft_record(record: Record, item: Example) -> SoftRecord:
    """``record`` with the cues and the cue shares of ``item``, which teachers gave."""
    assert item.cue_shares is not None  # noqa: S101 (only softened examples come here)
    cues = tuple(
        SoftCue(start=c.start, end=c.end, low=c.low, shares=c.shares.tobytes(), keep=c.keep) for c in item.cues
    )
    return SoftRecord(
        id=record.id,
        text=record.text,
        attributions=record.attributions,
        cue_shares=item.cue_shares.tobytes(),
        cues=cues,
    )


def pieces_under(pieces: Pieces, spans: Iterable[Span]) -> NDArray[np.bool_]:
    """True for every piece that one of ``spans`` touches."""
    under = np.zeros(len(pieces), dtype=bool)
    for span in spans:
        low = int(np.searchsorted(pieces.ends, span.start, side="right"))
        under[low : int(np.searchsorted(pieces.starts, span.end, side="left"))] = True
    return under


def _cue(pieces: Pieces, attribution: Triple, start: int, end: int) -> CueLabel:
    tags = np.zeros(len(pieces), dtype=np.int8)
    tags[pieces_under(pieces, attribution.content)] = CONTENT
    tags[pieces_under(pieces, attribution.source)] = SOURCE
    where = np.flatnonzero(tags)
    low, high = (int(where[0]), int(where[-1]) + 1) if len(where) else (start, end)
    return CueLabel(start, end, low, np.eye(ROLE_TAGS, dtype=np.float16)[tags[low:high]])


def _soft_cue(cue: SoftCue) -> CueLabel:
    shares = np.frombuffer(cue.shares, dtype=np.float16)
    if len(shares) % ROLE_TAGS:
        raise DataError(f"the soft labels of a cue are not {ROLE_TAGS} shares a word piece; label the text again")
    return CueLabel(cue.start, cue.end, cue.low, shares.reshape(-1, ROLE_TAGS), cue.keep)


def _mentioned(pieces: Pieces, mentions: Mentions | None) -> tuple[Tags, Tags]:
    if mentions is None:
        unknown = np.full(len(pieces), UNKNOWN, dtype=np.int64)
        return unknown, unknown
    entities, sentences = (np.zeros(len(pieces), dtype=np.int64) for _ in range(2))
    for start, end, label in mentions.entities:
        where = np.flatnonzero(pieces_under(pieces, [Span(start, end)]))
        first = 1 + 2 * ENTITY_LABELS.index(label)
        entities[where] = first + 1
        entities[where[:1]] = first
    starts = np.searchsorted(pieces.starts, np.array(mentions.sentences, dtype=np.int64))
    sentences[starts[starts < len(pieces)]] = 1
    return entities, sentences
