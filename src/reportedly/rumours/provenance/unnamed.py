"""Unnamed sources of documents that have the rumour from elsewhere are those of there, unless the text says not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reportedly.model import Edge, EdgeKind, Node, NodeKind, Relation, Standing
from reportedly.rumours.names import outlet_key
from reportedly.rumours.provenance.carriers import Carriers
from reportedly.rumours.provenance.reports import Report
from reportedly.rumours.provenance.sameness import described
from reportedly.rumours.provenance.structure import followed
from reportedly.rumours.provenance.voices import way

_WEAK = 0.5


def unnamed_here(
    known: Carriers, nodes: Mapping[str, Node], edges: Sequence[Edge], told: Mapping[str, Sequence[Edge]]
) -> dict[str, list[Edge]]:
    """The edges of unnamed sources to where their document has the rumour from, by that document.

    ``told`` are the edges that each document gives itself: whom it says to have it from its source has it from there.
    One that is described like a source of which no text shows where it comes from is that source already.
    """
    elsewhere, quoted = _elsewhere(known, nodes, edges), _quoted(known, edges)
    held = {(document, e.derived, e.origin) for document, found in told.items() for e in found}
    first_hand = {voice for report in known.firsts() for voice in _first_hand(report)}
    relayed = {voice for document in elsewhere for voice in quoted.get(_text(known, document), ())} - first_hand
    heard = _descriptions(node for key, node in nodes.items() if key not in relayed)
    return {
        document: [
            Edge(
                derived=voice,
                origin=edge.origin,
                relation=Relation.DERIVED,
                kind=edge.kind,
                why=f"unnamed, in a text of {nodes[document].name} that {edge.why}",
                confidence=_WEAK,
            )
            for voice in sorted(quoted.get(_text(known, document), set()) - first_hand)
            if not heard & _descriptions([nodes[voice]])
            for edge in _likeliest(known, nodes, voice, found, quoted)
            if (document, edge.origin, voice) not in held or _instead(known, nodes[edge.origin])
        ]
        for document, found in sorted(elsewhere.items())
    }


def _elsewhere(known: Carriers, nodes: Mapping[str, Node], edges: Iterable[Edge]) -> dict[str, list[Edge]]:
    """The edges by which each first printing has the rumour from another text, or from an outlet."""
    found: dict[str, list[Edge]] = {}
    for edge in edges:
        text = known.texts.get(edge.derived)
        if text is None or edge.derived not in text.first or known.texts.get(edge.origin) == text or not followed(edge):
            continue
        if nodes[edge.origin].kind in (NodeKind.DOCUMENT, NodeKind.OUTLET) and edge.kind is not EdgeKind.CHAIN:
            found.setdefault(edge.derived, []).append(edge)
    return found


def _quoted(known: Carriers, edges: Iterable[Edge]) -> dict[str, set[str]]:
    """The unnamed sources that each text quotes, by the document by which it goes."""
    found: dict[str, set[str]] = {}
    for edge in edges:
        if edge.derived in known.texts and edge.origin.endswith(f"({_text(known, edge.derived)})"):
            found.setdefault(_text(known, edge.derived), set()).add(edge.origin)
    return found


def _instead(known: Carriers, node: Node) -> bool:
    """Whether a document may be meant in place of another of its outlet, that others may have had before."""
    if node.id not in known.texts or not known.sure(node.id):
        return False
    printings = known.printings.get(outlet_key(known.reports[node.id].outlet or ""), ())
    return any(document in known.texts[document].first for document in printings)


def passed_on(known: Carriers, relayed: Mapping[str, Sequence[Edge]]) -> set[str]:
    """The unnamed sources that are certainly another text's, whatever further printings there are."""
    return {
        edge.derived
        for document, found in relayed.items()
        for edge in found
        if known.sure(document) and (edge.origin not in known.texts or known.sure(edge.origin))
    }


def _text(known: Carriers, document: str) -> str:
    return known.texts[document].key


def _descriptions(nodes: Iterable[Node]) -> set[tuple[NodeKind, str]]:
    """The telling words of unnamed voices, each with what kind of voice it is."""
    return {(node.kind, word) for node in nodes if node.standing is Standing.UNNAMED for word in described(node)}


def _likeliest(
    known: Carriers, nodes: Mapping[str, Node], voice: str, found: Sequence[Edge], quoted: Mapping[str, set[str]]
) -> list[Edge]:
    """The ways to the texts that describe an unnamed source alike, or all of them where none does.

    Those to what others may have printed before are taken in any case.
    """
    said = described(nodes[voice])
    printings = [e for e in found if e.origin in known.texts and not known.sure(e.origin)]
    sure = [e for e in found if e not in printings]
    alike = [
        e
        for e in sure
        if e.origin in known.texts
        and any(said & described(nodes[other]) for other in quoted.get(_text(known, e.origin), ()))
    ]
    return [*(alike or sure), *printings]


def _first_hand(report: Report) -> set[str]:
    """The sources that a document says to have heard itself."""
    ways = [way(report, claim) for claim in report.claims]
    return {found.voices[-1].node.id for found in ways if found.own and found.voices}
