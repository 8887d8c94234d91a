"""Work beside the pages: of each kind one piece after the other, and a piece that is asked for twice done once."""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor

from reportedly.web.calm import Calm
from reportedly.web.noting import note

_log = logging.getLogger(__name__)


class Beside:
    """Does what would keep a reader waiting; ``calm`` says when that may begin for which nobody waits.

    What a page has shown of work of a kind holds while as much of that is ``done``.
    """

    def __init__(self, calm: Calm | None = None) -> None:
        self._calm = calm if calm is not None else Calm()
        self._lock = threading.Lock()
        self._workers: dict[str, ThreadPoolExecutor] = {}
        self._under_way: set[tuple[str, Hashable]] = set()
        self._done: Counter[str] = Counter()
        self._closed = False

    def stir(self) -> None:
        """Somebody asks for a page."""
        self._calm.stir()

    def done(self, kind: str | None) -> int:
        """How many pieces of a kind are over, whether they worked or failed."""
        return self._done[kind] if kind is not None else 0

    def begin(self, kind: str, key: Hashable, work: Callable[[], object], *, waited_for: bool) -> None:
        """Has a piece of work of a kind done, unless it is under way; that it failed is told in the terminal.

        What is not ``waited_for`` begins when the desk is calm. A ``kind`` is named so that it "could not be had".
        """
        with self._lock:
            if self._closed or (kind, key) in self._under_way:
                return
            self._under_way.add((kind, key))
            if kind not in self._workers:
                self._workers[kind] = ThreadPoolExecutor(max_workers=1, thread_name_prefix=kind)
            self._workers[kind].submit(self._do, kind, key, work, waited_for)

    def close(self) -> None:
        """Ends the threads after the pieces that they are at."""
        with self._lock:
            self._closed = True
        self._calm.close()
        for worker in self._workers.values():
            worker.shutdown(wait=True, cancel_futures=True)

    def _do(self, kind: str, key: Hashable, work: Callable[[], object], waited_for: bool) -> None:
        try:
            if waited_for or self._calm.wait():
                work()
        except Exception as error:  # noqa: BLE001 (of a worker thread nobody else would tell)
            note(_log, f"{kind} could not be had", error)
        with self._lock:
            self._under_way.discard((kind, key))
            self._done[kind] += 1
