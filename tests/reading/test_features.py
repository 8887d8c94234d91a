"""Letter case, quotation state and line starts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.features import (
    CAPITAL,
    CAPITALS,
    CLOSING,
    DIGITS,
    FIRST_LINE,
    INSIDE,
    LINE_START,
    LOWER,
    MIXED,
    OPENING,
    OUTSIDE,
    PUNCTUATION,
    TEXT_START,
    WITHIN,
    case_of,
    line_states,
    quote_states,
)


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("said", LOWER),
        ("Holub", CAPITAL),
        ("A", CAPITAL),
        ("NATO", CAPITALS),
        ("iPhone", MIXED),
        ("1931", DIGITS),
        ("—", PUNCTUATION),
        ("é", LOWER),
    ],
)
def test_the_case_of_a_piece(word: str, case: int) -> None:
    """A piece's case is told as it was written."""
    assert case_of(word) == case


@pytest.mark.parametrize("text", ["a “b” c", 'a "b" c', "a «b» c"])
def test_marks_open_and_close(text: str) -> None:
    """Curly, straight and angled marks open, hold and close a quotation."""
    assert quote_states(text).tolist() == [OUTSIDE, OUTSIDE, OPENING, INSIDE, CLOSING, OUTSIDE, OUTSIDE]


def test_a_new_line_closes_what_is_open() -> None:
    """A quotation left open ends with its line, so that one lost mark does not turn the rest inside out."""
    assert quote_states("“a\nb").tolist() == [OPENING, INSIDE, OUTSIDE, OUTSIDE]


@given(st.text(alphabet="a “”\"«»`'\n"))
def test_every_character_has_a_state(text: str) -> None:
    """Whatever the marks, there is one known state a character."""
    states = quote_states(text)
    assert len(states) == len(text)
    assert set(states.tolist()) <= {OUTSIDE, INSIDE, OPENING, CLOSING}


def test_lines_are_told_apart() -> None:
    """The text's first piece, its first line, and the first piece of each later line each have a state."""
    starts = np.array([0, 2, 4, 6], dtype=np.int64)
    assert line_states("a b\nc d", starts).tolist() == [TEXT_START, FIRST_LINE, LINE_START, WITHIN]
