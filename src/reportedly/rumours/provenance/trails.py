"""One document's way back to its origins, step by step."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from reportedly.errors import UsageError
from reportedly.model import Edge, Node, Origin, Origins, Provenance, Relation
from reportedly.rumours.provenance.origins import origins
from reportedly.rumours.provenance.structure import followed, structure, ways
from reportedly.rumours.provenance.surest import is_guess, surest_steps, surest_ways


class Step(Struct, frozen=True, kw_only=True):
    """One edge on the way, ``depth`` steps from the document, counted from 1, with the node that it leads to.

    ``seen`` is whether the way led there before; its further steps are not repeated.
    """

    depth: int
    edge: Edge
    to: Node
    seen: bool = False


class Trail(Struct, frozen=True, kw_only=True):
    """A document's way: the steps depth first, the surest way on from a node first, and the origins where it ends."""

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
    found = origins(provenance)
    ends = {origin.node for origin in found.origins}
    guesses = _guesses(provenance, found)
    steps: list[Step] = []
    seen = {document}
    waiting = [(1, *way) for way in _surest_last(onward.get(document, []), guesses)]
    while waiting:
        depth, edge, to = waiting.pop()
        again = to in seen
        if again and edge.relation is Relation.ALTERNATE:
            continue  # the way back over a step that was just taken
        steps.append(Step(depth=depth, edge=edge, to=nodes[to], seen=again))
        if again or not followed(edge):
            continue
        seen.add(to)
        if to not in ends:  # beyond are only those that may be one with it
            waiting += [(depth + 1, *way) for way in _surest_last(onward.get(to, []), guesses)]
    reached = tuple(origin for origin in found.origins if origin.node in seen)
    return Trail(document=nodes[document], steps=tuple(steps), origins=reached)


def _guesses(provenance: Provenance, found: Origins) -> dict[str, int]:
    """How many guesses there are, at least, between each node and an origin."""
    shape = structure([node.id for node in provenance.nodes], provenance.edges)
    ends = [shape.place[origin.node] for origin in found.origins]
    reached = surest_ways(shape, surest_steps(shape, provenance.edges), ends)
    return dict.fromkeys((shape.ids[end] for end in ends), 0) | {shape.ids[r.place]: r.guesses for r in reached}


def _surest_last(onward: list[tuple[Edge, str]], guesses: Mapping[str, int]) -> list[tuple[Edge, str]]:
    """The steps on from a node, those last with the fewest guesses up to an origin; first those that are not taken."""

    def order(edge: Edge, to: str) -> tuple[bool, int, float, str, str]:
        return followed(edge), -is_guess(edge) - guesses[to], edge.confidence, to, edge.kind.value

    return sorted(onward, key=lambda way: order(*way))
