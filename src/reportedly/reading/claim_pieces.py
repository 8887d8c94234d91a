"""One claim, or a claim and what is said to it, as the word pieces that the encoder of claims reads."""

from __future__ import annotations

import html
import re
from typing import Any, Protocol

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

FIRST, LAST = 101, 102
LEFT, RIGHT = 64, 96  # word pieces read of the two sides of a pair
ALONE = 128  # word pieces read of a text by itself
_CHARACTERS = 8  # a word piece is shorter than this on average, so that a long text costs no more than a short one

_ADDRESS = re.compile(r"https?:/\S*|pic\.twitter\.com/\S*")
_ANSWERED = re.compile(r"^(?:\s*\.?@\w+)+")
_SIGNED = re.compile(r"\s\(@\w+\)\s+\w+ \d{1,2}, \d{4}\s*$")
_HASHTAG = re.compile(r"#(\w+)")
_INNER = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPACE = re.compile(r"\s+")


class Tokenizer(Protocol):
    """The one thing asked of ``tokenizers.Tokenizer``."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> Any:
        """Word pieces of ``sequence``: an object with ``ids``."""
        ...


class ClaimPieces(Struct, frozen=True):
    """Word pieces, the encoder's own among them: ``ids`` [p] and the ``side`` [p] that each is of, 0 or 1."""

    ids: NDArray[np.int64]
    side: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)


def plain(text: str) -> str:
    """``text`` as the encoder is shown it: without addresses, the names it answers to and the date of a quoted post.

    A hashtag is shown as words.
    """
    text = _ADDRESS.sub(" ", html.unescape(text))
    text = _SIGNED.sub("", _ANSWERED.sub("", text))
    text = _HASHTAG.sub(lambda found: _INNER.sub(" ", found[1]), text)
    return _SPACE.sub(" ", text).strip()


def alone(text: str, tokenizer: Tokenizer, most: int = ALONE) -> ClaimPieces:
    """A text by itself, its first ``most`` word pieces."""
    ids = [FIRST, *_ids(text, tokenizer, most), LAST]
    return ClaimPieces(np.array(ids, dtype=np.int64), np.zeros(len(ids), dtype=np.int64))


def pair(left: str, right: str, tokenizer: Tokenizer) -> ClaimPieces:
    """A claim, or what a post answers to, and what is said to it; each side up to its limit."""
    first = [FIRST, *_ids(left, tokenizer, LEFT), LAST]
    second = [*_ids(right, tokenizer, RIGHT), LAST]
    side = np.repeat(np.array([0, 1], dtype=np.int64), [len(first), len(second)])
    return ClaimPieces(np.array(first + second, dtype=np.int64), side)


def answered(source: str | None, parent: str | None) -> str:
    """What a post answers to, as the left side of its pair: the post that it replies to, then the thread's first."""
    return " | ".join(dict.fromkeys(plain(text) for text in (parent, source) if text))


def _ids(text: str, tokenizer: Tokenizer, most: int) -> list[int]:
    shown = plain(text[: 4 * most * _CHARACTERS])[: most * _CHARACTERS]
    whole = shown.encode("utf-8", "replace").decode()  # half of a surrogate pair is no word
    return list(tokenizer.encode(whole, add_special_tokens=False).ids[:most])
