"""Work on many things, some at a time: reading text with the encoder leaves the interpreter free for another thread."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")
R = TypeVar("R")
_THREADS = min(4, os.cpu_count() or 1)
_TEXTS = 64  # that one thread reads at a time


def at_once(work: Callable[[T], R], things: Sequence[T]) -> Iterator[R]:
    """What ``work`` gives for each of the things, in their order; it must not matter which is done first."""
    if len(things) < 2 or _THREADS < 2:
        yield from map(work, things)
        return
    with ThreadPoolExecutor(_THREADS) as threads:
        yield from threads.map(work, things)


def vectors(embed: Callable[[Sequence[str]], NDArray[np.float32]], texts: Sequence[str]) -> NDArray[np.float32]:
    """The vectors of texts, of which there is at least one [n, dimensions]."""
    parts = [texts[start : start + _TEXTS] for start in range(0, len(texts), _TEXTS)]
    return np.concatenate(list(at_once(embed, parts)))
