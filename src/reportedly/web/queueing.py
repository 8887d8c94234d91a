"""Signing in takes a while on purpose, and must not hold up those who are in already."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from reportedly.people.signing_in import TooOftenError

T = TypeVar("T")
AT_ONCE, WAITING = 2, 20
_SOON = 10.0  # seconds


class Queue:
    """Work that takes long, done beside the threads that make pages: two at a time, and no more than 20 waiting."""

    def __init__(self) -> None:
        self._workers = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="queue")
        self._waiting = 0

    async def run(self, work: Callable[[], T]) -> T:
        """What ``work`` returns; raises TooOftenError where too much is waiting."""
        if self._waiting >= WAITING:
            raise TooOftenError(_SOON)
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._workers, work)
        finally:
            self._waiting -= 1

    def close(self) -> None:
        """Ends the threads after what they are at."""
        self._workers.shutdown(wait=False, cancel_futures=True)
