"""Which claims are worth comparing with a new one: those near it in meaning, and those that share what is rare.

Nearness is a cosine (``nearest``). The rare words, names and figures of a claim have lists of where they stand
(``postings``). Either way gives ``LIMIT`` claims at most, so that the work for one claim does not grow with the number
of its copies. Claims of documents further apart than the window, in days, are left out where both days are known. Of
the candidates, ``worth`` leaves those that may matter (``screening``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.linking.columns import Column
from reportedly.linking.nearest import DIRECTIONS, KEPT, Nearest, Numbers, as_kept
from reportedly.linking.postings import BLANK, Postings, Run, key_of
from reportedly.linking.profiles import Profile
from reportedly.linking.screening import TERMS, Terms, may_matter, terms
from reportedly.linking.weighing import Weighing

Floats = NDArray[np.float32]
Places = NDArray[np.uint32]
May = Callable[[Places], NDArray[np.bool_]]
"""Which of some places a claim may be compared with."""

LIMIT = 50
WINDOW = 180
_KEYS = 10  # rare words of a claim that are looked up
_TOGETHER = 64  # claims that are looked up at once
_LONG = 3_000  # a list that is longer belongs to no rare word
_BLOCK = 2 * _LONG  # places of a list that are looked at together
_NO_DAY = 0
_MOST = 0.5  # of some rows: where more are inside, all are compared


class Candidate(Struct, frozen=True, gc=False):
    """A claim to compare with, by its place, and the cosine of the two vectors."""

    place: int
    similarity: float


class Parts(Struct, frozen=True):
    """What candidates are found in: rows by place, vectors, and lists of places; in memory or kept in files."""

    days: Column
    numbers: Column
    weights: Column
    has: Column
    nearest: Nearest
    postings: Postings


def in_memory(dimensions: int) -> Parts:
    """Empty parts for vectors of that many dimensions."""
    return Parts(
        days=Column("<i4"),
        numbers=Column("<u4", 2 * TERMS),
        weights=Column("<f2", 2 * TERMS),
        has=Column("u1"),
        nearest=Nearest(Column(KEPT, dimensions), lambda _: Column("<f4", DIRECTIONS)),
        postings=Postings(lambda name: Run(name, Column("<u8"), Column("<u4"))),
    )


class Candidates:
    """The claims so far, each known by its place: the order in which it came."""

    def __init__(self, parts: Parts, *, limit: int = LIMIT, window: int = WINDOW) -> None:
        self._parts, self._limit, self._window = parts, limit, window

    def __len__(self) -> int:
        return len(self._parts.days)

    def add(self, profiles: Sequence[Profile], vectors: Floats, extra: Sequence[Sequence[str]] = ()) -> range:
        """Takes in claims with their unit vectors; their places.

        ``extra`` are further keys of each claim, which ``having`` looks up.
        """
        first = len(self)
        places, found = [], []
        for place, profile in enumerate(profiles, first):
            own = [*keys(profile), *(extra[place - first] if extra else ())]
            found += [key_of(key) for key in own]
            places += [place] * len(own)
        made = [terms(profile) for profile in profiles]
        if made:
            self._parts.numbers.append(np.concatenate([t.numbers for t in made]).reshape(len(made), -1))
            self._parts.weights.append(np.concatenate([t.weights for t in made]).reshape(len(made), -1))
            self._parts.has.append(np.concatenate([t.has for t in made]))
            self._parts.nearest.add(vectors)
            self._parts.postings.add(np.array(found, dtype=np.uint64), np.array(places, dtype=np.uint32))
            self._parts.days.append(np.array([profile.published or 0 for profile in profiles]))
        return range(first, len(self))

    def of(
        self, profiles: Sequence[Profile], vectors: Floats, before: Sequence[int] | None = None
    ) -> list[tuple[Candidate, ...]]:
        """For each claim, those worth comparing with it among all, or those ``before`` a place; the nearest first."""
        if not len(self):
            return [()] * len(profiles)
        ends = before if before is not None else [len(self)] * len(profiles)
        found: list[tuple[Candidate, ...]] = []
        for start in range(0, len(profiles), _TOGETHER):
            part = slice(start, start + _TOGETHER)
            found += self._of(profiles[part], vectors[part], ends[part])
        return found

    def _of(self, profiles: Sequence[Profile], vectors: Floats, ends: Sequence[int]) -> list[tuple[Candidate, ...]]:
        vectors = as_kept(vectors)
        inside = _Inside(self._parts.days.rows, [profile.published for profile in profiles], ends, self._window)
        near = self._parts.nearest.of(vectors, self._limit, inside)
        return [
            self._with_sharing(profile, vector, places, cosines, inside.of(number))
            for number, (profile, vector, (places, cosines)) in enumerate(zip(profiles, vectors, near, strict=True))
        ]

    def worth(self, profile: Profile, found: Sequence[Candidate], weighing: Weighing) -> tuple[Candidate, ...]:
        """Those of the candidates of a claim that may be judged anything but plainly not the same."""
        if not found:
            return ()
        places = np.array([candidate.place for candidate in found])
        shape = (len(places), 2, TERMS)
        others = Terms(
            self._parts.numbers.rows[places].reshape(shape),
            self._parts.weights.rows[places].astype(np.float32).reshape(shape),
            self._parts.has.rows[places],
        )
        similarities = np.array([candidate.similarity for candidate in found], dtype=np.float32)
        good = may_matter(profile, others, similarities, weighing)
        return tuple(candidate for candidate, may in zip(found, good.tolist(), strict=True) if may)

    def having(self, wanted: Sequence[str]) -> list[bool]:
        """Whether any claim has each of the keys."""
        lists = self._parts.postings.lists(list(map(key_of, wanted)))
        return [any((places < len(self)).any() for places in parts) for parts in lists]

    def blank(self, places: Sequence[int]) -> None:
        """Takes claims out for good; their places stay empty."""
        if places:
            self._parts.nearest.blank(places)
            self._parts.postings.blank(places)
            self._parts.numbers.put(list(places), 0)
            self._parts.weights.put(list(places), 0)

    def _with_sharing(
        self, profile: Profile, vector: Floats, places: Numbers, cosines: Floats, may: May
    ) -> tuple[Candidate, ...]:
        near = set(places.tolist())
        shared = np.array([place for place in self._sharing(profile, may).tolist() if place not in near], np.int64)
        if len(shared):
            places = np.concatenate([places, shared])
            cosines = np.concatenate([cosines, self._parts.nearest.cosines(shared, vector)])
        order = np.lexsort((places, -cosines))
        return tuple(map(Candidate, places[order].tolist(), cosines[order].tolist()))

    def _sharing(self, profile: Profile, may: May) -> Numbers:
        """The places that share most of the rare words, by their weight; of equals the latest."""
        own = keys(profile)
        found: list[Places] = []
        heavy: list[float] = []
        for weight, parts in zip(own.values(), self._parts.postings.lists(list(map(key_of, own))), strict=True):
            few = parts if sum(map(len, parts)) <= _LONG else [_rare(parts, may)]
            found += few
            heavy += [weight] * len(few)
        if not found:
            return np.empty(0, np.int64)
        places, weights = np.concatenate(found), np.repeat(heavy, list(map(len, found)))
        there = places != BLANK
        places, weights = places[there], weights[there]
        inside = may(places)
        unique, totals = _totals(places[inside], weights[inside])
        if len(unique) > self._limit:
            good = totals >= np.partition(totals, -self._limit)[-self._limit]
            unique, totals = unique[good], totals[good]
        best = np.lexsort((-unique, -totals))[: self._limit]
        return unique[best]


def _totals(places: Places, weights: NDArray[np.float64]) -> tuple[Numbers, NDArray[np.float64]]:
    """Each of the places once, in order, and the sum of its weights. Quick for a few lists that are in order."""
    order = np.argsort(places, kind="stable")
    ordered = places[order].astype(np.int64)
    first = np.diff(ordered, prepend=-1) > 0
    return ordered[first], np.bincount(np.cumsum(first) - 1, weights[order]).astype(np.float64)


def _rare(parts: Sequence[Places], may: May) -> Places:
    """Those of the places that a claim may be compared with; none where they are too many for a rare word."""
    found: list[Places] = []
    count = 0
    for places in parts:
        for start in range(0, len(places), _BLOCK):
            some = places[start : start + _BLOCK]
            some = some[some != BLANK]
            found.append(some[may(some)])
            count += len(found[-1])
            if count > _LONG:
                return np.empty(0, np.uint32)
    return np.concatenate(found) if found else np.empty(0, np.uint32)


class _Inside:
    """The claims that each of some claims may be compared with: those before a place, within the window of its day."""

    def __init__(self, days: NDArray[np.int32], own: Sequence[int | None], before: Sequence[int], window: int) -> None:
        self._days, self._window = days, np.int32(window)
        self._own = np.array([day or _NO_DAY for day in own], dtype=np.int32)
        self._before = np.array(before, dtype=np.int64)

    def rows(self, start: int, end: int) -> Numbers | None:
        """The places from one to another that any of the claims may be compared with; None for all."""
        last = int(self._before.max())
        if (self._own == _NO_DAY).any():
            return None if start < last else np.empty(0, np.int64)
        days = self._days[start : min(end, max(start, last))]
        first, until = self._own.min() - self._window, self._own.max() + self._window
        some = (days == _NO_DAY) | ((days >= first) & (days <= until))
        return None if some.sum() > _MOST * (end - start) else start + np.flatnonzero(some)

    def may(self, queries: Numbers, places: Numbers) -> NDArray[np.bool_]:
        """Whether each of the claims, by its number, may be compared with the one at its place."""
        days, own = self._days[places], self._own[queries]
        near = (own == _NO_DAY) | (days == _NO_DAY) | (np.abs(days - own) <= self._window)
        found: NDArray[np.bool_] = near & (places < self._before[queries])
        return found

    def of(self, number: int) -> May:
        """The same for one of the claims."""
        own, before = self._own[number], self._before[number]

        def may(places: Places) -> NDArray[np.bool_]:
            found: NDArray[np.bool_] = places < before
            if own != _NO_DAY:
                days = self._days[places]
                found &= (days == _NO_DAY) | (np.abs(days - own) <= self._window)
            return found

        return may


def keys(profile: Profile) -> dict[str, float]:
    """What a claim is looked up by, with weights: its rarest words, its names, and figures with what they count."""
    words = sorted(profile.words.items(), key=lambda pair: (-pair[1], pair[0]))[:_KEYS]
    found = {f"w {word}": weight**2 for word, weight in words}
    found |= {f"n {word}": 0.1 for name in profile.names for word in name.words if len(word) > 2}
    return found | {f"f {figure.value:g} {figure.unit}": 0.1 for figure in profile.figures if figure.unit}
