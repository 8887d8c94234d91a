"""What the encoder sees of a text beside its word pieces: letter case, quotation state and line starts.

The vocabulary is uncased and quotation marks come in many shapes, so both are given as small embeddings of their own.
The same code serves training and reading; a change here needs a newly trained model.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]

CASES = 7  # lower, Capital, ALL CAPITALS, mIxed, digits, punctuation, special piece
QUOTES = 4  # outside, inside, opening mark, closing mark
LINES = 4  # inside a line, first piece of a line, first line, first piece of the text
LOWER, CAPITAL, CAPITALS, MIXED, DIGITS, PUNCTUATION, SPECIAL = range(CASES)
OUTSIDE, INSIDE, OPENING, CLOSING = range(QUOTES)
WITHIN, LINE_START, FIRST_LINE, TEXT_START = range(LINES)

_MARK = re.compile("[\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033]|''|``|\n")
_OPENERS = frozenset("\u201c\u201f\u201e\u00ab") | {"``"}
_CLOSERS = frozenset("\u201d\u00bb")


def case_of(word: str) -> int:
    """The letter case of one piece of text as it was written."""
    if word.islower():
        return LOWER
    if word.isupper():
        return CAPITAL if len(word) == 1 else CAPITALS
    if word[:1].isupper() and (word[1:].islower() or not word[1:].isalpha()):
        return CAPITAL
    if any(c.isalpha() for c in word):
        return MIXED
    return DIGITS if any(c.isdigit() for c in word) else PUNCTUATION


def quote_states(text: str) -> NDArray[np.int8]:
    """One state a character: outside, inside, opening or closing a double quotation mark; a new line closes all."""
    states = np.zeros(len(text), dtype=np.int8)
    opened = -1
    for match in _MARK.finditer(text):
        mark, start, end = match.group(), match.start(), match.end()
        opens = mark in _OPENERS or (mark not in _CLOSERS and mark != "\n" and opened < 0)
        if opened >= 0:
            states[opened:start] = INSIDE
        if mark == "\n":
            opened = -1
        elif opens:
            states[start:end], opened = OPENING, end
        else:
            states[start:end], opened = CLOSING, -1
    if opened >= 0:
        states[opened:] = INSIDE
    return states


def line_states(text: str, starts: Integers) -> NDArray[np.int8]:
    """One state a piece: whether it begins a line, and whether it stands in the first line (often the headline)."""
    breaks = np.fromiter((m.start() for m in re.finditer("\n", text)), dtype=np.int64)
    line = np.searchsorted(breaks, starts)
    states = np.full(len(starts), WITHIN, dtype=np.int8)
    states[line == 0] = FIRST_LINE
    states[1:][line[1:] != line[:-1]] = LINE_START
    states[:1] = TEXT_START
    return states
