"""Claims that say too little to be known again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.linking.comparison import Answer, compare
from reportedly.linking.linker import Linker
from reportedly.linking.profiles import profile
from reportedly.linking.thinness import is_phrase, is_thin
from tests.linking.embedding import embed


@pytest.mark.parametrize(
    "text",
    [
        "it",
        "the story",
        "its authenticity",
        "to comment",
        "they could not say anything",
        "her plight",
        "",
        "…",
        "it’s a hoax",
    ],
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


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("its new depot on the harbour", True),
        ("the ferry’s timing", True),
        ("the ferry sank", False),
        ("the mayor resigns", False),
        ("the police believe him", False),
        ("new depot opened", False),
        ("", False),
    ],
)
def test_a_noun_phrase_says_nothing_of_what_it_names(text: str, phrase: bool) -> None:
    """Where a word could be its verb, it is none."""
    assert is_phrase(text) is phrase


@pytest.mark.parametrize(
    ("left", "right", "answer"),
    [
        ("its new depot on the harbour", "the new depot at the harbour was burgled", Answer.UNSURE),
        ("the new depot at the harbour was burgled", "its new depot on the harbour", Answer.UNSURE),
        ("its Port Ansel depot on the harbour", "the depot on the harbour of Port Ansel was burgled", Answer.SAME),
        ("the new depot on the harbour was burgled", "a new depot at the harbour was burgled", Answer.SAME),
    ],
)
def test_a_noun_phrase_is_joined_only_by_a_name_or_a_figure(left: str, right: str, answer: Answer) -> None:
    """However near the two are, and whoever reads them together; a person may be asked."""
    found = compare(profile("a", left), profile("b", right), 0.9, repeats=lambda *_: 0.99)
    assert found.answer is answer
    assert ("one names a thing and says nothing of it" in found.reasons) is (answer is Answer.UNSURE)


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
