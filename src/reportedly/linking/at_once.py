"""Work on many things, some at a time: reading text with the encoder leaves the interpreter free for another thread."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
_THREADS = min(4, os.cpu_count() or 1)


def at_once(work: Callable[[T], R], things: Sequence[T]) -> Iterator[R]:
    """What ``work`` gives for each of the things, in their order; it must not matter which is done first."""
    if len(things) < 2 or _THREADS < 2:
        yield from map(work, things)
        return
    with ThreadPoolExecutor(_THREADS) as threads:
        yield from threads.map(work, things)
