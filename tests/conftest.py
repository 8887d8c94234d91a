"""What holds for every test: no connection leaves this machine, and hypothesis neither times nor remembers."""

from __future__ import annotations

import os
import sys
from typing import Any

from hypothesis import settings

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")


def _only_loopback(event: str, arguments: tuple[Any, ...]) -> None:
    """Fails a test that opens a connection to anything but the loopback addresses."""
    if event != "socket.connect" or not isinstance(arguments[1], tuple):
        return
    host = str(arguments[1][0])
    if not host.startswith("127.") and host not in {"::1", "localhost"}:
        raise RuntimeError(f"a test tried to connect to {host}")


sys.addaudithook(_only_loopback)
