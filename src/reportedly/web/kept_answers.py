"""Pages and their JSON as they were made, kept while nothing that they are made from can have changed.

What is kept belongs to one state of the desk, and goes as soon as there is another. It is found by everything about a
request that a page may show, so that nobody is given what was made for somebody who may see something else.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping

from msgspec import Struct

from reportedly.people.sessions import Visitor
from reportedly.web.bodies import Body

MOST_BYTES = 100_000_000

State = tuple[str, Mapping[str, str], int]
"""The name of what the store holds, the publishers of outlets, and how much was worked out beside the pages."""


class Asked(Struct, frozen=True):
    """What a page may depend on besides the desk.

    ``forms`` is whether it has forms that can be sent. ``cookies`` are all but that of the session, which is why it is
    ``who`` it is, and the token of the forms, which no kept page holds.
    """

    path: str
    query: bytes
    who: Visitor | None
    forms: bool
    cookies: frozenset[tuple[str, str]]


class KeptAnswers:
    """What was answered in one state of a desk: ``most`` bytes of it, those that were asked for last."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._state: State | None = None
        self._kept: OrderedDict[Asked, Body] = OrderedDict()
        self._size = 0

    def find(self, state: State, asked: Asked) -> Body | None:
        """What was answered to that in this state; what was answered in another one is dropped."""
        with self._lock:
            if state != self._state:
                self._state, self._size = state, 0
                self._kept.clear()
            if asked in self._kept:
                self._kept.move_to_end(asked)
            return self._kept.get(asked)

    def keep(self, state: State, asked: Asked, body: Body) -> None:
        """Keeps what was made after the desk was found in that state, unless it is in another one by now."""
        with self._lock:
            if state != self._state or body.size > self._most:
                return
            before = self._kept.pop(asked, None)
            self._kept[asked] = body
            self._size += body.size - (before.size if before is not None else 0)
            while self._size > self._most:
                self._size -= self._kept.popitem(last=False)[1].size
