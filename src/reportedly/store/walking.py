"""A list that a view gives by pages, walked from its beginning to its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, TypeVar

from reportedly.store.values import Page

T = TypeVar("T")
Asked = TypeVar("Asked", contravariant=True)
PAGE = 200


class Asking(Protocol[Asked, T]):
    """A question to a view that is answered by pages."""

    def __call__(self, asked: Asked, /, *, cursor: str | None, limit: int) -> Page[T]:
        """One page."""


def every(ask: Asking[Asked, T], asked: Asked) -> Iterator[T]:
    """All items of a list, a page at a time; ``asked`` are its filters, or whatever it is of."""
    cursor = None
    while True:
        page = ask(asked, cursor=cursor, limit=PAGE)
        yield from page.items
        cursor = page.next
        if cursor is None:
            return
