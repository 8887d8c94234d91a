"""The shape of a provenance graph: who leads back to whom, with circles taken as one, and where all ways end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import rustworkx
from msgspec import Struct

from reportedly.model import Edge, Relation, TimeOrder


class Structure(Struct, frozen=True):
    """Followed edges by the place of their nodes. ``part`` is the number of each node's circle, most of one node.

    ``before`` are the places that a node leads to, ``after`` those that lead to it; ``ends`` are the circles that
    nothing leads out of.
    """

    ids: tuple[str, ...]
    place: dict[str, int]
    part: list[int]
    parts: list[list[int]]
    before: list[list[int]]
    after: list[list[int]]
    ends: tuple[int, ...]

    def upstream(self, start: Iterable[int]) -> set[int]:
        """The places from which ``start`` came, themselves among them."""
        return _reached(start, self.before)

    def downstream(self, start: Iterable[int]) -> set[int]:
        """The places that came from ``start``, themselves among them."""
        return _reached(start, self.after)


def followed(edge: Edge) -> bool:
    """Whether an edge leads back to an origin: not against the order of time, and not to itself."""
    return edge.order is not TimeOrder.AGAINST and edge.derived != edge.origin


def ways(edge: Edge) -> tuple[tuple[str, str], ...]:
    """The steps that an edge allows: from what is derived to its origin, and both ways where the two are one."""
    if not followed(edge):
        return ()
    step = (edge.derived, edge.origin)
    return (step, step[::-1]) if edge.relation is Relation.ALTERNATE else (step,)


def structure(ids: Sequence[str], edges: Iterable[Edge]) -> Structure:
    """The shape of the followed ones of ``edges``; those that name a node that is not there are passed over."""
    place = {key: number for number, key in enumerate(ids)}
    pairs = {(place[here], place[there]) for e in edges for here, there in ways(e) if here in place and there in place}
    graph: rustworkx.PyDiGraph[int, None] = rustworkx.PyDiGraph(multigraph=False)
    graph.add_nodes_from(range(len(ids)))
    graph.add_edges_from_no_data(sorted(pairs))
    parts = [sorted(part) for part in rustworkx.strongly_connected_components(graph)]
    parts.sort()
    part = [0] * len(ids)
    for number, members in enumerate(parts):
        for member in members:
            part[member] = number
    before: list[list[int]] = [[] for _ in ids]
    after: list[list[int]] = [[] for _ in ids]
    leaving = set()
    for derived, origin in sorted(pairs):
        before[derived].append(origin)
        after[origin].append(derived)
        if part[derived] != part[origin]:
            leaving.add(part[derived])
    ends = tuple(number for number in range(len(parts)) if number not in leaving)
    return Structure(tuple(ids), place, part, parts, before, after, ends)


def _reached(start: Iterable[int], steps: Sequence[Sequence[int]]) -> set[int]:
    found = set(start)
    waiting = list(found)
    while waiting:
        for other in steps[waiting.pop()]:
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found
