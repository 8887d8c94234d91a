"""Unnamed sources of documents that have the rumour from elsewhere may be those of there, unless the text says not."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from itertools import product

from msgspec import Struct

from reportedly.model import Edge, EdgeKind, Node, NodeKind, Standing, TimeOrder
from reportedly.rumours.provenance.carriers import Carriers
from reportedly.rumours.provenance.edges import leads
from reportedly.rumours.provenance.reports import Report
from reportedly.rumours.provenance.structure import followed
from reportedly.rumours.provenance.telling import Names
from reportedly.rumours.provenance.voices import way

_WEAK = 0.5
_SHARED = frozenset({EdgeKind.COPY, EdgeKind.QUOTATION, EdgeKind.TRANSLATION})
_CREDITS = frozenset({EdgeKind.CREDIT, EdgeKind.AGENCY, EdgeKind.FIRST_REPORTED})
_NOT_HAD = frozenset({EdgeKind.CHAIN, EdgeKind.PUBLISHER})


class Relays(Struct, frozen=True):
    """``edges`` of unnamed sources to where their document has the rumour from.

    ``kept`` are those whose document credits what may have that source itself, or is one text with it.
    """

    edges: tuple[Edge, ...]
    kept: frozenset[str]


def relayed(known: Carriers, nodes: Mapping[str, Node], edges: Iterable[Edge]) -> Relays:
    """The edges of unnamed sources to where their document has the rumour from, where somebody is quoted there.

    Whom a document says to have it from its source has it from there, and what is one text with it has that source
    itself.
    """
    quoted: dict[str, set[str]] = {}
    elsewhere: dict[str, list[Edge]] = {}
    for edge in (edge for edge in edges if followed(edge) and edge.derived in known.reports):
        if nodes[edge.origin].standing is Standing.UNNAMED and edge.origin.endswith(f"({edge.derived})"):
            quoted.setdefault(edge.derived, set()).add(edge.origin)
        had = edge.order is TimeOrder.AFTER if edge.kind in _SHARED else edge.kind not in _NOT_HAD
        if had and nodes[edge.origin].kind in (NodeKind.DOCUMENT, NodeKind.OUTLET):
            elsewhere.setdefault(edge.derived, []).append(edge)
    found: list[Edge] = []
    kept: set[str] = set()
    for document, voices in sorted(quoted.items()):
        for voice, edge in product(sorted(voices - _first_hand(known.reports[document])), elsewhere.get(document, ())):
            if _quotes_somebody(known, edge) and not known.printings.one(document, edge.origin):
                why = f"unnamed, in a text of {nodes[document].name} that {edge.why}"
                found.append(leads(voice, edge.origin, edge.kind, why, _WEAK))
            elif edge.kind in _CREDITS:
                kept.add(voice)
    return Relays(tuple(found), frozenset(kept))


def _quotes_somebody(known: Carriers, edge: Edge) -> bool:
    """Whether what an edge leads to quotes somebody; an outlet whose text is not here, where it was the first."""
    if edge.origin in known.reports:
        return edge.origin not in known.voiceless
    return edge.kind is EdgeKind.FIRST_REPORTED


def _first_hand(report: Report) -> set[str]:
    """The sources that a document says to have heard itself."""
    ways = [way(report, claim) for claim in report.claims]
    return {found.voices[-1].node.id for found in ways if found.own and found.voices}


def another_texts(known: Carriers, nodes: Container[str], named: Mapping[str, Names], relays: Relays) -> set[str]:
    """The unnamed sources that are another text's, whatever printings there are of it.

    They lead to a document that nobody had before, or to an outlet; their document says who had it first; or it may be
    a printing of such a document that has the same source.
    """
    leading = [e for e in relays.edges if e.origin not in known.reports or known.printings.own(e.origin)]
    found = {e.derived for e in leading if e.kind not in _CREDITS or e.derived not in relays.kept}
    for document, names in named.items():
        texts = [other for other in known.printings.of[document] if known.printings.own(other)]
        for key in (key for key, _ in names.every if f"({document})" in key):
            if names.credited - names.wholly or any(key.replace(f"({document})", f"({t})") in nodes for t in texts):
                found.add(key)
    return found
