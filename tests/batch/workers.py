"""Work for the tests of processes: a module of its own, since another process imports it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path


def echo() -> Callable[[str], str]:
    """Says what it was asked, and who it is."""
    return lambda item: f"{item} {os.getpid()}"


def mortal(folder: str) -> Callable[[str], str]:
    """Dies over each item as often as its name says, and then says it."""

    def work(item: str) -> str:
        times = Path(folder, item)
        died = len(times.read_text(encoding="utf-8")) if times.exists() else 0
        if died < int(item.partition("-")[0]):
            times.write_text("x" * (died + 1), encoding="utf-8")
            os.kill(os.getpid(), signal.SIGKILL)
        return item

    return work
