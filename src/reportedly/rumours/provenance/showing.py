"""The graph as it is shown: without what is said twice, where all ways end as they do with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from reportedly.model import Edge, Node, NodeKind, Standing
from reportedly.rumours.provenance.carriers import Carriers
from reportedly.rumours.provenance.clocks import place
from reportedly.rumours.provenance.structure import followed, structure

Graph = tuple[dict[str, Node], list[Edge]]


def shown(known: Carriers, nodes: Mapping[str, Node], edges: Sequence[Edge]) -> Graph:
    """The graph without outlets that stand beside their own documents, and with one unnamed source for all printings.

    What would change how many ends there are is left as it is.
    """
    graph = dict(nodes), list(edges)
    ends = len(structure(sorted(nodes), edges).ends)
    for tidy in (partial(_told_once, known), _without_outlets):
        tidied = tidy(*graph)
        graph = tidied if len(structure(sorted(tidied[0]), tidied[1]).ends) == ends else graph
    return graph


def _told_once(known: Carriers, nodes: Mapping[str, Node], edges: Sequence[Edge]) -> Graph:
    """An unnamed source of a printing goes by that of the first document that it may be a printing of."""
    goes_by: dict[str, str] = {}
    for key in (key for key, node in nodes.items() if node.standing is Standing.UNNAMED):
        document = key[key.rfind("(") + 1 :].rstrip(")")
        texts = known.printings.upstream.get(document, ())
        first = min(texts, key=lambda d: place(known.reports[d].at, d), default=document)
        there = key.replace(f"({document})", f"({first})")
        if first != document and there in nodes:
            goes_by[key] = there
    kept = [e for e in edges if e.derived not in goes_by]
    return (
        {key: node for key, node in nodes.items() if key not in goes_by},
        [replace(e, origin=goes_by[e.origin]) if e.origin in goes_by else e for e in kept],
    )


def _without_outlets(nodes: Mapping[str, Node], edges: Sequence[Edge]) -> Graph:
    """Without outlets that lead to documents alone, where all who name one lead to such a document themselves."""
    onward: dict[str, set[str]] = {}
    naming: dict[str, set[str]] = {}
    for edge in edges:
        if followed(edge):
            onward.setdefault(edge.derived, set()).add(edge.origin)
            naming.setdefault(edge.origin, set()).add(edge.derived)
    documents = {key for key, node in nodes.items() if node.kind is NodeKind.DOCUMENT}

    def beside(key: str) -> bool:
        here = onward.get(key, set())
        return bool(here) and here <= documents and all(here & onward[d] for d in naming.get(key, ()))

    gone = {key for key, node in nodes.items() if node.kind is NodeKind.OUTLET and beside(key)}
    left = {key: node for key, node in nodes.items() if key not in gone}
    return left, [edge for edge in edges if edge.derived in left and edge.origin in left]
