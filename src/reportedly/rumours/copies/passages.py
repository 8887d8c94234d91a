"""A text as numbers, ready to be compared: its words, where they stand, which are quoted, and its passages.

A passage is a sentence, or a quotation. Words are compared in lower case, without what a typesetter changes (curled
apostrophes, hyphens, marks).
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.model import Document

Numbers = NDArray[np.uint32]
Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]

SHINGLE = 3  # words
ANCHOR = 4  # words; a shorter run that two texts share is nothing
_REPEATED = 8  # times in one text; what stands in it more often anchors nothing
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_HYPHENS = frozenset("-\u2010\u2011")
_ENDS = re.compile(r"[.!?…][”\"’')\]]*\s+|[\r\n]+")
_MARKS = re.compile(
    r"“[^”\r\n]*|„[^“”\r\n]*|«[^»\r\n]*|‘‘(?:[^’\r\n]|’(?!’))*|``(?:[^'\r\n]|'(?!'))*(?:'')?"
    r"|\"(?:[^\"\r\n]|(?<=[.!?…]\s)\"(?=\w)|(?<=[.!?…]\s\s)\"(?=\w))*\"?"
    r"|(?<![\w’])‘(?:[^’\r\n]|’(?=\w))*|(?<![\w'])'(?=\w)(?:[^'\r\n]|'(?=\w))*'(?!\w)"
    r"|(?:^|(?<=[:,] ))['‘](?=[A-Z])[^\r\n]*|(?<=[:,])\s?”(?=\w)[^”\r\n]*",
    re.MULTILINE,
)
_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_OWN_VOICE = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|me|[Ww]e|[Oo]ur|us)\b")
_MARK = re.compile(r"[“”«»\"]")
_OWN_VOICE_LEAST = 2  # words of it in a paragraph
# Paragraphs after a colon, and after one in the first person, that may be another's too. Too many do little harm: only
# what both texts set so counts as a quotation.
_ANNOUNCED, _GOES_ON = 4, 1
_SIGNED = re.compile(r"\s*[—–-]\s?[^\r\n]{0,60}\(@\w+\)")
_POSTED = re.compile(r"pic\.twitter\.com/\w+\s*$")
_MIX = np.uint64(0x9E3779B97F4A7C15)


@lru_cache(maxsize=1 << 18)
def _key(word: str) -> int:
    return zlib.crc32(word.lower().replace("’", "'").encode("utf-8", "surrogatepass"))


_PERSONS: Numbers = np.array(
    [_key(w) for w in "I I'm I've I'd I'll my me we we're we've our us you you're you've your".split()], np.uint32
)


class Cut(Struct, frozen=True):
    """A document as numbers. ``keys`` are its words, ``starts`` and ``ends`` their offsets in code points.

    ``quoted`` tells which words are another's: in quotation marks, or in a block that a colon announces; ``marked``
    those in marks, ``joined`` those that a hyphen joins to the word before. ``small`` are those in small letters: no
    names and no figures, ``spoken`` those of the first and the second person. ``passages`` are ranges of words, [k, 2].
    ``anchors`` are the runs of four words that do not stand all over the text, in ascending order, and ``anchored`` the
    word at which each begins.
    """

    document: Document
    keys: Numbers
    starts: Numbers
    ends: Numbers
    quoted: Flags
    marked: Flags
    joined: Flags
    small: Flags
    spoken: Flags
    passages: Numbers
    anchors: Hashes
    anchored: Places

    def __len__(self) -> int:
        return len(self.keys)


def cut(document: Document) -> Cut:
    """The document as numbers; linear in its text."""
    text = document.text
    words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    bounds = np.array(words, np.uint32).reshape(-1, 2)
    keys = np.fromiter((_key(text[start:end]) for start, end in words), np.uint32, len(words))
    starts, ends = bounds[:, 0].copy(), bounds[:, 1].copy()
    small = np.fromiter((text[start].islower() for start, _ in words), np.bool_, len(words))
    marked = _marked(text, starts)
    anchors, anchored = _anchors(keys)
    return Cut(
        document=document,
        keys=keys,
        starts=starts,
        ends=ends,
        quoted=_flags(len(words), [*marked, *np.searchsorted(starts, _blocks(text)).tolist()]),
        marked=_flags(len(words), marked),
        joined=_joined(text, starts, ends),
        small=small,
        spoken=np.isin(keys, _PERSONS),
        passages=_passages(text, starts, marked),
        anchors=anchors,
        anchored=anchored,
    )


def _anchors(keys: Numbers) -> tuple[Hashes, Places]:
    """The runs of ``ANCHOR`` words that are seldom in one text, in ascending order, and where each begins."""
    found = shingles(keys, ANCHOR)
    order = np.argsort(found, kind="stable")
    ranked = found[order]
    heads = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]]) if len(ranked) else np.zeros(0, np.int64)
    counts = np.diff(np.r_[heads, len(ranked)])
    seldom = np.repeat(counts <= _REPEATED, counts)
    return ranked[seldom], order[seldom]


def shingles(keys: Numbers, size: int = SHINGLE) -> Hashes:
    """One number for each run of ``size`` words, in order; empty where there are fewer words."""
    count = max(0, len(keys) - size + 1)
    found = np.zeros(count, np.uint64)
    for place in range(size):
        found = (found + keys[place : place + count]) * _MIX
        found ^= found >> np.uint64(29)
    return found


def _joined(text: str, starts: Numbers, ends: Numbers) -> Flags:
    """Which words only a hyphen parts from the word before."""
    found = np.zeros(len(starts), np.bool_)
    near = np.flatnonzero(starts[1:] == ends[:-1] + 1) + 1
    found[near] = [text[start - 1] in _HYPHENS for start in starts[near].tolist()]
    return found


def _marked(text: str, starts: Numbers) -> list[tuple[int, int]]:
    """The stretches in quotation marks, as ranges of words."""
    spans = [match.span() for match in _MARKS.finditer(text)]
    return [(a, b) for a, b in np.searchsorted(starts, np.array(spans).reshape(-1, 2)).tolist() if a < b]


def _flags(words: int, ranges: list[tuple[int, int]]) -> Flags:
    """Which words are in one of the ranges."""
    found = np.zeros(words, np.bool_)
    for first, last in ranges:
        found[first:last] = True
    return found


def _blocks(text: str) -> NDArray[np.int64]:
    """Paragraphs without marks that are another's: announced by a colon, signed as a post, or in the first person."""
    found: list[tuple[int, int]] = []
    before, left = (0, 0), 0
    for line in _LINE.finditer(text):
        words = line.group()
        if words.rstrip().endswith(":"):
            left = _ANNOUNCED
        elif _SIGNED.match(words):
            found.append(before)
            left = 0
        elif _POSTED.search(words):
            found.append(line.span())
        elif len(_OWN_VOICE.findall(_MARKS.sub(" ", words))) >= _OWN_VOICE_LEAST:
            found.append(line.span())
            left = max(left, _GOES_ON)
        elif _MARK.search(words):
            left = 0
        elif left:
            found.append(line.span())
            left -= 1
        before = line.span()
    return np.array(found, np.int64).reshape(-1, 2)


def _passages(text: str, starts: Numbers, marked: list[tuple[int, int]]) -> Numbers:
    ends = np.searchsorted(starts, [match.end() for match in _ENDS.finditer(text)])
    cuts = np.unique(np.concatenate(([0], ends, [len(starts)])))
    sentences = np.column_stack((cuts[:-1], cuts[1:]))
    return np.concatenate((sentences, np.array(marked).reshape(-1, 2))).astype(np.uint32)
