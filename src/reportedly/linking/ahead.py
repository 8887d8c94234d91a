"""Vectors made beside other work: those of texts that will be asked for soon, and of many texts at a time.

The encoder leaves the interpreter free while it reads, so a second processor reads while this one compares. A vector
depends on its text alone, so it makes no difference when it was made.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

import numpy as np

from reportedly.linking.linker import Embed, Floats

_THREADS = min(4, 1 + (os.cpu_count() or 1))  # one more, which reads while another waits for the interpreter
_TEXTS = 8  # that one thread reads at a time
_KEPT = 4  # times that something was wanted of which the vectors are kept


class Ahead:
    """An encoder that may be told what it will be asked for; the threads end with the context."""

    def __init__(self, embed: Embed) -> None:
        self._embed = embed
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="vectors")
        self._made: deque[dict[str, tuple[Future[Floats], int]]] = deque([{}], maxlen=_KEPT)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(cancel_futures=True)

    def want(self, texts: Iterable[str]) -> None:
        """Begins to read texts; what was wanted some times ago is forgotten."""
        self._made.append({})
        self._begin(texts)

    def __call__(self, texts: Sequence[str]) -> Floats:
        """The vectors of texts, of which there is at least one [n, dimensions]; raises what the encoder does."""
        self._begin(texts)
        made = (next(held[text] for held in self._made if text in held) for text in texts)
        return np.stack([reading.result()[place] for reading, place in made])

    def _begin(self, texts: Iterable[str]) -> None:
        new = [text for text in dict.fromkeys(texts) if not any(text in held for held in self._made)]
        for start in range(0, len(new), _TEXTS):
            part = new[start : start + _TEXTS]
            reading = self._threads.submit(self._embed, part)
            self._made[-1] |= {text: (reading, place) for place, text in enumerate(part)}
