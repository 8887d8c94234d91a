"""When the desk is calm: work that nobody waits for would share one processor with the pages, since Python does."""

from __future__ import annotations

import threading
import time

SECONDS = 1.0  # without a visit
PATIENCE = 120.0  # seconds after which work is done all the same


class Calm:
    """Lets work wait until nobody has asked for a page for so many ``seconds``, or for ``patience`` seconds at most."""

    def __init__(self, seconds: float = SECONDS, patience: float = PATIENCE) -> None:
        self._seconds, self._patience = seconds, patience
        self._stirred = float("-inf")
        self._closed = threading.Event()

    def stir(self) -> None:
        """Somebody asks for a page."""
        self._stirred = time.monotonic()

    def wait(self) -> bool:
        """Whether the work may begin; False once the desk is being closed."""
        latest = time.monotonic() + self._patience
        while not self._closed.is_set():
            left = min(self._stirred + self._seconds, latest) - time.monotonic()
            if left <= 0:
                return True
            self._closed.wait(left)
        return False

    def close(self) -> None:
        """Lets nothing wait any longer."""
        self._closed.set()
