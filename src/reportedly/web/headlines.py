"""What reads headlines, with what it has read lately: of a rumour that has grown, only the new ones are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from reportedly.linking.title_stance import HeadlineReader

MOST = 20_000  # texts, of which each vector has some 1,500 bytes


class KeptHeadlines:
    """Reads as ``reader`` does, which is made once something is read that was not read lately."""

    def __init__(self, reader: Callable[[], HeadlineReader], most: int = MOST) -> None:
        self._vector: Callable[[str], NDArray[np.float32]] = lru_cache(most)(lambda text: reader().embed([text])[0])
        self._stance: Callable[[str, str], Mapping[str, float]] = lru_cache(most)(
            lambda claim, headline: reader().headline_stance(claim, headline)
        )

    def embed(self, texts: Iterable[str]) -> NDArray[np.float32]:
        """A unit vector for each of some texts, of which there is at least one [n, dimensions]."""
        return np.stack([self._vector(text) for text in texts])

    def headline_stance(self, claim: str, headline: str) -> Mapping[str, float]:
        """How likely each stance of a headline toward a claim is."""
        return self._stance(claim, headline)
