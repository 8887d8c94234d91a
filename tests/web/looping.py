"""A loop of one's own for a test that waits, since a browser of the same process may keep this thread's running."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def waited(work: Coroutine[Any, Any, T]) -> T:
    """What ``work`` comes to."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(asyncio.run, work).result()
