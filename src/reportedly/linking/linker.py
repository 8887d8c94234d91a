"""Claims in, links out: each new claim is compared with its candidates alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.linking.candidates import LIMIT, WINDOW, Candidates, in_memory
from reportedly.linking.clusters import Bonds, Link, clusters
from reportedly.linking.comparison import JOINED, Answer, Comparison, Repeats, compare_all
from reportedly.linking.profiles import Profile
from reportedly.linking.weighing import CLAIMS, Weighing

Floats = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Floats]
"""Texts to unit vectors [n, dimensions]."""


_BATCH = 256
_OF = r"\d+(?:\s*(?:of|/)\s*\d+)?"
_COUNTER = re.compile(
    rf"\b(?:updates?|parts?|page|no\.|number|edition|episode|live ?blog|gallery|photo)\s*[#:]?\s*{_OF}\b|#\s?\d+\b"
    rf"|^\s*[(\[]\s*{_OF}\s*[)\]]|[(\[]\s*{_OF}\s*[)\]]\s*$|\s[-–—|]\s*{_OF}\s*$"
)
COPY = Comparison(answer=Answer.SAME, score=1.0, reasons=("the same words",))


class Compared(Struct, frozen=True, kw_only=True, gc=False):
    """Two claims by their ids, ``left`` before ``right``, and what they are to one another."""

    left: str
    right: str
    comparison: Comparison


class Linker:
    """The claims of a desk. Copies, the same words in another document, are one claim to it and are compared once.

    ``groups`` depends on the claims that were added, not on their order, as long as no claim has more candidates than
    ``limit``, nor more doubts than are read again; beyond that, a claim is compared with the nearest of those that are
    there when it comes.
    """

    def __init__(
        self,
        embed: Embed,
        *,
        weighing: Weighing = CLAIMS,
        repeats: Repeats | None = None,
        limit: int = LIMIT,
        window: int = WINDOW,
    ) -> None:
        self._embed, self._weighing, self._repeats, self._limit, self._window = embed, weighing, repeats, limit, window
        self._candidates: Candidates | None = None
        self._profiles: list[Profile] = []
        self._copies: dict[tuple[str, int | None], list[str]] = {}
        self.compared: dict[tuple[str, str], Comparison] = {}

    def add(self, profiles: Iterable[Profile]) -> tuple[Compared, ...]:
        """Takes in claims; what each was compared with, and with what outcome."""
        found: list[Compared] = []
        for batch in _batches(profiles):
            fresh = [profile for profile in batch if self._first(profile) and self._tells(profile)]
            if fresh:
                found += self._take(fresh, np.asarray(self._embed([p.text for p in fresh]), dtype=np.float32))
        return tuple(found)

    def copies(self) -> tuple[Compared, ...]:
        """Each copy beside the claim that stands for it."""
        return tuple(
            Compared(left=min(same[0], copy), right=max(same[0], copy), comparison=COPY)
            for same in self._copies.values()
            for copy in same[1:]
        )

    def groups(self, bonds: Bonds | None = None) -> tuple[tuple[str, ...], ...]:
        """The rumours: ids of claims, each group and all groups in order; every claim is in one."""
        claims = [copy for same in self._copies.values() for copy in same]
        kept = ((pair, c) for pair, c in self.compared.items() if counts(c, self._weighing))
        links = [Link(*pair, found.score, found.answer in JOINED) for pair, found in kept]
        links += [Link(copy.left, copy.right, copy.comparison.score) for copy in self.copies()]
        return clusters(claims, links, bonds, self._weighing.join)

    def _first(self, profile: Profile) -> bool:
        """Whether these words are new, or too few to be known again; if not, it is kept with those that have them."""
        alike = (profile.id, None) if profile.thin else said(profile.text, profile.published)
        copies = self._copies.setdefault(alike, [])
        copies.append(profile.id)
        return len(copies) == 1

    def _tells(self, profile: Profile) -> bool:
        """Whether a claim can be joined to another; one that says too little cannot, where the rules apply."""
        return not (profile.thin and self._weighing.rules)

    def _take(self, fresh: Sequence[Profile], vectors: Floats) -> Iterator[Compared]:
        if self._candidates is None:
            self._candidates = Candidates(in_memory(vectors.shape[1]), limit=self._limit, window=self._window)
        places = self._candidates.add(fresh, vectors)
        self._profiles += fresh
        for profile, candidates in zip(fresh, self._candidates.of(fresh, vectors, places), strict=True):
            near = [(self._profiles[candidate.place], candidate.similarity) for candidate in candidates]
            (found,) = compare_all([(profile, near)], self._weighing, self._repeats)
            for (other, _), comparison in zip(near, found, strict=True):
                left, right = sorted((profile.id, other.id))
                self.compared[left, right] = comparison
                yield Compared(left=left, right=right, comparison=comparison)


def counts(found: Comparison, weighing: Weighing = CLAIMS) -> bool:
    """Whether a comparison counts for groups: all but those that are plainly not the same, which are nearly all."""
    return found.answer is not Answer.NOT_SAME or found.score >= weighing.unsure


def said(text: str, day: int | None) -> tuple[str, int | None]:
    """What copies have in common: the words, in any case and spacing, and the day; a counter says nothing.

    So a feed that repeats itself ("live update 12", "#12", "(12/40)" at the end) says the same over and over.
    """
    return " ".join(_COUNTER.sub(" # ", text.lower()).split()), day


def _batches(profiles: Iterable[Profile]) -> Iterator[list[Profile]]:
    batch: list[Profile] = []
    for profile in profiles:
        batch.append(profile)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
