"""No cell can run, and what was done about it can be undone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.exports.formulas import harmless, is_risky, original


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-2 degrees", "@SUM(A1)", "\tx", "\r=x", "\n=x", "|calc", "%x", "＝1", "＋1", "－1", "＠a"]
)
def test_what_a_spreadsheet_would_run_is_made_text(text: str) -> None:
    """An apostrophe before it is enough."""
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "'tis the season", "“=1”", "3-4"])
def test_other_text_stays_as_it_is(text: str) -> None:
    """Only how it begins counts."""
    assert harmless(text) == text


@given(st.text(alphabet="'=+-@\ta1\uff1d", max_size=6) | st.text())
def test_it_can_be_undone(text: str) -> None:
    """The original comes back for any text, and what is written never begins like a formula."""
    assert original(harmless(text)) == text
    assert not is_risky(harmless(text).lstrip("'")) or harmless(text).startswith("'")
