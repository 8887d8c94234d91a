"""The words of many texts at once, each as a number with its place, worked out over whole arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint32]

_LOWER = bytes(c if 48 <= c <= 57 or 97 <= c <= 122 else c + 32 if 65 <= c <= 90 else 32 for c in range(256))
_BLOCK = 8
_HEADS = np.array([(1 << (8 * length)) - 1 for length in range(_BLOCK + 1)], dtype=np.uint64)
BITS = 24  # of a number: of a hundred thousand words, six hundred share theirs with another
# Odd numbers without a pattern, as multiplicative hashing wants them (Knuth, vol. 3, 6.4).
_FIRST, _NEXT, _LAST = (np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, 0xC2B2AE3D27D4EB4F))
_HALF, _UNUSED = np.uint64(32), np.uint64(64 - BITS)


class Tokens(NamedTuple):
    """For each word of some texts: its number, which of the texts it is in, and its place among the words of that."""

    words: Numbers
    texts: Numbers
    places: Numbers


def tokens(texts: Sequence[str]) -> Tokens:
    """The words of texts that ``words.for_tokenizer`` has made ready, in their order."""
    content = "\n".join(("", *texts, " " * _BLOCK)).encode("ascii").translate(_LOWER)
    letters = np.frombuffer(content, np.uint8) != ord(" ")
    edges = np.flatnonzero(letters[1:] != letters[:-1]) + 1  # the first character is none, nor is the last
    starts, ends = edges[::2], edges[1::2]
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    before = np.searchsorted(starts, np.concatenate(([1], 1 + np.cumsum(lengths + 1))))
    counts = np.diff(before)
    places = np.arange(len(starts), dtype=np.uint32) - np.repeat(before[:-1], counts).astype(np.uint32)
    which = np.repeat(np.arange(len(texts), dtype=np.uint32), counts)
    return Tokens(_hashed(content, starts, ends - starts), which, places)


def _hashed(content: bytes, starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> Numbers:
    """A number for each stretch of the content, from its bytes alone, eight of them at a time."""
    blocks = np.ndarray(len(content) - _BLOCK + 1, "<u8", content, strides=(1,))  # the eight bytes from each place on
    found = (blocks[starts] & _HEADS[np.minimum(lengths, _BLOCK)]) * _FIRST
    found ^= found >> _HALF
    done, longer = _BLOCK, np.flatnonzero(lengths > _BLOCK)
    while len(longer):
        left = np.minimum(lengths[longer] - done, _BLOCK)
        mixed = (found[longer] + (blocks[starts[longer] + done] & _HEADS[left])) * _NEXT
        found[longer] = mixed ^ (mixed >> _HALF)
        done += _BLOCK
        longer = longer[lengths[longer] > done]
    return ((found * _LAST) >> _UNUSED).astype(np.uint32)
