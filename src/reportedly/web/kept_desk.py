"""What the front page has to count and draw each time, kept while it cannot have changed."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

from reportedly.store import Counts, Store, StoredRumour, View
from reportedly.views.desk import Drawn, curves
from reportedly.web.beside import Beside

MOST = 4_000
LARGE = 10_000  # documents from which on counting them each time takes too long
COUNTS = "how much there is"


class KeptDesk:
    """Curves by the row of their rumour, and the numbers of what a desk holds."""

    def __init__(self, store: Store, beside: Beside) -> None:
        self._store, self._beside = store, beside
        self._lock = threading.Lock()
        self._counting = threading.Lock()
        self._curves: OrderedDict[StoredRumour, Drawn] = OrderedDict()
        self._counts: tuple[str | None, Counts] | None = None

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

    def counts(self) -> Counts:
        """How much there is; of a large desk in which something was written since, how much there was then.

        It is counted anew beside the pages then, when the desk is calm.
        """
        kept, state = self._counts, self._store.state()
        if kept is not None and kept[0] == state and state is not None:
            return kept[1]
        if kept is not None and kept[1].documents >= LARGE:
            self._beside.begin(COUNTS, (), self._count, waited_for=False)
            return kept[1]
        with self._counting:
            return self._counts[1] if kept is not self._counts and self._counts is not None else self._count()

    def _count(self) -> Counts:
        state = self._store.state()
        counted = self._store.view().counts()
        self._counts = state, counted
        return counted
