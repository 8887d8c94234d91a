"""Which claims are worth comparing with a new one: those near it in meaning, and those that share what is rare.

Nearness is found with usearch (HNSW over cosines in half precision; Malkov and Yashunin 2018), exactly while there are
few claims. The rare words, names and figures of a claim have lists of where they stand. Either way gives ``LIMIT``
claims at most, so that the work for one claim does not grow with the number of its copies. Claims of documents further
apart than the window, in days, are left out where both days are known.
"""

from __future__ import annotations

from array import array
from collections import defaultdict

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from usearch.index import Index

from reportedly.linking.profiles import Profile

Floats = NDArray[np.float32]

LIMIT = 50
WINDOW = 180
_FEW = 4_000  # claims among which the nearest are looked up exactly
_ALIKE = 0.3  # the cosine under which nearness says nothing
_KEYS = 10  # rare words of a claim that are looked up
_LONG = 3_000  # a list that is longer belongs to no rare word
_CONNECTIVITY, _EXPANSION = 16, 64


class Candidate(Struct, frozen=True):
    """A claim to compare with, by its place, and the cosine of the two vectors."""

    place: int
    similarity: float


class Candidates:
    """The claims so far, each known by its place: the order in which it came."""

    def __init__(self, dimensions: int, *, limit: int = LIMIT, window: int = WINDOW) -> None:
        self._limit, self._window = limit, window
        self._near = Index(
            ndim=dimensions, metric="cos", dtype="f16", connectivity=_CONNECTIVITY, expansion_add=_EXPANSION
        )
        self._lists: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self._days = array("i")

    def __len__(self) -> int:
        return len(self._days)

    def add(self, profile: Profile, vector: Floats) -> int:
        """Takes in a claim with its unit vector; its place."""
        place = len(self._days)
        self._near.add(place, vector)
        for key in keys(profile):
            self._lists[key].append(place)
        self._days.append(profile.published or 0)
        return place

    def of(self, profile: Profile, vector: Floats) -> tuple[Candidate, ...]:
        """The claims worth comparing with one that need not be among them, the nearest first."""
        if not self._days:
            return ()
        near = self._nearest(vector)
        shared = [place for place in self._sharing(profile) if place not in near]
        if shared:
            vectors = np.asarray(self._near.get(np.array(shared, dtype=np.uint64)), dtype=np.float32)
            near |= dict(zip(shared, (vectors @ vector).tolist(), strict=True))
        inside = (Candidate(p, s) for p, s in near.items() if self._in_window(profile, p))
        return tuple(sorted(inside, key=lambda c: (-c.similarity, c.place)))

    def _nearest(self, vector: Floats) -> dict[int, float]:
        found = self._near.search(vector, min(self._limit, len(self)), exact=len(self) <= _FEW)
        near = zip(found.keys.tolist(), (1 - found.distances).tolist(), strict=True)
        return {place: similarity for place, similarity in near if similarity >= _ALIKE}

    def _sharing(self, profile: Profile) -> list[int]:
        """The places that share most of the rare words, by their weight; of equals the latest."""
        lists = [(weight, self._lists[key]) for key, weight in keys(profile).items() if key in self._lists]
        lists = [(weight, places) for weight, places in lists if len(places) <= _LONG]
        if not lists:
            return []
        places = np.concatenate([np.frombuffer(found, dtype=np.uint32) for _, found in lists])
        weights = np.concatenate([np.full(len(found), weight) for weight, found in lists])
        unique, where = np.unique(places, return_inverse=True)
        totals = np.bincount(where, weights)
        best = np.lexsort((-unique.astype(np.int64), -totals))[: self._limit]
        found_places: list[int] = unique[best].tolist()
        return found_places

    def _in_window(self, profile: Profile, place: int) -> bool:
        day = self._days[place]
        return not day or profile.published is None or abs(day - profile.published) <= self._window


def keys(profile: Profile) -> dict[str, float]:
    """What a claim is looked up by, with weights: its rarest words, its names, and figures with what they count."""
    words = sorted(profile.words.items(), key=lambda pair: (-pair[1], pair[0]))[:_KEYS]
    found = {f"w {word}": weight**2 for word, weight in words}
    found |= {f"n {word}": 0.1 for name in profile.names for word in name.words if len(word) > 2}
    return found | {f"f {figure.value:g} {figure.unit}": 0.1 for figure in profile.figures if figure.unit}
