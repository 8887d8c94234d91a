"""A list is walked to its end, however many pages it has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.store.values import Page
from reportedly.store.walking import every


@given(st.lists(st.integers(), max_size=30), st.integers(1, 7))
def test_every_item_comes_once_and_in_order(items: list[int], size: int) -> None:
    """Whatever the pages' size; what is asked for is asked of each page."""
    asked: list[str] = []

    def ask(filters: str, /, *, cursor: str | None, limit: int) -> Page[int]:
        asked.append(filters)
        start = int(cursor or 0)
        end = start + min(size, limit)
        return Page(tuple(items[start:end]), str(end) if end < len(items) else None)

    assert list(every(ask, "harbour")) == items
    assert set(asked) == {"harbour"}
