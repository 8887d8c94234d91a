"""What the front page has to count and draw each time, kept while it cannot have changed, or for a moment."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Sequence

from reportedly.store import Counts, StoredRumour, View
from reportedly.views.desk import Drawn, curves

MOST = 4_000
LARGE = 10_000  # documents from which on counting them each time takes too long
SECONDS = 60.0


class KeptDesk:
    """Curves by the row of their rumour, and the numbers of what a desk holds, as of a minute ago at most."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counting = threading.Lock()
        self._curves: OrderedDict[StoredRumour, Drawn] = OrderedDict()
        self._counts: tuple[str, float, Counts] | None = None

    def curves(self, view: View, rumours: Sequence[StoredRumour]) -> dict[str, Drawn]:
        """What is drawn of several rumours, by their ids."""
        with self._lock:
            found = {rumour.id: self._curves[rumour] for rumour in rumours if rumour in self._curves}
        missing = [rumour for rumour in rumours if rumour.id not in found]
        made = curves(view, missing) if missing else {}
        with self._lock:
            self._curves.update({rumour: made[rumour.id] for rumour in missing if rumour.id in made})
            while len(self._curves) > MOST:
                self._curves.popitem(last=False)
        return found | made

    def counts(self, view: View) -> Counts:
        """How much there is; of a large desk as of a minute ago at most, but anew once something was joined.

        While one reader waits for new numbers, the others have the last ones.
        """
        state, now = view.linked(), time.monotonic()
        with self._lock:
            kept = self._counts
        large = kept is not None and kept[2].documents >= LARGE
        if kept is not None and large and kept[0] == state and now - kept[1] < SECONDS:
            return kept[2]
        if not self._counting.acquire(blocking=not large):
            return kept[2] if kept is not None else view.counts()
        try:
            counted = view.counts()
        finally:
            self._counting.release()
        with self._lock:
            self._counts = (state, now, counted)
        return counted
