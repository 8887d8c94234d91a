"""What holds about pairs of claims, kept in memory while a desk is linked, so that no judgement is read twice.

Nobody else can change what holds about claims without their documents being marked, so it is enough to read those again
that a run links.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Set

from reportedly.linking.clusters import Bonds, Link
from reportedly.linking.judgements import Holding, bonds_of, by_rule, holding, link
from reportedly.model import Judgement, Verdict
from reportedly.store import View

_MOST = 4_000_000  # pairs, of which one takes a fifth of a kilobyte


class HeldPairs:
    """What holds about the pairs of those claims that were read so far: a link of the rule, or what a person said."""

    def __init__(self, most: int = _MOST) -> None:
        self._most, self._count = most, 0
        self._read: set[str] = set()
        self._near: dict[str, dict[str, Link | Verdict]] = {}

    def begin(self, claims: Collection[str], judgements: Iterable[Judgement]) -> None:
        """Begins a run that links these claims; ``judgements`` are all that name one of them, in order of time."""
        if self._count > self._most:
            self._read, self._near, self._count = set(), {}, 0
        for claim in claims:
            self._drop(claim)
        self._read.update(claims)
        self._put(holding(judgements))

    def add(self, made: Iterable[Judgement]) -> None:
        """Takes in what the rule has just judged, of which nobody has heard yet; what a person said stays."""
        held = holding(made)
        self._put({(a, b): j for (a, b), j in held.items() if not isinstance(self._near.get(a, {}).get(b), Verdict)})

    def read(self, view: View, claims: Collection[str]) -> None:
        """Reads what is judged about those of the claims that were not read yet."""
        new = [claim for claim in claims if claim not in self._read]
        found = holding(view.judged(new))
        self._put({pair: j for pair, j in found.items() if self._read.isdisjoint(pair)})
        self._read.update(new)

    def same(self, claim: str) -> Iterator[str]:
        """The claims that are the same as a claim that was read."""
        for other, held in self._near.get(claim, {}).items():
            if held.clear if isinstance(held, Link) else held is Verdict.SAME:
                yield other

    def among(self, claims: Set[str]) -> tuple[list[Link], Bonds]:
        """What holds about pairs of which both are among these claims, which were read."""
        links, said = list[Link](), list[tuple[tuple[str, str], Verdict]]()
        for claim in claims:
            for other, held in self._near.get(claim, {}).items():
                if claim < other and other in claims:
                    if isinstance(held, Link):
                        links.append(held)
                    else:
                        said.append(((claim, other), held))
        return links, bonds_of(said)

    def _drop(self, claim: str) -> None:
        for other in self._near.pop(claim, ()):
            del self._near[other][claim]
            self._count -= 1

    def _put(self, held: Holding) -> None:
        for (left, right), judgement in held.items():
            found = link((left, right), judgement) if by_rule(judgement) else judgement.verdict
            beside = self._near.setdefault(left, {})
            self._count += right not in beside
            if found is None:
                beside.pop(right, None)
                self._near.get(right, {}).pop(left, None)
                self._count -= 1
            else:
                beside[right] = self._near.setdefault(right, {})[left] = found
