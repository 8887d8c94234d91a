"""One segment of the index of words: how places are numbered in it, and which of its texts a query may hold of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, reduce
from typing import TypeVar

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.store.query import Both, Either, Query, Term
from reportedly.store.sql.postings import LEAST, unpacked
from reportedly.store.sql.tokens import Numbers, Tokens, tokens
from reportedly.store.sql.words_schema import claim_words, document_words

Marks = NDArray[np.bool_]
Seq = TypeVar("Seq", int, NDArray[np.int64])


class Shape(Struct, frozen=True):
    """The table of an index, and how many bits of a place say which text of a segment it is, and which word of that."""

    table: str
    texts: int
    words: int

    def segment(self, seq: Seq) -> Seq:
        """The segment that a text is in."""
        return seq >> self.texts

    def places(self, seqs: NDArray[np.int64], found: Tokens) -> Numbers:
        """The places of the words of texts in their segments."""
        firsts = (seqs & ((1 << self.texts) - 1)).astype(np.uint32) << np.uint32(self.words)
        return firsts[found.texts] | (found.places & np.uint32((1 << self.words) - 1))


DOCUMENTS, CLAIMS = Shape(str(document_words.name), 13, 10), Shape(str(claim_words.name), 16, 5)


class Lists:
    """The lists of some words in one segment, each unpacked when it is asked for."""

    def __init__(self, lists: Iterable[tuple[int, bytes]], shape: Shape) -> None:
        self._shape = shape
        self._lists: dict[int, list[tuple[int, bytes]]] = {}
        for word, places in lists:
            self._lists.setdefault(word, []).append((word, places))
        self._places: dict[int, Numbers] = {}

    def length(self, word: int) -> int:
        """How many bytes the lists of a word have."""
        return sum(len(places) for _, places in self._lists.get(word, ()))

    def places(self, word: int) -> Numbers:
        """The places of a word, in order."""
        if word not in self._places:
            lists = self._lists.get(word, ())
            places = unpacked(lists).places
            self._places[word] = np.sort(places, kind="stable") if len(lists) > 1 else places
        return self._places[word]

    def beside(self, places: Numbers, step: int) -> Numbers:
        """The places so many words on in the same texts."""
        last = np.uint32((1 << self._shape.words) - 1)
        return (places & ~last) | ((places + np.uint32(step % (1 << 32))) & last)

    def texts(self, places: Numbers) -> Marks:
        """Which texts places are in."""
        marks = np.zeros(1 << self._shape.texts, bool)
        marks[places >> np.uint32(self._shape.words)] = True
        return marks


def words_of(query: Query) -> Iterator[int]:
    """The numbers of the words that are looked for."""
    match query:
        case Term(words):
            yield from _numbers(words)
        case Both(parts) | Either(parts):
            for part in parts:
                yield from words_of(part)


def at_most(query: Query, lengths: Mapping[int, int]) -> int:
    """How many texts of a segment may answer, at most, by how many bytes its lists have for each word."""
    match query:
        case Term(words):
            return min(lengths.get(word, 0) for word in _numbers(words)) // LEAST
        case Either(parts):
            return sum(at_most(part, lengths) for part in parts)
        case Both(parts):
            return min(at_most(part, lengths) for part in parts)


@lru_cache(maxsize=1_000)
def _numbers(words: tuple[str, ...]) -> Sequence[int]:
    return tuple(map(int, tokens([" ".join(words)]).words))


def marked(query: Query, lists: Lists) -> Marks:
    """Which texts of a segment may answer; what is to be left out is not looked up, as numbers may be shared."""
    match query:
        case Term(words):
            return lists.texts(_in_a_row(_numbers(words), lists))
        case Either(parts):
            return reduce(np.logical_or, (marked(part, lists) for part in parts))
        case Both(parts):
            found: Marks | None = None
            for part in sorted(parts, key=lambda part: min(map(lists.length, words_of(part)))):
                found = marked(part, lists) if found is None else found & marked(part, lists)
                if not found.any():
                    break
            assert found is not None  # noqa: S101
            return found


def _in_a_row(words: Sequence[int], lists: Lists) -> Numbers:
    """The places of the last of some words where all stand in a row."""
    if not all(map(lists.length, words)):
        return np.zeros(0, np.uint32)
    here = lists.places(words[0])
    for word in words[1:]:
        following = lists.places(word)
        if len(here) <= len(following):  # the fewer are looked up among the many
            wanted = lists.beside(here, 1)
            here = wanted[_held(wanted, following)]
        else:
            here = following[_held(lists.beside(following, -1), here)]
        here = np.sort(here)  # as the first word of a round comes after the last
    return here


def _held(wanted: Numbers, among: Numbers) -> Marks:
    """Which numbers are among others, which are sorted."""
    if not len(among):
        return np.zeros(len(wanted), bool)
    at = np.minimum(np.searchsorted(among, wanted), len(among) - 1)
    return np.asarray(among[at] == wanted)
