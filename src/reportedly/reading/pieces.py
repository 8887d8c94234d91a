"""A text as word pieces with their offsets and features, and the windows that the encoder reads them in."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Protocol

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.reading.features import case_of, line_states, quote_states

CHUNK = 20_000  # characters given to the tokenizer at once: keeps its memory small
WINDOW = 350  # word pieces, two more belong to the encoder; attention is dearer in a longer window, no better measured
OVERLAP = 80  # 95 % of PolNeAR's attributions reach less than 225 characters from their cue


class Tokenizer(Protocol):
    """The one thing asked of ``tokenizers.Tokenizer``."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> object:
        """Word pieces of ``sequence``: an object with ``ids`` and ``offsets``."""
        ...


class Pieces(Struct, frozen=True):
    """Word pieces of one text: ids, offsets in code points, and each feature's value; all of one length."""

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    case: NDArray[np.int8]
    quote: NDArray[np.int8]
    line: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.ids)

    def features(self) -> NDArray[np.int64]:
        """The three features as one array of shape ``[pieces, 3]``: case, quote, line."""
        return np.stack([self.case, self.quote, self.line], axis=1).astype(np.int64)


class Window(Struct, frozen=True):
    """Pieces ``[start, end)`` are read together; this window decides on the cues that begin in ``[lead, tail)``."""

    start: int
    end: int
    lead: int
    tail: int


def cut(text: str, tokenizer: Tokenizer) -> Pieces:
    """``text`` as word pieces; long texts are tokenised a stretch at a time, cut at white space."""
    ids: list[int] = []
    offsets: list[tuple[int, int]] = []
    for start, end in _stretches(text):
        encoding = tokenizer.encode(text[start:end], add_special_tokens=False)
        ids += encoding.ids  # type: ignore[attr-defined]
        offsets += [(start + s, start + e) for s, e in encoding.offsets]  # type: ignore[attr-defined]
    edges = np.array(offsets, dtype=np.int64).reshape(-1, 2)
    starts, ends = edges[:, 0], edges[:, 1]
    states = quote_states(text)
    return Pieces(
        ids=np.array(ids, dtype=np.int64),
        starts=starts,
        ends=ends,
        case=np.fromiter((case_of(text[s:e]) for s, e in offsets), dtype=np.int8, count=len(offsets)),
        quote=states[starts] if len(offsets) else np.zeros(0, dtype=np.int8),
        line=line_states(text, starts),
    )


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` widened to the edges of the words that it cuts."""
    while 0 < start < len(text) and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def windows(count: int, size: int = WINDOW, overlap: int = OVERLAP) -> list[Window]:
    """The fewest windows of at most ``size`` over ``count`` pieces, all about as long, overlapping by ``overlap``."""
    if count <= size:
        return [Window(0, count, 0, count)] if count else []
    number = ceil((count - overlap) / (size - overlap))
    step = (count - overlap) / number
    starts = [round(i * step) for i in range(number)]
    ends = [min(count, round((i + 1) * step) + overlap) for i in range(number)]
    cuts = [0, *(s + overlap // 2 for s in starts[1:]), count]
    return [Window(s, e, cuts[i], cuts[i + 1]) for i, (s, e) in enumerate(zip(starts, ends, strict=True))]


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = min(len(text), start + CHUNK)
        if end < len(text):
            space = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
            end = space + 1 if space > start else end
        yield start, end
        start = end
