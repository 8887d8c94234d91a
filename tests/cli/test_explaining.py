"""An explanation shows each value with its reason and words, and fits the terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from reportedly.cli.explaining import rendered
from reportedly.model import Reading
from reportedly.views import explanation


def show(reading: Reading, place: int, width: int = 100) -> str:
    """What a terminal of this width shows of one claim."""
    return rendered(explanation(reading, place), Console(file=io.StringIO(), width=width, _environ={}))


def test_reasons_stand_with_their_words(reading: Reading) -> None:
    """The words are quoted where the reason does not quote them itself."""
    shown = show(reading, 2)
    assert "it came here through another voice: “reporter Tom Reed”" in shown
    assert "‘would’ makes possible ‘hold’" in shown
    assert "Ida Moss (person), “Engineer Ida Moss” › Tom Reed (media), “reporter Tom Reed” › this text" in show(
        reading, 2, 110
    )


def test_a_time_is_told_with_its_value_and_its_interval(reading: Reading) -> None:
    """Both ends as people write them."""
    assert "“on Friday” = 2026-05-01, from 1 May 2026 up to 2 May 2026" in show(reading, 3)


def test_nothing_is_made_up_where_nothing_is_known(reading: Reading) -> None:
    """A claim without certainty, source or times has no row for them."""
    shown = show(reading, 3)
    assert "Nobody is named" in shown
    assert "kind" not in shown
    assert "happened" not in show(reading, 0)
    assert "the writer" not in show(reading, 0)


@pytest.mark.parametrize("width", [30, 80, 160])
def test_no_line_is_wider_than_the_terminal(reading: Reading, width: int) -> None:
    """Nor ends in blanks."""
    for place in range(5):
        lines = show(reading, place, width).split("\n")
        assert max(map(len, lines)) <= width
        assert all(line == line.rstrip() for line in lines)
