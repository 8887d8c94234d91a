"""Sends alerts to webhooks beside the pages, in a thread of its own that lives only while something may be due."""

from __future__ import annotations

import logging
import threading

from reportedly.alerting.sending import send_due
from reportedly.errors import ReportedlyError
from reportedly.settings import Settings
from reportedly.store import Store

PAUSE = 30.0  # seconds between two looks at what is due
_log = logging.getLogger(__name__)


class Courier:
    """Sends what is due, now and later; ``wake`` tells that there may be something."""

    def __init__(self, store: Store, settings: Settings, pause: float = PAUSE) -> None:
        self._store, self._settings, self._pause = store, settings, pause
        self._stopped, self._due = threading.Event(), threading.Event()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def wake(self) -> None:
        """Has what is due sent, where there is a webhook at all."""
        if self._stopped.is_set() or not self._store.view().webhooks():
            return
        with self._lock:
            self._due.set()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="courier", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Ends the thread after the message that it is at."""
        self._stopped.set()
        self._due.set()
        if self._thread is not None:
            self._thread.join(timeout=15)

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._due.clear()
            try:
                send_due(self._store, self._settings)
                waiting = any(d.due is not None for d in self._store.view().deliveries(limit=10_000))
            except ReportedlyError as error:  # the database may be back at the next look
                _log.warning("alerts were not sent: %s", error)
                waiting = True
            with self._lock:
                if not waiting and not self._due.is_set():
                    self._thread = None
                    return
            self._due.wait(self._pause)
