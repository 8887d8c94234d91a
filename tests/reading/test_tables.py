"""Rows of tables are told from sentences, and what stands below a table from what stands below a story."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.tables import is_below_table, is_row, row_spans


@pytest.mark.parametrize(
    "line", ["Party | May | June", "| Blue | 40 | 42 |", "Blue\t40\t42", "Blue        42        +2"]
)
def test_a_row_has_three_cells(line: str) -> None:
    """Bars, tabs or wide gaps stand between them."""
    assert is_row(line)


@pytest.mark.parametrize(
    "line", ["News | The Gull", "\tThe mayor said no.\t", "The mayor  said  no.", "", "||||", "a b c d"]
)
def test_a_sentence_is_no_row(line: str) -> None:
    """Nor is a line with one bar, or one that is only indented."""
    assert not is_row(line)


@pytest.mark.parametrize(
    "above",
    [
        "Party | May | June\nBlue | 40 | 42\n",
        "Blue 40%\nGreen 30%\n",
        "Blue 40%\n\nGreen 30%\n\n",
        "Year Fare\n2019 £12.50\n2020 £13\n",
        "Chart: who would vote\n",
    ],
)
def test_below_a_table(above: str) -> None:
    """A row, two lines that end in figures, or a label."""
    assert is_below_table(above + "Source: Northwind Polls", len(above))


@pytest.mark.parametrize(
    "above", ["", "The mayor resigned.\n", "Death toll rises to 14\n\n", "He is 40.\nShe is 42.\n", "News | The Gull\n"]
)
def test_below_a_story(above: str) -> None:
    """A sentence, or one headline with a figure, is no table."""
    assert not is_below_table(above + "Source: Coastal Courier", len(above))


@given(st.text(alphabet=st.sampled_from(list("ab1 |\t\n.")), max_size=80))
def test_rows_are_lines(text: str) -> None:
    """Every span is a whole line that is a row, in order."""
    found = row_spans(text)
    assert found == sorted(found)
    assert all(is_row(text[s.start : s.end]) and "\n" not in text[s.start : s.end] for s in found)
