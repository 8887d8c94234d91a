"""Where a page ended, as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import UsageError
from reportedly.store.cursors import cursor, key_of


@given(st.tuples(st.integers(-(2**63), 2**63 - 1), st.text(st.characters(codec="utf-8"))))
def test_a_cursor_holds_its_key(key: tuple[int, str]) -> None:
    """There and back."""
    assert key_of(cursor(key), (int, str)) == key
    assert key_of(None, (int,)) is None


@pytest.mark.parametrize("text", ["", "é", "!!", "abc", cursor(("a", 1)), cursor((1, "a", 2))])
def test_any_other_text_is_refused(text: str) -> None:
    """Also the cursor of another list."""
    with pytest.raises(UsageError, match="cursor"):
        key_of(text, (int, str))
