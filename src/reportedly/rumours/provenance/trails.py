"""One document's way back to its origins, step by step."""

from __future__ import annotations

from msgspec import Struct

from reportedly.errors import UsageError
from reportedly.model import Edge, Node, Origin, Provenance, Relation
from reportedly.rumours.provenance.origins import origins
from reportedly.rumours.provenance.structure import followed, ways


class Step(Struct, frozen=True, kw_only=True):
    """One edge on the way, ``depth`` steps from the document, counted from 1, with the node that it leads to.

    ``seen`` is whether the way led there before; its further steps are not repeated.
    """

    depth: int
    edge: Edge
    to: Node
    seen: bool = False


class Trail(Struct, frozen=True, kw_only=True):
    """A document's way: the steps depth first, the surest edge of a node first, and the origins where it ends."""

    document: Node
    steps: tuple[Step, ...]
    origins: tuple[Origin, ...]


def trail(provenance: Provenance, document: str) -> Trail:
    """The way back of a document of the graph; raises UsageError where there is no such node."""
    nodes = {node.id: node for node in provenance.nodes}
    if document not in nodes:
        raise UsageError(f"{document} carries no claim of this rumour that somebody asserts")
    onward: dict[str, list[tuple[Edge, str]]] = {}
    for edge in provenance.edges:
        for here, there in ways(edge) or ((edge.derived, edge.origin),):
            onward.setdefault(here, []).append((edge, there))
    steps: list[Step] = []
    seen = {document}
    waiting = [(1, *way) for way in _surest_last(onward.get(document, []))]
    while waiting:
        depth, edge, to = waiting.pop()
        again = to in seen
        if again and edge.relation is Relation.ALTERNATE:
            continue  # the way back over a step that was just taken
        steps.append(Step(depth=depth, edge=edge, to=nodes[to], seen=again))
        if not again and followed(edge):
            seen.add(to)
            waiting += [(depth + 1, *way) for way in _surest_last(onward.get(to, []))]
    found = tuple(origin for origin in origins(provenance).origins if origin.node in seen)
    return Trail(document=nodes[document], steps=tuple(steps), origins=found)


def _surest_last(found: list[tuple[Edge, str]]) -> list[tuple[Edge, str]]:
    return sorted(found, key=lambda way: (way[0].confidence, way[1], way[0].kind.value))
