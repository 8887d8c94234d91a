"""One text's drafts and mentions: the encoder over its windows, cues by their tags, roles by the best path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from reportedly.model import Span
from reportedly.reading.decoding import CONTENT, SOURCE, best_path, cue_runs, log_softmax, runs
from reportedly.reading.draft import Draft, Mention
from reportedly.reading.encoder import Encoded, Encoder, RoleScores
from reportedly.reading.mentions import mentions
from reportedly.reading.pieces import Pieces, cut, whole_words, windows
from reportedly.reading.sureness import Sureness, gathered

_NONE = np.zeros(0, dtype=np.float32)


class Found(Struct, frozen=True):
    """What the model found in one text, each in order of the text."""

    drafts: tuple[Draft, ...]
    mentions: tuple[Mention, ...]
    sentences: tuple[int, ...]
    sureness: Sureness


def find(text: str, encoder: Encoder) -> Found:
    """Drafts, entity mentions, sentence starts and sureness of ``text``, a window at a time."""
    pieces = cut(text, encoder.tokenizer)
    drafts: list[Draft] = []
    entities: list[NDArray[np.int8]] = []
    sentences: list[int] = []
    sure: list[Encoded] = []
    for encoded, cues in _read(pieces, encoder):
        scores = encoder.roles(encoded, cues)
        drafts += [d for s in scores if (d := _draft(text, pieces, s, encoder)) is not None]
        entities.append(encoded.decided(encoded.entity).argmax(axis=1).astype(np.int8))
        starts = encoded.decided(encoded.sentence).argmax(axis=1)
        sentences += [int(pieces.starts[encoded.window.lead + i]) for i in np.flatnonzero(starts)]
        sure.append(replace(encoded, view=_NONE, cue=_NONE, entity=_NONE, sentence=_NONE))
    tags = np.concatenate(entities) if entities else np.zeros(0, dtype=np.int8)
    return Found(
        tuple(drafts),
        mentions(text, pieces, tags, encoder.manifest.entities),
        tuple(sentences),
        gathered(pieces, sure),
    )


def _read(pieces: Pieces, encoder: Encoder) -> Iterator[tuple[Encoded, list[tuple[int, int]]]]:
    """Each window with the cues that begin in the stretch it decides on; a cue may end where the window does."""
    for window in windows(len(pieces)):
        encoded = encoder.encode(pieces, window)
        chances = np.exp(log_softmax(encoded.cue))
        found = [(window.start + s, window.start + e) for s, e in cue_runs(chances, encoder.manifest.cue)]
        yield encoded, [(s, e) for s, e in found if window.lead <= s < window.tail]


def _draft(text: str, pieces: Pieces, scores: RoleScores, encoder: Encoder) -> Draft | None:
    if scores.keep < _logit(encoder.manifest.keep):
        return None
    tags = best_path(log_softmax(scores.roles), np.array(encoder.manifest.transitions, dtype=np.float32))
    tags[scores.start - scores.low : scores.end - scores.low] = 0
    source, content = (_spans(text, pieces, runs(tags, tag), scores.low) for tag in (SOURCE, CONTENT))
    cue = _spans(text, pieces, [(scores.start, scores.end)], 0)
    return Draft(source=source, cue=cue, content=content) if content else None


def _spans(text: str, pieces: Pieces, found: Sequence[tuple[int, int]], low: int) -> tuple[Span, ...]:
    """Spans of whole words, those that then touch joined."""
    spans: list[Span] = []
    for s, e in found:
        start, end = whole_words(text, int(pieces.starts[low + s]), int(pieces.ends[low + e - 1]))
        if spans and start <= spans[-1].end:
            start = spans.pop().start
        spans.append(Span(start, end))
    return tuple(spans)


def _logit(chance: float) -> float:
    return float(np.log(chance / (1 - chance)))
