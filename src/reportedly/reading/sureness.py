"""The network's view of how sure a text is: UDS's factuality at every word, and what the whole is worth as a post."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.reading.encoder import POST_CERTAINTIES, POST_EVIDENCE, Encoded, Encoder
from reportedly.reading.pieces import Pieces, cut, windows

Floats = NDArray[np.float32]

_LINK = re.compile(r"https?://|\bpic\.twitter\b", re.IGNORECASE)
_LINKED = frozenset({"url-given", "picture-attached"})


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

    def post_evidence(self, text: str) -> str | None:
        """PHEME's word for the evidence that the post ``text`` gives; None in a text without a word.

        A link is seen in the words better than by the network: it speaks for what is linked, its lack against it.
        """
        scores = self.post[len(POST_CERTAINTIES) :]
        linked = _LINK.search(text) is not None
        against = np.array([(label in _LINKED) != linked for label in POST_EVIDENCE], dtype=np.float32)
        return _best(scores - against if len(scores) else scores, POST_EVIDENCE)


UNKNOWN = Sureness(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32), np.zeros(0, dtype=np.float32))


def sureness(text: str, encoder: Encoder) -> Sureness:
    """What the network says of ``text``, without looking for attributions."""
    pieces = cut(text, encoder.tokenizer)
    return gathered(pieces, [encoder.encode(pieces, window) for window in windows(len(pieces))])


def gathered(pieces: Pieces, encoded: Sequence[Encoded]) -> Sureness:
    """The scores of all windows of one text, each for the pieces that it decides on."""
    if not encoded:
        return UNKNOWN
    return Sureness(pieces.starts, np.concatenate([e.decided(e.factuality) for e in encoded]), encoded[0].post)


def _best(scores: Floats, labels: Sequence[str]) -> str | None:
    return labels[int(scores.argmax())] if len(scores) else None
