"""A list cut into pages by the sort key of its items, which is what a cursor holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from reportedly.errors import UsageError
from reportedly.store.cursors import Key, cursor, key_of
from reportedly.store.values import Page

T = TypeVar("T")
LARGEST = 1_000


def page(rows: Sequence[tuple[Key, T]], after: str | None, shape: tuple[type, ...], limit: int) -> Page[T]:
    """The page after a cursor of all items with their keys; raises UsageError for a cursor of another list."""
    start = key_of(after, shape)
    left = sorted((row for row in rows if start is None or row[0] > start), key=lambda row: row[0])
    return first_page(left[: checked(limit) + 1], limit)


def first_page(rows: Sequence[tuple[Key, T]], limit: int) -> Page[T]:
    """The first ``limit`` of items that are sorted already; there is a next page if there are more."""
    items = tuple(item for _, item in rows[:limit])
    return Page(items, cursor(rows[limit - 1][0]) if len(rows) > limit else None)


def checked(limit: int) -> int:
    """The limit; raises UsageError where no page could have that size."""
    if not 1 <= limit <= LARGEST:
        raise UsageError(f"a page of {limit} items cannot be had; ask for 1 to {LARGEST:,}")
    return limit
