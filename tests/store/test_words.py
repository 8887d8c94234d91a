"""Words as they are searched."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.store.words import LONGEST, placed, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Café’s “eastern” pier – 3.5 m", "the cafe s eastern pier 3 5 m"),
        ("don't_stop re-open", "don t stop re open"),
        ("e\u0301te\u0301 Straße İ", "ete strasse i"),
        ("при", "xd0bfd180d0b8"),
        ("\x00 \ud800 ...", ""),
        ("a" * 300, "a" * LONGEST),
    ],
)
def test_words_are_lower_case_and_bare(text: str, found: str) -> None:
    """Case, accents and punctuation go; what is not Latin becomes its bytes."""
    assert words(text) == found


@given(st.text())
def test_words_are_ascii_with_single_spaces(text: str) -> None:
    """So every engine cuts them alike; taking the words of words changes nothing."""
    found = words(text)
    assert re.fullmatch(r"([a-z0-9]+( [a-z0-9]+)*)?", found)
    assert words(found) == found


@given(st.text())
def test_places_are_those_of_the_words(text: str) -> None:
    """Word by word, with the span in the text that each stands in."""
    found = list(placed(text))
    assert " ".join(word for word, _ in found) == words(text)
    assert all(words(text[span.start : span.end]) == word for word, span in found)
