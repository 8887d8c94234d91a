"""What keeps a source unnamed; the wordings are in the specification."""

from __future__ import annotations

import pytest

from reportedly.reading.nouns import head_noun
from reportedly.reading.unnamed import kept_unnamed


def shown(source: str) -> str | None:
    """The words of ``source`` that keep it unnamed."""
    words = source.replace(",", " ,").split()
    return kept_unnamed(source, words, head_noun([word.lower() for word in words]))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("sources in the clinic", "sources"),
        ("a clerk who asked not to be named", "asked not to be named"),
        ("a banker close to the company", "close to"),
        ("another lawyer briefed on the sale", "briefed on"),
        ("bankers privy to the sale", "privy to"),
        ("a senior diplomat", "diplomat"),
        ("the official", "official"),
    ],
)
def test_the_words_that_keep_it_unnamed(source: str, words: str) -> None:
    """The words are shown, so that a reader can judge them."""
    assert shown(source) == words


@pytest.mark.parametrize(
    "source",
    [
        "a banker",
        "the banker close to the company",
        "Ines Roe, a banker close to the company",
        "a farmer close to the border",
        "a building close to the company",
        "a driver involved in the crash",
        "",
    ],
)
def test_who_is_not_kept_unnamed(source: str) -> None:
    """A name, a place that somebody lives near, and a bare noun keep nobody unnamed."""
    assert shown(source) is None
