"""The claims that are joined, as columns of numbers, and graphs over them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.batch.output import Output

Numbers = NDArray[np.int64]
_COLUMNS = ("n", "document", "copy", "day")


class Claims(Struct, frozen=True):
    """Columns [n] as the features have them, each claim once, in order of ``n``."""

    n: Numbers
    document: Numbers
    copy: Numbers
    day: Numbers

    def places(self, claims: Numbers) -> Numbers:
        """Where claims stand."""
        found: Numbers = np.searchsorted(self.n, claims)
        return found

    def heads(self) -> Numbers:
        """For each claim, where the first in time of those in the same words of one day stands."""
        order = np.argsort(self.in_time())
        _, firsts, group = np.unique(self.copy[order], return_index=True, return_inverse=True)
        found = np.empty(len(order), np.int64)
        found[order] = order[firsts[group]]
        return found

    def firsts(self) -> Numbers:
        """The claims that stand for all in the same words of one day, in order."""
        found: Numbers = self.n[distinct(self.heads())]
        return found

    def only(self, claims: Numbers) -> Claims:
        """Some of the claims, given in order."""
        places = self.places(claims)
        return Claims(claims, self.document[places], self.copy[places], self.day[places])

    def in_time(self) -> Numbers:
        """The rank of each claim in the order of comparing: by day (no day first), document and id."""
        ranks = np.empty(len(self.n), np.int64)
        ranks[np.lexsort((self.n, self.document, self.day))] = np.arange(len(self.n))
        return ranks


def read_claims(output: Output, folder: str, shards: Sequence[str]) -> Claims:
    """The claims of shards, from their features in a folder."""
    tables = [output.read_arrow(f"{folder}/{name}.parquet", _COLUMNS) for name in shards]
    columns = [np.concatenate([table[name].to_numpy() for table in tables]).astype(np.int64) for name in _COLUMNS]
    firsts = np.unique(columns[0], return_index=True)[1]
    return Claims(*(column[firsts] for column in columns))


def components(one: Numbers, other: Numbers, count: int) -> Numbers:
    """For each of so many nodes, the first of those that edges [n] connect it with."""
    labels = np.arange(count)
    while True:
        least = np.minimum(labels[one], labels[other])
        fresh = labels.copy()
        for ends in (one, other, labels[one], labels[other]):
            np.minimum.at(fresh, ends, least)
        fresh = fresh[fresh]
        if np.array_equal(fresh, labels):
            return labels
        labels = fresh


def distinct(numbers: Numbers) -> Numbers:
    """The numbers in order, each once (``np.unique`` hashes them, which takes twenty times as long for millions)."""
    found: Numbers = np.sort(numbers)
    return found[np.r_[True, found[1:] != found[:-1]]] if len(found) else found


def are_in(held: Numbers, numbers: Numbers) -> NDArray[np.bool_]:
    """Which of the numbers [n] are among those that are held, which are in order."""
    if not len(held):
        return np.zeros(len(numbers), bool)
    found: NDArray[np.bool_] = held[np.minimum(np.searchsorted(held, numbers), len(held) - 1)] == numbers
    return found
