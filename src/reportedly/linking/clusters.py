"""Claims into rumours: average linkage over what was compared, so that no chain of weak links joins.

Two groups are joined while the mean score of their pairs is at least ``join``, the closest first. A pair that was not
compared counts as 0: it had nothing in common that would have made it a candidate. So one strong link between two
groups is not enough, and where in doubt there are two. Candidates are limited, so a group counts as ``ENOUGH`` claims
at most. What a person decided binds: *same* joins first, and *not same* keeps apart whatever would be joined otherwise.

The outcome depends on the set of claims and links alone, and on each connected part of it alone: neither the order of
arrival nor what happens elsewhere makes a difference. (Sokal and Michener 1958, UPGMA, over a sparse graph.)
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping

from msgspec import Struct

JOIN = 0.5
ENOUGH = 24  # of a larger group, it is enough to have been compared with so many


class Link(Struct, frozen=True, order=True):
    """Two claims that were compared, ``left`` before ``right``, and how likely they tell of one event."""

    left: str
    right: str
    score: float


class Bonds(Struct, frozen=True):
    """What people decided about pairs, ``left`` before ``right``: those that are the same and those that are not."""

    same: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()


def clusters(
    claims: Iterable[str], links: Iterable[Link], bonds: Bonds | None = None, join: float = JOIN
) -> tuple[tuple[str, ...], ...]:
    """The groups of claims, each in order of the ids, in order of their first; every claim is in one."""
    bound = bonds if bonds is not None else Bonds()
    scores: dict[tuple[str, str], float] = {}
    for link in links:
        pair = (link.left, link.right) if link.left < link.right else (link.right, link.left)
        scores[pair] = max(link.score, scores.get(pair, 0.0))
    groups: list[tuple[str, ...]] = []
    for part in parts(claims, [p for p, s in scores.items() if s >= join] + list(bound.same)):
        groups += _Linkage(part, scores, bound, join).groups() if len(part) > 1 else [part]
    return tuple(sorted(groups))


def parts(claims: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The connected parts of a graph, each in order."""
    root = {claim: claim for claim in claims}

    def find(claim: str) -> str:
        while root[claim] != claim:
            root[claim] = root[root[claim]]
            claim = root[claim]
        return claim

    for left, right in pairs:
        if left in root and right in root:
            a, b = sorted((find(left), find(right)))
            root[b] = a
    gathered: dict[str, list[str]] = {}
    for claim in sorted(root):
        gathered.setdefault(find(claim), []).append(claim)
    return [tuple(part) for part in gathered.values()]


class _Linkage:
    """One connected part on its way from single claims to groups; a group goes by the first of its claims."""

    def __init__(
        self, part: tuple[str, ...], scores: Mapping[tuple[str, str], float], bonds: Bonds, join: float
    ) -> None:
        self._join = join
        self._members = {claim: [claim] for claim in part}
        self._near: dict[str, dict[str, tuple[float, int]]] = {claim: {} for claim in part}
        self._apart: dict[str, set[str]] = {claim: set() for claim in part}
        inside = set(part)
        for left, right in bonds.apart:
            if left in inside and right in inside:
                self._apart[left].add(right)
                self._apart[right].add(left)
        for (left, right), score in sorted(scores.items()):
            if left in inside and right in inside:
                self._near[left][right] = self._near[right][left] = (score, 1)
        self._heap: list[tuple[float, str, str]] = []
        for left, right in sorted(pair for pair in bonds.same if inside.issuperset(pair)):
            self._merge(self._group(left), self._group(right))
        self._heap = [
            (-self._linkage(left, right), left, right)
            for left in self._near
            for right in self._near[left]
            if left < right
        ]
        heapq.heapify(self._heap)

    def groups(self) -> list[tuple[str, ...]]:
        """Joins the closest two while they are close enough."""
        while self._heap and -self._heap[0][0] >= self._join:
            closeness, left, right = heapq.heappop(self._heap)
            current = left in self._members and right in self._near.get(left, {})
            if current and -self._linkage(left, right) == closeness:
                self._merge(left, right)
        return [tuple(sorted(members)) for members in self._members.values()]

    def _group(self, claim: str) -> str:
        return next(name for name, members in self._members.items() if claim in members)

    def _linkage(self, left: str, right: str) -> float:
        total, compared = self._near[left][right]
        size = min(len(self._members[left]), ENOUGH) * min(len(self._members[right]), ENOUGH)
        return total / max(compared, size)

    def _merge(self, left: str, right: str) -> None:
        """Joins two groups, unless a person keeps some of theirs apart."""
        if left == right or right in self._apart[left]:
            return
        kept, gone = min(left, right), max(left, right)
        self._members[kept] += self._members.pop(gone)
        for other in self._apart.pop(gone):
            self._apart[other].discard(gone)
            self._apart[other].add(kept)
            self._apart[kept].add(other)
        near = self._near[kept]
        near.pop(gone, None)
        for other, (total, compared) in self._near.pop(gone).items():
            if other == kept:
                continue
            before = near.get(other, (0.0, 0))
            near[other] = (before[0] + total, before[1] + compared)
            del self._near[other][gone]
        for other, link in near.items():
            self._near[other][kept] = link
            left, right = min(kept, other), max(kept, other)
            heapq.heappush(self._heap, (-self._linkage(left, right), left, right))
