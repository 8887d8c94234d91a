"""Claims into rumours: average linkage over what was compared, so that no chain of weak links joins.

Two groups are joined while the mean score of their pairs is at least ``join``, the closest first. A pair that was not
compared counts as 0: it had nothing in common that would have made it a candidate. So one strong link between two
groups is not enough, and where in doubt there are two. Candidates are limited, so that no claim can have been compared
with all of a large group: for each claim of the smaller one, the larger counts as ``ENOUGH`` claims at most. What a
person decided binds: *same* joins the groups of the two, *not same* keeps apart whatever else would be joined, by
another person too.

The outcome depends on the set of claims and links alone: the order of arrival makes no difference. It is local too. Let
some groups be given of which any two, with a clear link between them, come out as they are when they alone are joined
anew; then joining everything anew gives these groups. For take the first of all steps that would join claims of two of
them: until then each of the two has gone its own way, so the same step is there when they are alone. So after a change
only the groups that it touches, and their neighbours, need be looked at (``parts``). That is why equals are joined in
the order of their least ids, whatever else is near. (Sokal and Michener 1958, UPGMA, over a sparse graph.)
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, combinations

from msgspec import Struct

JOIN = 0.5
COPIED = 1.0
ENOUGH = 50  # of a larger group, it is enough that each claim was compared with so many
_NOTHING = (0.0, 0, 0)


Near = dict[str, dict[str, tuple[float, int, int]]]
"""Of groups that links are between: the sum of the scores, how many were compared, and how many of these are clear."""


class Link(Struct, frozen=True, order=True, gc=False):
    """Two claims that were compared, ``left`` before ``right``, and how likely they tell of one event.

    A link that is not ``clear`` counts in the mean of two groups and joins none by itself.
    """

    left: str
    right: str
    score: float
    clear: bool = True


class Bonds(Struct, frozen=True):
    """What people decided about pairs, ``left`` before ``right``: those that are the same and those that are not."""

    same: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()


def clusters(
    claims: Iterable[str], links: Iterable[Link], bonds: Bonds | None = None, join: float = JOIN
) -> tuple[tuple[str, ...], ...]:
    """The groups of claims, each in order of the ids, in order of their first; every claim is in one.

    Claims with a score of 1 are copies and count as one, so that it makes no difference how often a text was copied.
    Where a person keeps some of them apart, what was found about any of them holds of those that are the most.
    """
    bound = bonds if bonds is not None else Bonds()
    found = list(links)
    copies: dict[str, tuple[str, ...]] = {}
    of: dict[str, str] = {}  # each claim, to what all that is found about it holds of
    beside: list[Link] = []
    apart = _apart(bound)
    for whole in parts(claims, ((link.left, link.right) for link in found if link.score >= COPIED)):
        split = _unless_apart(whole, apart)
        copies |= {part[0]: part for part in split}
        of |= dict.fromkeys(whole, max(split, key=len)[0])
        beside += [Link(one[0], other[0], COPIED) for one, other in combinations(split, 2)]
    head = {copy: first for first, part in copies.items() for copy in part}
    bound = Bonds(_renamed(bound.same, head), _renamed(bound.apart, head))
    near = _near(chain(_moved(found, of), ((link.left, link.right, link) for link in beside)))
    joining = ((a, b) for a, held in near.items() for b, (score, _, clear) in held.items() if clear and score >= join)
    groups: list[tuple[str, ...]] = []
    for part in parts(copies, chain(joining, bound.same)):
        groups += _Linkage(part, near, bound, join).groups() if len(part) > 1 else [part]
    return tuple(sorted(tuple(sorted(copy for first in group for copy in copies[first])) for group in groups))


def _apart(bonds: Bonds) -> dict[str, set[str]]:
    """What each claim is kept apart from."""
    found: dict[str, set[str]] = {}
    for left, right in bonds.apart:
        found.setdefault(left, set()).add(right)
        found.setdefault(right, set()).add(left)
    return found


def _unless_apart(part: tuple[str, ...], apart: Mapping[str, set[str]]) -> list[tuple[str, ...]]:
    """Copies as one, or as several where a person keeps some of them apart: those apart from the same are one."""
    if len(part) == 1 or not any(claim in apart for claim in part):
        return [part]
    alike: dict[frozenset[str], list[str]] = {}
    for claim in part:
        alike.setdefault(frozenset(apart.get(claim, set()).intersection(part)), []).append(claim)
    return [tuple(claims) for claims in alike.values()]


def _moved(links: Iterable[Link], of: Mapping[str, str]) -> Iterator[tuple[str, str, Link]]:
    """Links between what all that is found about their claims holds of."""
    for link in links:
        left, right = of.get(link.left), of.get(link.right)
        if left is not None and right is not None and left != right:
            yield left, right, link


def _near(links: Iterable[tuple[str, str, Link]]) -> Near:
    """The best score of each two that links are between, and whether any of those is clear."""
    near: Near = {}
    for left, right, link in links:
        held = near.setdefault(left, {})
        score, _, clear = held.get(right, _NOTHING)
        held[right] = near.setdefault(right, {})[left] = max(link.score, score), 1, clear or int(link.clear)
    return near


def _renamed(pairs: frozenset[tuple[str, str]], head: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """What was decided about copies, said of the claims that stand for them."""
    known = ((head[a], head[b]) for a, b in pairs if a in head and b in head)
    return frozenset((min(pair), max(pair)) for pair in known if pair[0] != pair[1])


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
    """One connected part on its way from single claims to groups; a group goes by the least of its claims."""

    def __init__(self, part: tuple[str, ...], near: Near, bonds: Bonds, join: float) -> None:
        inside = set(part)
        self._join = join
        self._members = {claim: [claim] for claim in part}
        self._near = {c: {other: link for other, link in near.get(c, {}).items() if other in inside} for c in part}
        apart = _apart(bonds)
        self._apart = {claim: apart.get(claim, set()) & inside for claim in part}
        self._same = sorted(pair for pair in bonds.same if inside.issuperset(pair))
        self._heap = [
            (-score, a, b)
            for a in part
            for b, (score, _, clear) in self._near[a].items()
            if a < b and clear and score >= join
        ]
        heapq.heapify(self._heap)

    def groups(self) -> list[tuple[str, ...]]:
        """Joins the closest two while they are close enough, then what people joined."""
        while self._heap:
            closeness, left, right = heapq.heappop(self._heap)
            if right not in self._near.get(left, {}):
                continue  # one of them is in another group by now
            if -self._linkage(left, right) == closeness:
                self._merge(left, right)
            else:
                self._push(left, right)  # it can only have become less
        for left, right in self._same:
            self._merge(self._group(left), self._group(right))
        return [tuple(sorted(members)) for members in self._members.values()]

    def _group(self, claim: str) -> str:
        return next(name for name, members in self._members.items() if claim in members)

    def _linkage(self, left: str, right: str) -> float:
        total, compared, _ = self._near[left][right]
        fewer, more = sorted((len(self._members[left]), len(self._members[right])))
        return total / max(compared, fewer * min(more, ENOUGH))

    def _merge(self, left: str, right: str) -> None:
        """Joins two groups, unless a person keeps some of theirs apart; it goes by the least of its claims."""
        if left == right or right in self._apart[left]:
            return
        kept, gone = sorted((left, right))
        self._members[kept] += self._members.pop(gone)
        for other in self._apart.pop(gone):
            self._apart[other].discard(gone)
            self._apart[other].add(kept)
            self._apart[kept].add(other)
        near = self._near[kept]
        near.pop(gone, None)
        for other, link in self._near.pop(gone).items():
            if other == kept:
                continue
            before = near.get(other, _NOTHING)
            joined = (before[0] + link[0], before[1] + link[1], before[2] + link[2])
            near[other] = self._near[other][kept] = joined
            del self._near[other][gone]
            if joined[2]:
                self._push(kept, other)

    def _push(self, left: str, right: str) -> None:
        """Has two groups wait to be joined, where they are close enough."""
        closeness = self._linkage(left, right)
        if closeness >= self._join:
            heapq.heappush(self._heap, (-closeness, min(left, right), max(left, right)))
