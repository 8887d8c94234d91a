"""A list cut into pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import UsageError
from reportedly.store.cursors import Key
from reportedly.store.pages import LARGEST, page


@given(st.lists(st.integers(-(2**63), 2**63 - 1), unique=True), st.integers(1, 5))
def test_pages_make_up_the_list(numbers: list[int], limit: int) -> None:
    """In order, each item once, no page too long."""
    rows: list[tuple[Key, int]] = [((number,), number) for number in numbers]
    found: list[int] = []
    after = None
    while True:
        part = page(rows, after, (int,), limit)
        assert len(part.items) <= limit
        found += part.items
        after = part.next
        if after is None:
            break
    assert found == sorted(numbers)


@pytest.mark.parametrize("limit", [0, -1, LARGEST + 1])
def test_no_page_has_that_size(limit: int) -> None:
    """One line says which there are."""
    with pytest.raises(UsageError, match="1 to 1,000"):
        page([], None, (int,), limit)
