"""The terminal shows the words with their marks, with styles or without, wide or narrow."""

from __future__ import annotations

import io
import re

import msgspec
import pytest
from rich.console import Console

from reportedly.cli.terminal import rendered
from reportedly.model import Reading
from reportedly.views import article_view


def show(reading: Reading, width: int = 100, *, styled: bool = False, no_color: bool = False) -> str:
    """What a terminal of this width shows."""
    system = "standard" if styled else None
    console = Console(
        file=io.StringIO(), width=width, force_terminal=styled, color_system=system, no_color=no_color, _environ={}
    )
    return rendered(article_view(reading), console)


def test_without_styles_the_marks_are_signs(reading: Reading) -> None:
    """Asterisks, underscores and numbered brackets, nested where the claims are."""
    shown = show(reading)
    assert "\x1b" not in shown
    assert "*Mayor*_:_ [bridge ‘safe’]1\n" in shown
    assert "[*Engineer Ida Moss* _said_ [the bridge would hold]3]2, *reporter Tom Reed* _wrote_." in shown
    assert "[It]4 _reportedly_ [moved <on Friday> & again on Sunday]4." in shown


def test_with_styles_no_signs_are_needed(reading: Reading) -> None:
    """Bold, underlined and italic stand for the three roles; the words and brackets stay."""
    shown = show(reading, styled=True)
    assert "\x1b[1;4m:" in shown  # the cue of a headline, which is bold
    assert "\x1b[4mwrote\x1b[0m" in shown
    assert "\x1b[1mreporter Tom Reed\x1b[0m" in shown
    assert "\x1b[3mmoved <on Friday> & again on Sunday\x1b[0m" in shown
    plain = re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert "[Engineer Ida Moss said [the bridge would hold]3]2, reporter Tom Reed wrote." in plain


def test_marks_do_not_rest_on_colour(reading: Reading) -> None:
    """Without colour, bold, underlined and italic are still there."""
    shown = show(reading, styled=True, no_color=True)
    assert not re.search(r"\x1b\[(?:\d+;)*3[0-7]", shown)
    assert "\x1b[4mwrote\x1b[0m" in shown


def test_the_table_has_a_row_for_each_claim(reading: Reading) -> None:
    """Number, how sure, who with the way from there, on what, words, and the claim it is nested in."""
    rows = show(reading, 130)
    assert re.search(r"3 +possible +Engineer Ida Moss \(person\) +relayed +the bridge would hold +2\n", rows)
    assert re.search(r"Ida Moss › Tom Reed › +the|Ida Moss › Tom Reed › this", rows)
    assert re.search(r"4 +told as.* +no source named +hearsay +It \.\.\. moved", rows)
    assert re.search(r"5 +certainly.* +she → Ida Moss \(person\) +denies: “We measured it,”", rows)
    assert "writer" in rows
    assert "5 claims, by kind of source: person 2," in rows


def test_a_narrow_terminal_gets_a_list(reading: Reading) -> None:
    """The same facts, one under the other."""
    shown = show(reading, 50)
    assert (
        "\n3\n  Engineer Ida Moss (person)\n  Ida Moss › Tom Reed › this text\n  possible · relayed · in 2\n" in shown
    )
    assert "How sure" not in shown


def test_credits_and_notices_are_told_below(reading: Reading) -> None:
    """Whom the text credits, and what an editor should look at, with the words."""
    shown = show(reading, 130)
    assert "Credit (agency): KNA: “(KNA)”" in shown
    assert "Note (no speaker): nobody is said to have spoken these words: “Twice.”" in shown
    assert "Note" not in show(msgspec.structs.replace(reading, credits=(), notices=()))


@pytest.mark.parametrize("width", [20, 40, 71, 72, 80, 200])
def test_no_line_is_wider_than_the_terminal(reading: Reading, width: int) -> None:
    """Text, table and list fit, and no line ends in blanks."""
    lines = show(reading, width).split("\n")
    assert max(len(line) for line in lines) <= width
    assert [line for line in lines if line != line.rstrip()] == []
    assert "\n\n\n" not in "\n".join(lines).rstrip("\n")


def test_what_is_known_about_the_document_is_said(reading: Reading) -> None:
    """Outlet, byline, time and its basis, and the address."""
    about = "The Weir · Tom Reed · published 4 May 2026, 09:05 UTC (given) · https://example.org/bridge"
    assert about in show(reading, 120).replace("\n", " ")


def test_controls_in_the_text_do_not_reach_the_terminal(reading: Reading) -> None:
    """Neither from the text nor from the name of the outlet; square brackets are no markup."""
    document = msgspec.structs.replace(reading.document, text="[bold]Oh\x1b[2J no", outlet="\x1b]0;x\x07", title=None)
    shown = show(msgspec.structs.replace(reading, document=document, attributions=()))
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "[bold]Oh" in shown
    assert "No claim was found." in shown
