"""What holds about pairs of claims, kept in memory while a desk is linked, so that no judgement is read twice.

Nobody else can change what holds about claims without their documents being marked, so it is enough to read those again
that a run links.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Set

import msgspec

from reportedly.linking.judgements import Holding, Pair, by_rule, holding
from reportedly.model import Judgement, Verdict
from reportedly.store import View

_MOST = 200_000  # pairs, of which one takes a third of a kilobyte


class HeldPairs:
    """What holds about the pairs of those claims that were read so far."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._read: set[str] = set()
        self._held: Holding = {}
        self._others: dict[str, set[str]] = {}

    def begin(self, claims: Collection[str], judgements: Iterable[Judgement]) -> None:
        """Begins a run that links these claims; ``judgements`` are all that name one of them, in order of time."""
        if len(self._held) > self._most:
            self._read, self._held, self._others = set(), {}, {}
        for claim in claims:
            self._drop(claim)
        self._read.update(claims)
        self._put(holding(judgements))

    def add(self, made: Iterable[Judgement]) -> None:
        """Takes in what the rule has just judged, of which nobody has heard yet."""
        held = holding(made)
        self._put({pair: j for pair, j in held.items() if pair not in self._held or by_rule(self._held[pair])})

    def read(self, view: View, claims: Collection[str]) -> None:
        """Reads what is judged about those of the claims that were not read yet."""
        new = [claim for claim in claims if claim not in self._read]
        found = holding(view.judged(new))
        self._put({pair: j for pair, j in found.items() if self._read.isdisjoint(pair)})
        self._read.update(new)

    def same(self, claim: str) -> Iterator[str]:
        """The claims that are the same as a claim that was read."""
        for other in self._others.get(claim, ()):
            if self._held[_pair(claim, other)].verdict is Verdict.SAME:
                yield other

    def among(self, claims: Set[str]) -> Holding:
        """What holds about pairs of which both are among these claims, which were read."""
        pairs = (_pair(claim, other) for claim in claims for other in self._others.get(claim, ()) if claim < other)
        return {pair: self._held[pair] for pair in pairs if pair[1] in claims}

    def _drop(self, claim: str) -> None:
        for other in self._others.pop(claim, ()):
            del self._held[_pair(claim, other)]
            self._others[other].discard(claim)

    def _put(self, held: Holding) -> None:
        for pair, judgement in held.items():
            self._held[pair] = msgspec.structs.replace(judgement, reasons=())
            for claim, other in (pair, pair[::-1]):
                self._others.setdefault(claim, set()).add(other)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
