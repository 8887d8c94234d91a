"""Which claims have a word, a name or a figure: an inverted index of keys to places.

Entries lie in runs, each sorted by key. A new run is merged with those before it that are not much longer, so there
are few of them, and an entry is written again only a few times (a log-structured merge tree; O'Neil et al. 1996). A
run that is kept in files is never changed but to blank a place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.linking.columns import Column

Keys = NDArray[np.uint64]
Places = NDArray[np.uint32]
BLANK = 2**32 - 1
_FACTOR = 4


class Run(Struct, frozen=True):
    """Entries sorted by key, then by place; ``name`` is the number of the run."""

    name: int
    keys: Column
    places: Column


MakeRun = Callable[[int], Run]


@lru_cache(maxsize=1 << 16)
def key_of(word: str) -> int:
    """The number by which a key is known."""
    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


class Postings:
    """The runs, the oldest first; ``make`` gives an empty one of a number."""

    def __init__(self, make: MakeRun, runs: Iterable[Run] = ()) -> None:
        self._make = make
        self.runs = list(runs)
        self.dropped: list[Run] = []

    def add(self, keys: Keys, places: Places) -> None:
        """Takes in entries; their places are later than all before."""
        if not len(keys):
            return
        parts = [(keys, places)]
        size = len(keys)
        while self.runs and len(self.runs[-1].keys) < _FACTOR * size:
            last = self.runs.pop()
            self.dropped.append(last)
            parts.insert(0, (last.keys.rows, last.places.rows))
            size += len(last.keys)
        name = 1 + max((run.name for run in (*self.runs, *self.dropped)), default=0)
        self.runs.append(self._merged(parts, self._make(name)))

    def lists(self, keys: Sequence[int]) -> list[list[Places]]:
        """The places of each key, in order, as the runs have them."""
        wanted = np.array(keys, dtype=np.uint64)
        found: list[list[Places]] = [[] for _ in keys]
        for run in self.runs:
            held = run.keys.rows
            firsts, ends = np.searchsorted(held, wanted, "left"), np.searchsorted(held, wanted, "right")
            for number in np.flatnonzero(ends > firsts):
                found[number].append(run.places.rows[firsts[number] : ends[number]])
        return found

    def blank(self, places: Iterable[int]) -> None:
        """Takes places out of all lists."""
        gone = np.array(sorted(places), dtype=np.uint32)
        for run in self.runs if len(gone) else ():
            here = np.isin(run.places.rows, gone)
            if here.any():
                run.places.put(here, BLANK)

    @staticmethod
    def _merged(parts: Sequence[tuple[Keys, Places]], into: Run) -> Run:
        keys = np.concatenate([keys for keys, _ in parts])
        places = np.concatenate([places for _, places in parts])
        kept = np.flatnonzero(places != BLANK)
        order = kept[np.argsort(keys[kept], kind="stable")]
        into.keys.append(keys[order])
        into.places.append(places[order])
        return into
