"""Vectors made beside other work: those of texts that will be asked for soon, and of many texts at a time.

The encoder leaves the interpreter free while it reads, so a second processor reads while this one compares. A vector
depends on its text alone, so it makes no difference when it was made.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

import numpy as np

from reportedly.linking.linker import Embed, Floats

_THREADS = min(4, 1 + (os.cpu_count() or 1))  # one more, which reads while another waits for the interpreter
_TEXTS = 8  # that one thread reads at a time
_KEPT = 50_000  # texts that were wanted and never asked for, at most


class Ahead:
    """An encoder that may be told what it will be asked for; the threads end with the context."""

    def __init__(self, embed: Embed) -> None:
        self._embed = embed
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="vectors")
        self._made: dict[str, tuple[Future[Floats], int]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(cancel_futures=True)

    def want(self, texts: Iterable[str]) -> None:
        """Begins to read texts, which are kept until they are asked for; of too many, the first are forgotten."""
        self._begin(texts)
        while len(self._made) > _KEPT:
            del self._made[next(iter(self._made))]

    def __call__(self, texts: Sequence[str]) -> Floats:
        """The vectors of texts, of which there is at least one [n, dimensions]; raises what the encoder does."""
        self._begin(texts)
        found = np.stack([reading.result()[place] for reading, place in map(self._made.__getitem__, texts)])
        for text in set(texts):
            del self._made[text]
        return found

    def _begin(self, texts: Iterable[str]) -> None:
        new = [text for text in dict.fromkeys(texts) if text not in self._made]
        for start in range(0, len(new), _TEXTS):
            part = new[start : start + _TEXTS]
            reading = self._threads.submit(self._embed, part)
            self._made |= {text: (reading, place) for place, text in enumerate(part)}
