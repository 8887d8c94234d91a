"""Pages and their JSON as they were made, to be sent again where they would be made the same now.

What is kept is found by everything about a request that a page may show, so that nobody is given what was made for
somebody who may see something else.
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
"""The name of what the store holds, the publishers of outlets, and how much of the work that a page shows is done."""


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


class _Answer(Struct, frozen=True):
    state: State | None
    view: str
    body: Body


class KeptAnswers:
    """What was answered: ``most`` bytes of it, what was asked for last.

    An answer is good in the state in which it was made. In another one it is good where it would show the same view.
    """

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[Asked, _Answer] = OrderedDict()
        self._size = 0

    def find(self, asked: Asked, state: State) -> Body | None:
        """What was answered to that in this state."""
        with self._lock:
            kept = self._kept.get(asked)
            if kept is None or kept.state != state:
                return None
            self._kept.move_to_end(asked)
            return kept.body

    def showing(self, asked: Asked, view: str) -> Body | None:
        """What was answered to that with the view of that hash, in whatever state."""
        with self._lock:
            kept = self._kept.get(asked)
            return kept.body if kept is not None and kept.view == view else None

    def keep(self, asked: Asked, view: str, body: Body, state: State | None) -> None:
        """Keeps what shows the view of that hash, with the state in which it was found; None where it may not last."""
        with self._lock:
            before = self._kept.pop(asked, None)
            self._size -= before.body.size if before is not None else 0
            if body.size > self._most:
                return
            self._kept[asked] = _Answer(state, view, body)
            self._size += body.size
            while self._size > self._most:
                self._size -= self._kept.popitem(last=False)[1].body.size
