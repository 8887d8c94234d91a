"""Where each node of a drawing stands: time from left to right, and what came from one origin in one band of rows.

Every node has a row of its own, below what it was folded into, so no name covers another.
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from reportedly.model import Fold, NodeKind, Origins, Provenance
from reportedly.rumours.sightings import instant

STEP = 26.0  # from one node to what came from it, at least


class Place(Struct, frozen=True):
    """A node's row, counted from 0, how far to the right it stands in ``width``, and what it hangs on."""

    row: int
    x: float
    parent: str | None
    why: str | None


def layout(provenance: Provenance, origins: Origins, width: float) -> dict[str, Place]:
    """The place of every node, in order of the rows."""
    times = {node.id: instant(node.at) for node in provenance.nodes}
    known = sorted(time for time in times.values() if time is not None)
    first, last = (known[0], known[-1]) if known else (None, None)
    documents = {node.id for node in provenance.nodes if node.kind is NodeKind.DOCUMENT}
    places: dict[str, Place] = {}
    for origin in origins.origins:
        children: dict[str, list[Fold]] = {}
        for fold in origin.folded:
            children.setdefault(fold.into, []).append(fold)
        waiting: list[tuple[str, float, str | None, str | None]] = [(origin.node, 0.0, None, None)]
        while waiting:
            node, least, parent, why = waiting.pop()
            if node in places:
                continue
            x = max(least, _at(times[node], first, last, width))
            places[node] = Place(len(places), x, parent, why)
            onward = sorted(children.get(node, ()), key=lambda f: _order(f.node, times, documents), reverse=True)
            waiting += [(fold.node, x + STEP, node, fold.why) for fold in onward if fold.node not in places]
    return places


def _at(time: datetime | None, first: datetime | None, last: datetime | None, width: float) -> float:
    if time is None or first is None or last is None or first == last:
        return 0.0
    return width * ((time - first) / (last - first))


def _order(node: str, times: dict[str, datetime | None], documents: set[str]) -> tuple[bool, float, str]:
    time = times[node]
    return node in documents, time.timestamp() if time is not None else 0.0, node
