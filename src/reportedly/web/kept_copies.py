"""What documents share with others, worked out beside the pages where that takes a while, and kept for a time.

Work on many documents begins when a page is asked for again, as a browser does that stays on it: who only passes
through costs nothing.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Sequence

from reportedly.store import Store, View
from reportedly.views.copies import Copies, copies_of
from reportedly.web.beside import Beside

AT_ONCE = 4  # other documents that are compared while a reader waits
MOST = 500
STAYING = 30.0  # seconds within which a page that is asked for again is one that somebody stays on
COPIES = "what a document shares with others"
_Key = tuple[str, tuple[str, ...], int]


class KeptCopies:
    """What documents of a store share with those beside them; many are compared ``beside`` the pages."""

    def __init__(self, store: Store, beside: Beside) -> None:
        self._store, self._beside = store, beside
        self._lock = threading.Lock()
        self._kept: OrderedDict[_Key, Copies] = OrderedDict()
        self._asked: OrderedDict[_Key, float] = OrderedDict()
        self._begun: set[str] = set()

    def soon(self, view: View, id: str, others: Sequence[str]) -> Copies:
        """What a document shares with others; of many others, that it will be worked out."""
        key = id, tuple(others), sum(1 for _ in view.removals())
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        if len(others) <= AT_ONCE:
            return self._make(key)
        if self._stays(key):
            self._begun.add(id)
            self._beside.begin(COPIES, key, lambda: self._work_out(key), waited_for=False)
        else:
            self._beside.stir()
        return Copies(compared=len(others), working=True)

    def has_begun(self, id: str) -> bool:
        """Whether what a document shares with others is being worked out, or is about to be."""
        return id in self._begun

    def _stays(self, key: _Key) -> bool:
        """Whether the page was asked for a moment ago."""
        now = time.monotonic()
        with self._lock:
            before = self._asked.pop(key, None)
            self._asked[key] = now
            while len(self._asked) > MOST:
                self._asked.popitem(last=False)
        return before is not None and now - before < STAYING

    def _work_out(self, key: _Key) -> None:
        try:
            self._make(key)
        finally:
            self._begun.discard(key[0])

    def _make(self, key: _Key) -> Copies:
        made = copies_of(self._store.view(), key[0], key[1])
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return made
