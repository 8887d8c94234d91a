"""A passage shows the words in their line, marked, and says where it was cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.exports.passages import Bit, passage
from reportedly.model import Phrase, Span, phrase

TEXT = "Mayor gone\nIda Moss said that the mayor\nhas resigned, and that nobody knew. The rest is another matter.\nEnd"


def at(*words: str) -> Phrase:
    """The phrase of some words in the text."""
    return phrase(TEXT, tuple(Span(TEXT.index(w), TEXT.index(w) + len(w)) for w in words))


def test_the_words_stand_in_their_line() -> None:
    """Nothing of the lines around it is shown."""
    found = passage(TEXT, at("Ida Moss"))
    assert found == (Bit("Ida Moss", True), Bit(" said that the mayor"))


def test_several_stretches_are_marked_with_what_lies_between() -> None:
    """White space, line ends among it, is one space."""
    found = passage(TEXT, at("has resigned", "nobody knew"), around=20)
    assert found == (
        Bit("has resigned", True),
        Bit(", and that "),
        Bit("nobody knew", True),
        Bit(". The rest is …"),
    )


def test_a_long_gap_is_left_out() -> None:
    """It says so."""
    text = "He said “a” " + "x " * 300 + "and “b”."
    found = passage(text, phrase(text, (Span(8, 11), Span(len(text) - 4, len(text) - 1))))
    assert [bit.text for bit in found] == ["He said ", "“a”", " … ", "“b”", "."]


def test_a_long_line_is_cut_between_words() -> None:
    """On both sides."""
    text = "word " * 100 + "THIS " + "word " * 100
    before, words, after = passage(text, phrase(text, (Span(500, 504),)), around=20)
    assert (before.text, words.text, after.text) == ("… word word word ", "THIS", " word word word …")


def test_where_the_text_is_not_kept_the_words_are() -> None:
    """A desk need not keep texts."""
    assert passage("", at("Ida Moss")) == (Bit("Ida Moss", True),)


@given(st.text(max_size=400), st.data())
def test_the_marked_words_are_those_of_the_spans(text: str, data: st.DataObject) -> None:
    """For any text and span, but for white space."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = passage(text, phrase(text, (Span(start, end),)), around=30)
    marked = "".join(bit.text for bit in found if bit.marked)
    assert marked.split() == text[start:end].split()
