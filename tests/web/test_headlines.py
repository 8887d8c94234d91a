"""Headlines are read once as long as they are remembered, and as their reader reads them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from reportedly.web.headlines import KeptHeadlines


class Counting:
    """A reader for which the length of a text is all there is to it."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def embed(self, texts: Iterable[str]) -> NDArray[np.float32]:
        """The length of each."""
        given = list(texts)
        self.read += given
        return np.array([[len(text)] for text in given], dtype=np.float32)

    def headline_stance(self, claim: str, headline: str) -> dict[str, float]:
        """The surer the longer."""
        self.read.append(f"{claim}/{headline}")
        return {"for": len(headline) / 100}


def test_nothing_is_read_twice() -> None:
    """Nor is the reader made before it is needed."""
    reader, made = Counting(), []
    kept = KeptHeadlines(lambda: made.append(1) or reader)
    assert made == []
    for _ in range(2):
        assert kept.embed(["one", "four", "one"]).tolist() == [[3.0], [4.0], [3.0]]
        assert kept.headline_stance("one", "four") == {"for": 0.04}
    assert reader.read == ["one", "four", "one/four"]


def test_what_was_read_long_ago_is_read_again() -> None:
    """So that it does not grow without end."""
    reader = Counting()
    kept = KeptHeadlines(lambda: reader, most=1)
    for text in ("one", "two", "two", "one"):
        kept.embed([text])
    assert reader.read == ["one", "two", "one"]
