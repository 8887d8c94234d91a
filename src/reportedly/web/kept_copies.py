"""What documents share with others, worked out beside the pages where that takes a while, and kept for a time.

Work on many documents begins when a page is asked for again, as a browser does that stays on it: who only passes
through costs nothing.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from reportedly.store import Store, View
from reportedly.views.copies import Copies, copies_of
from reportedly.web.calm import Calm
from reportedly.web.noting import note

AT_ONCE = 4  # other documents that are compared while a reader waits
MOST = 500
STAYING = 30.0  # seconds within which a page that is asked for again is one that somebody stays on
_log = logging.getLogger(__name__)
_Key = tuple[str, tuple[str, ...], int]


class KeptCopies:
    """What documents of a store share with those beside them; many are compared when it is ``calm``."""

    def __init__(self, store: Store, calm: Calm | None = None) -> None:
        self._store = store
        self._calm = calm if calm is not None else Calm()
        self._lock = threading.Lock()
        self._kept: OrderedDict[_Key, Copies] = OrderedDict()
        self._asked: OrderedDict[_Key, float] = OrderedDict()
        self._working: dict[_Key, Future[None]] = {}
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="copies")

    def soon(self, view: View, id: str, others: Sequence[str]) -> Copies:
        """What a document shares with others; of many others, that it will be worked out."""
        key = id, tuple(others), sum(1 for _ in view.removals())
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        if len(others) <= AT_ONCE:
            return self._make(key)
        with self._lock:
            stays = self._stays(key)
            if stays and key not in self._working:
                self._working[key] = self._worker.submit(self._try, key)
        if not stays:
            self._calm.stir()
        return Copies(compared=len(others), working=True)

    def close(self) -> None:
        """Ends the thread after the document that it is at."""
        self._calm.close()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _stays(self, key: _Key) -> bool:
        """Whether the page was asked for a moment ago; the lock is held."""
        now = time.monotonic()
        before = self._asked.pop(key, None)
        self._asked[key] = now
        while len(self._asked) > MOST:
            self._asked.popitem(last=False)
        return before is not None and now - before < STAYING

    def _try(self, key: _Key) -> None:
        try:
            if self._calm.wait():
                self._make(key)
        except Exception as error:  # noqa: BLE001 (of a worker thread nobody else would tell)
            note(_log, "copies could not be looked for", error)
        with self._lock:
            self._working.pop(key, None)

    def _make(self, key: _Key) -> Copies:
        made = copies_of(self._store.view(), key[0], key[1])
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return made
