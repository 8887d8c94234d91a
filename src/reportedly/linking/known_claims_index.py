"""What a text shares with each of many texts, weighed by how rare it is among them: BM25 and TF-IDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.linking.words import FUNCTION, stem, tokens

Scores = NDArray[np.float32]

SATURATION, LENGTH = 1.2, 0.6  # BM25's k1 and b; claims are of like length, so less than the usual 0.75
GRAM = 4  # letters


class Index:
    """The terms of many texts, and in which of them each stands; ``terms`` cuts a text into them."""

    def __init__(self, texts: Sequence[str], terms: Callable[[str], Iterable[str]]) -> None:
        self._terms, self._size = terms, len(texts)
        found: dict[str, list[tuple[int, int]]] = {}
        lengths = np.zeros(self._size, dtype=np.float32)
        for place, text in enumerate(texts):
            count = Counter(terms(text))
            lengths[place] = sum(count.values())
            for term, times in count.items():
                found.setdefault(term, []).append((place, times))
        self._found = {term: np.array(places, dtype=np.int64) for term, places in found.items()}
        self._stretch = SATURATION * (
            1 - LENGTH + LENGTH * lengths / max(float(lengths.mean()) if self._size else 1, 1)
        )
        self._norms = np.full(self._size, 1e-6, dtype=np.float32)
        for term, (places, times) in ((term, places.T) for term, places in self._found.items()):
            self._norms[places] += (_damped(times) * self.rarity(term)) ** 2
        self._norms = np.sqrt(self._norms)

    def rarity(self, term: str) -> float:
        """The inverse document frequency of BM25; a term that no text has is the rarest."""
        having = len(self._found.get(term, ()))
        return float(np.log(1 + (self._size - having + 0.5) / (having + 0.5)))

    def scores(self, text: str) -> tuple[Scores, Scores]:
        """How much of ``text`` each of the texts has, and the cosine of both; [n] each, from 0 to 1.

        The first is Okapi BM25 (Robertson and Zaragoza 2009) as a share of the most that any text could get, the
        second of TF-IDF.
        """
        count = Counter(self._terms(text))
        bm25, cosine = (np.zeros(self._size, dtype=np.float32) for _ in range(2))
        most = norm = 1e-6
        for term, times in count.items():
            rarity = self.rarity(term)
            weight = float(_damped(np.int64(times))) * rarity
            most, norm = most + rarity * (SATURATION + 1), norm + weight**2
            if term in self._found:
                places, there = self._found[term].T
                bm25[places] += rarity * there * (SATURATION + 1) / (there + self._stretch[places])
                cosine[places] += weight * _damped(there) * rarity
        return bm25 / np.float32(most), cosine / self._norms / np.float32(np.sqrt(norm))


def words(text: str) -> list[str]:
    """The stems of a text's words and its numbers as written, without words that tell nothing."""
    return [stem(token.lower) for token in tokens(text) if token.lower not in FUNCTION]


def grams(text: str) -> list[str]:
    """Four letters of each such word at a time, edges marked, so that "flooded" and "floodwater" meet."""
    found = []
    for token in tokens(text):
        if token.lower not in FUNCTION:
            word = f" {token.lower} "
            found += [word[at : at + GRAM] for at in range(max(1, len(word) - GRAM + 1))]
    return found


def _damped(times: NDArray[np.int64] | np.int64) -> NDArray[np.float64]:
    return np.asarray(1 + np.log(times))
