"""Tests of the section that shows how a rumour hardened."""

from __future__ import annotations

import msgspec

from reportedly.cli.hardening_section import MOST, hardening_lines
from reportedly.model import Certainty, Phrase
from reportedly.rumours.hardening import Change, Hardening, Headline, Shift, Wording

MAY = Wording(
    claim="a1", document="d1", outlet="The Weir", source="Ida Moss", at="2026-09-01", basis="given",
    text=Phrase("the mayor may resign", ()), words=("may",), certainty=Certainty.POSSIBLE, writer=None, degree=1,
    score=0.0,
)  # fmt: skip
WILL = msgspec.structs.replace(
    MAY, claim="a2", document="d2", outlet="Courier", source=None, at="2026-09-02", words=("will",),
    certainty=Certainty.PROBABLE, degree=3, text=Phrase("the mayor will resign", ()),
)  # fmt: skip


def test_the_turns_of_the_wording_with_the_words_that_show_it() -> None:
    """As many as are as sure in a row are counted; a plain future is certain in its words."""
    assert hardening_lines(Hardening(wordings=(MAY, MAY, WILL), shifts=(), headlines=())) == [
        "",
        "How it hardened",
        "  1 September 2026 · possible (‘may’) · The Weir · Ida Moss",
        "    “the mayor may resign”",
        "    then 1 more as sure",
        "  2 September 2026 · certain (‘will’) · Courier",
        "    “the mayor will resign”",
    ]


def test_both_phrases_of_a_laundering_stand_side_by_side() -> None:
    """With the reason of the edge between them; headlines come last."""
    shift = Shift(change=Change.SURER, was=MAY, now=WILL, why="credits the Weir")
    head = Headline(document="d2", outlet="Courier", why="w", headline=Phrase("Out", ()), body=Phrase("may go", ()))
    assert hardening_lines(Hardening(wordings=(MAY,), shifts=(shift,), headlines=(head,)))[4:] == [
        "",
        "Surer than what it cites",
        "  Courier, 2026-09-02: certain (‘will’)",
        "    “the mayor will resign”",
        "    beside The Weir, 2026-09-01: possible (‘may’)",
        "    “the mayor may resign”",
        "    credits the Weir",
        "",
        "Headlines surer than their text",
        "  Courier: “Out”",
        "    below: “may go”",
    ]


def test_a_long_course_is_cut_and_says_so() -> None:
    """The JSON has all of it."""
    lines = hardening_lines(Hardening(wordings=(MAY, WILL) * MOST, shifts=(), headlines=()))
    assert lines[-1] == f"  and {MOST} more; --json has them all"


def test_nothing_is_shown_of_nothing() -> None:
    """No claim says how sure it is."""
    assert hardening_lines(Hardening(wordings=(), shifts=(), headlines=())) == []
