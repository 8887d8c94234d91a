"""The network's view of how sure a text is: UDS's factuality at every word, and what the whole is worth as a post."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.reading.encoder import POST_CERTAINTIES, POST_EVIDENCE, Encoded, Encoder
from reportedly.reading.pieces import Pieces, cut, windows

Floats = NDArray[np.float32]


class Sureness(Struct, frozen=True):
    """Word pieces' ``starts`` [p] in code points and the factuality [p] of each, were it a predicate; -3 to 3.

    ``post`` holds the scores of PHEME's labels for the first window of the text, which a post fills alone.
    """

    starts: NDArray[np.int64]
    factuality: Floats
    post: Floats

    def at(self, offset: int) -> float | None:
        """The factuality of the predicate at ``offset``; None in a text without a word."""
        if not len(self.starts):
            return None
        place = max(int(np.searchsorted(self.starts, offset, side="right")) - 1, 0)
        return float(np.clip(self.factuality[place], -3.0, 3.0))

    @property
    def post_certainty(self) -> str | None:
        """PHEME's word for how certain the post is; None in a text without a word."""
        return _best(self.post[: len(POST_CERTAINTIES)], POST_CERTAINTIES)

    @property
    def post_evidence(self) -> str | None:
        """PHEME's word for the evidence that the post gives; None in a text without a word."""
        return _best(self.post[len(POST_CERTAINTIES) :], POST_EVIDENCE)


def sureness(text: str, encoder: Encoder) -> Sureness:
    """What the network says of ``text``, without looking for attributions."""
    pieces = cut(text, encoder.tokenizer)
    return gathered(pieces, [encoder.encode(pieces, window) for window in windows(len(pieces))])


def gathered(pieces: Pieces, encoded: Sequence[Encoded]) -> Sureness:
    """The scores of all windows of one text, each for the pieces that it decides on."""
    if not encoded:
        empty = np.zeros(0, dtype=np.float32)
        return Sureness(pieces.starts, empty, empty)
    return Sureness(pieces.starts, np.concatenate([e.decided(e.factuality) for e in encoded]), encoded[0].post)


def _best(scores: Floats, labels: Sequence[str]) -> str | None:
    return labels[int(scores.argmax())] if len(scores) else None
