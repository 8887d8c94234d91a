"""What the printings of one text add to the graph: ways that fold, and never one that parts.

Every edge here leads to what is there without it, or from something new to the text that is printed. So a further
printing can only make the number of origins smaller.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportedly.model import Edge, EdgeKind, Node, NodeKind, Relation, SourceKind, Standing
from reportedly.rumours.names import outlet_key
from reportedly.rumours.provenance.carriers import Carriers
from reportedly.rumours.provenance.clocks import order
from reportedly.rumours.provenance.outlets import Desk, desk, outlets_of
from reportedly.rumours.provenance.structure import followed, structure
from reportedly.rumours.provenance.telling import is_hearsay, label, told

_SAME = 0.9
_CREDITS = frozenset({EdgeKind.CREDIT, EdgeKind.AGENCY, EdgeKind.FIRST_REPORTED})


def together(known: Carriers) -> Iterator[Edge]:
    """Each printing leads to the text's first, and that to all that may be as early."""
    for document, text in known.texts.items():
        if document != text.key:
            yield _edge(document, text.key, known, f"has the text of {label(known.reports[text.key])}")
        if document != text.key and document in text.first:
            yield _edge(text.key, document, known, f"has the text of {label(known.reports[document])}")


def returning(known: Carriers, edges: Sequence[Edge]) -> Iterator[Edge]:
    """What some of a text's first printings credit, and others do not, had the text itself, as they say."""
    credited: dict[str, set[str]] = {}
    for edge in edges:
        if edge.kind in _CREDITS and edge.derived in known.texts and edge.origin not in known.texts:
            credited.setdefault(edge.derived, set()).add(edge.origin)
    for document, text in known.texts.items():
        told_by_all = set.intersection(*(credited.get(other, set()) for other in text.first))
        for origin in sorted(credited.get(document, set()) - told_by_all) if document in text.first else ():
            yield _had(known, origin, document)


def added(known: Carriers, nodes: Mapping[str, Node]) -> Iterator[Node | Edge]:
    """What later printings say of themselves; whom they alone name had the text that they print.

    An outlet that they alone name is its own documents, where they may have it from those.
    """
    for report in known.reports.values():
        key = report.text_id
        if report.document in known.texts[report.document].first:
            continue
        parts = list(told(known, report))
        edges = [part for part in parts if isinstance(part, Edge) and part.derived == report.document]
        leading = {edge.origin for edge in edges if followed(edge)}
        here = {outlet_key(known.reports[document].outlet or "") for document in leading & known.reports.keys()}
        new = [n for n in parts if isinstance(n, Node) and n.id in leading and n.id not in nodes]
        gone = {node.id for node in new if node.kind is NodeKind.OUTLET and outlet_key(node.name) in here}
        yield from (edge for edge in edges if edge.origin not in gone)
        silent = is_hearsay(known.reports[key])
        for node in new:
            if node.id in gone:
                continue
            yield node
            yield _had(known, node.id, report.document)
            if silent and node.kind is not NodeKind.OUTLET:
                yield _edge(key, node.id, known, f"names no source; its text in {label(report)} does")


def naming(known: Carriers, nodes: Iterable[Node], edges: Iterable[Edge]) -> Iterator[Edge]:
    """Who is named as an outlet that printed a text leads there.

    A printing that names nobody, and may be the first, also has it from those from whom its outlet is said to have it.
    """
    found = desk(known.reports[document] for theirs in known.printings.values() for document in theirs)
    onward: dict[str, set[str]] = {}
    for edge in edges:
        if edge.kind is EdgeKind.CHAIN and edge.derived not in known.texts:
            onward.setdefault(edge.derived, set()).add(edge.origin)
    for node in nodes:
        for key in sorted(_meant_by(found, node)):
            for document in known.printings[key]:
                yield _meant(known, node.id, document)
                if document in known.texts[document].first and document in known.voiceless:
                    yield from (_meant(known, document, origin) for origin in sorted(onward.get(node.id, ())))


def _meant_by(found: Desk, node: Node) -> frozenset[str]:
    """The outlets that an outlet, or a source with a name, may be."""
    if node.kind is NodeKind.OUTLET:
        return outlets_of(found, node.name, SourceKind.MEDIA)
    named = node.kind is NodeKind.SOURCE and node.standing is Standing.NAMED
    return outlets_of(found, node.name, SourceKind.ORGANISATION) if named else frozenset()


def _meant(known: Carriers, derived: str, origin: str) -> Edge:
    there = known.reports.get(origin)
    return Edge(
        derived=derived,
        origin=origin,
        relation=Relation.DERIVED,
        kind=EdgeKind.CREDIT,
        why=f"{label(there)} has it here" if there is not None else "its outlet is said to have it from there",
        confidence=_SAME,
    )


def _had(known: Carriers, origin: str, document: str) -> Edge:
    report = known.reports[document]
    return Edge(
        derived=origin,
        origin=report.text_id,
        relation=Relation.DERIVED,
        kind=EdgeKind.COPY,
        why=f"{label(report)} credits it, and has the text of {label(known.reports[report.text_id])}",
        confidence=_SAME,
    )


def _edge(derived: str, origin: str, known: Carriers, why: str) -> Edge:
    there = known.reports.get(origin)
    return Edge(
        derived=derived,
        origin=origin,
        relation=Relation.DERIVED,
        kind=EdgeKind.COPY,
        why=why,
        confidence=_SAME,
        order=order(known.reports[derived].at, there.at if there is not None else None),
    )


def tidied(nodes: Mapping[str, Node], edges: Sequence[Edge]) -> tuple[dict[str, Node], list[Edge]]:
    """The graph without what is said twice: a document's way to an outlet, beside one to a document of that outlet.

    Something else has to lead out of the document's circle, so that all ways end where they did. An outlet to which
    nothing leads any more is left out.
    """
    shape = structure(sorted(nodes), edges)
    kinds = {key: node.kind for key, node in nodes.items()}
    onward: dict[str, set[str]] = {}
    leaving = set()
    for edge in edges:
        if not followed(edge):
            continue
        if edge.kind is not EdgeKind.COPY or kinds[edge.derived] is not NodeKind.OUTLET:  # in a text that is not here
            onward.setdefault(edge.derived, set()).add(edge.origin)
        circles = (shape.part[shape.place[key]] for key in (edge.derived, edge.origin))
        if kinds[edge.origin] is not NodeKind.OUTLET and len(set(circles)) > 1:
            leaving.add(edge.derived)

    def twice(edge: Edge) -> bool:
        if kinds[edge.origin] is not NodeKind.OUTLET or kinds[edge.derived] is not NodeKind.DOCUMENT:
            return False
        direct = onward.get(edge.origin, set()) & onward.get(edge.derived, set())
        return edge.derived in leaving and any(kinds[key] is NodeKind.DOCUMENT for key in direct)

    kept = [edge for edge in edges if not twice(edge)]
    needed = {edge.origin for edge in kept}
    gone = {key for key, kind in kinds.items() if kind is NodeKind.OUTLET and key not in needed}
    left = {key: node for key, node in nodes.items() if key not in gone}
    return left, [edge for edge in kept if edge.derived not in gone]
