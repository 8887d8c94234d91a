"""No text from outside can steer the terminal or break a line."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from reportedly.cli.printable import many, one_line, printable, quoted, shortened

ANYTHING = st.text(alphabet=st.characters())


@given(ANYTHING)
def test_printable_keeps_length_and_drops_controls(text: str) -> None:
    """Each character stays or becomes U+FFFD; no control is left but tab and line feed."""
    shown = printable(text)
    assert len(shown) == len(text)
    assert all(after in (before, "\ufffd") for before, after in zip(text, shown, strict=True))
    assert all(char in "\t\n" or unicodedata.category(char) not in {"Cc", "Cs"} for char in shown)


def test_an_escape_sequence_is_defused() -> None:
    """What would turn the terminal red is shown as text."""
    assert printable("\x1b[31mred\x07") == "\ufffd[31mred\ufffd"


@given(ANYTHING)
def test_one_line_is_one_line(text: str) -> None:
    """Whatever counts as an end of line is gone."""
    assert len(one_line(text).splitlines()) <= 1


@given(ANYTHING, st.integers(2, 40))
def test_shortened_text_fits_and_begins_like_the_text(text: str, width: int) -> None:
    """It is no longer than asked, and shows an ellipsis if and only if something was cut."""
    short = shortened(text, width)
    assert len(short) <= width
    if short != one_line(text):
        assert short.endswith("…")
        assert one_line(text).startswith(short.removesuffix("…"))


def test_words_are_cut_between_words() -> None:
    """A word is cut only when it alone is too long."""
    assert shortened("one two three", 10) == "one two…"
    assert shortened("unbreakable", 5) == "unbr…"


def test_words_are_quoted_once() -> None:
    """What begins with a quotation mark is not put into others."""
    assert quoted("It holds.", 20) == "“It holds.”"
    assert quoted("“It holds.”", 20) == "“It holds.”"


def test_a_number_of_things_agrees_with_its_noun() -> None:
    """One is singular, nought and a thousand are not."""
    assert [many(n, "claim") for n in (0, 1, 2, 1_000)] == ["0 claims", "1 claim", "2 claims", "1,000 claims"]
