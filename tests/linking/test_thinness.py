"""Claims that say too little to be known again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.linking.comparison import Answer, compare
from reportedly.linking.linker import Linker
from reportedly.linking.profiles import profile
from reportedly.linking.thinness import is_thin
from tests.linking.embedding import embed


@pytest.mark.parametrize(
    "text", ["it", "the story", "its authenticity", "to comment", "they could not say anything", "her plight", "", "…"]
)
def test_pronouns_and_bare_nouns_say_too_little(text: str) -> None:
    """They stand in stories that have nothing to do with one another."""
    assert is_thin(text)


@pytest.mark.parametrize(
    "text",
    ["Ferro resigned", "the lighthouse will be sold", "12 sailors drowned", "the harbour office lost nine lanterns"],
)
def test_a_short_sentence_that_tells_something_is_enough(text: str) -> None:
    """A name and a deed, a sentence with a rare word, or a figure with what it counts."""
    assert not is_thin(text)


@given(st.sampled_from(("the story", "it", "to comment")), st.floats(-1, 1))
def test_two_that_are_alike_show_nothing(text: str, similarity: float) -> None:
    """Not even where they are the same, letter by letter."""
    found = compare(profile("a", text), profile("b", text), similarity)
    assert (found.answer, found.score) == (Answer.NOT_SAME, 0.0)
    assert found.reasons == ("too little is said to know it again",)


def test_a_hundred_copies_of_two_words_are_no_rumour() -> None:
    """Copies of a whole sentence are one."""
    for text, groups in (("the story", 100), ("the lighthouse at Brill will be sold in spring", 1)):
        linker = Linker(embed)
        linker.add(profile(f"c{n:03}", text) for n in range(100))
        assert len(linker.groups()) == groups
