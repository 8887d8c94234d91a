"""A claim, or a claim and what is said to it, as word pieces."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from reportedly.reading.claim_pieces import ALONE, FIRST, LAST, LEFT, RIGHT, alone, answered, pair, plain
from reportedly.reading.encoder import SHIPPED

TOKENIZER = Tokenizer.from_file(str(Path(SHIPPED) / "tokenizer.json"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@Harbour_News @ida the ferry sank! https://t.example/x1", "the ferry sank!"),
        ("The ferry sank:https://t.example/x pic.twitter.com/abc", "The ferry sank:"),
        ("Ferry down #HarbourFire #help &amp; smoke", "Ferry down Harbour Fire help & smoke"),
        ("The ferry sank — Ida Moss (@idamoss) March 3, 2026", "The ferry sank — Ida Moss"),
        ("We asked @ida about it", "We asked @ida about it"),
        ("\n  two \t words ", "two words"),
    ],
)
def test_what_says_nothing_is_left_out(text: str, shown: str) -> None:
    """Addresses, the names that a post answers to and the date of a quoted post go; hashtags become words."""
    assert plain(text) == shown


def test_the_two_sides_of_a_pair_are_told_apart() -> None:
    """The left side ends with its own last piece, and the right side is marked with ones."""
    found = pair("the ferry sank", "no, it did not", TOKENIZER)
    right = int(found.side.argmax())
    assert found.ids[0] == FIRST
    assert found.ids[right - 1] == found.ids[-1] == LAST
    assert found.side.tolist() == [0] * right + [1] * (len(found) - right)


def test_a_post_answers_to_its_parent_and_then_to_the_first_of_its_thread() -> None:
    """Both are shown, once where they are the same, and neither where the post begins the thread."""
    assert answered("@a The ferry sank", "who says so?") == "who says so? | The ferry sank"
    assert answered("The ferry sank", "The ferry sank") == "The ferry sank"
    assert answered(None, None) == ""


@given(st.text(), st.text())
def test_no_text_is_too_long(left: str, right: str) -> None:
    """Whatever is given, each side stays within its limit, and an empty one still has the encoder's own pieces."""
    both, single = pair(left, right * 50, TOKENIZER), alone(left * 50, TOKENIZER)
    assert 3 <= len(both) <= LEFT + RIGHT + 3
    assert 2 <= len(single) <= ALONE + 2
    assert np.issubdtype(both.ids.dtype, np.int64)
    assert not single.side.any()


def test_half_of_a_surrogate_pair_is_no_word() -> None:
    """What stands beside it is read."""
    found = alone("the ferry \ud800 sank", TOKENIZER)
    assert list(found.ids) == list(alone("the ferry ? sank", TOKENIZER).ids)
