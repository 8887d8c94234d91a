"""The provenance graph of one rumour, from what its documents say, what they share, and what people decided.

Whatever order reports come in, the graph is the same, and a further printing of a text can only fold. Nothing here
counts origins: every reason to fold is an edge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import permutations

from reportedly.model import (
    Edge,
    EdgeKind,
    Judgement,
    Node,
    NodeKind,
    Provenance,
    Relation,
    SourceKind,
    Standing,
    TimeOrder,
    Verdict,
    overlap,
    phrase,
)
from reportedly.rumours.copies.values import Derivation
from reportedly.rumours.provenance.carriers import Carriers, carriers
from reportedly.rumours.provenance.clocks import DAY, order, place
from reportedly.rumours.provenance.hearsay import Ignorance, hearsay
from reportedly.rumours.provenance.outlets import also_meant, with_outlets
from reportedly.rumours.provenance.printed import Printed, as_printed, printed
from reportedly.rumours.provenance.printings import added, naming, returning, tidied, together
from reportedly.rumours.provenance.publishing import published
from reportedly.rumours.provenance.reports import Report, carrying, of_the_core
from reportedly.rumours.provenance.sameness import same_voices
from reportedly.rumours.provenance.structure import structure
from reportedly.rumours.provenance.telling import document_node, is_hearsay, label, told, vouches
from reportedly.rumours.provenance.unnamed import passed_on, unnamed_here
from reportedly.rumours.provenance.voices import named_node

_CREDITS = frozenset({EdgeKind.CREDIT, EdgeKind.AGENCY})


def provenance(
    reports: Iterable[Report],
    derivations: Iterable[Derivation] = (),
    *,
    families: Mapping[str, str] | None = None,
    revisions: Mapping[str, str] | None = None,
    judgements: Iterable[Judgement] = (),
) -> Provenance:
    """The graph of a rumour's reports.

    ``families`` are the publishers of outlets, ``revisions`` the document that another revised, by ids, newer first.
    Of ``judgements`` count those of people about two nodes, by their ids: *not same* takes all edges between the two
    away, *same* makes them one.

    First comes what the texts say and share, by those documents that may be the first of each; then what the further
    printings of a text add, which only folds; then where the rest may have it from.
    """
    derivations = list(derivations)
    decided = _decided(judgements)
    kept, texts = _carrying(reports, derivations, _apart(decided))
    unsure = frozenset(document for document, text in texts.items() if text.first != (document,))
    named = with_outlets(kept, unsure)
    known = carriers(named, texts, also_meant(kept, named, unsure))
    nodes, by_document, since = _told(known)
    edges = [edge for found in by_document.values() for edge in found]
    edges += _shared(known, derivations)
    edges += _revised(known, revisions or {})
    edges += together(known)
    edges = _kept(edges, decided)
    edges += published(known, nodes, edges, families or {})
    relayed = unnamed_here(known, nodes, edges, by_document)
    edges += [edge for found in relayed.values() for edge in found]
    edges += same_voices(nodes.values(), since, _roles(known))
    edges += _judged(nodes, decided)
    edges += returning(known, edges)
    ignorance = _ignorance(known, nodes, edges, relayed)
    for part in added(known, nodes):
        if isinstance(part, Node):
            nodes[part.id] = part
        else:
            edges.append(part)
    edges += list(naming(known, nodes.values(), edges))
    edges = _kept([edge for edge in edges if edge.origin in nodes], decided)
    edges += _kept(hearsay(nodes, edges, ignorance), decided)
    nodes, edges = tidied(nodes, edges)
    return Provenance(nodes=tuple(node for _, node in sorted(nodes.items())), edges=_best(edges))


def _carrying(
    reports: Iterable[Report], derivations: Sequence[Derivation], apart: frozenset[tuple[str, str]]
) -> tuple[list[Report], dict[str, Printed]]:
    """The reports that carry the rumour, and their texts; of two reports with one id the first counts."""
    found: dict[str, Report] = {}
    for report in sorted(reports, key=lambda report: report.document):
        found.setdefault(report.document, report)
    carried = carrying(list(found.values()))
    kept = of_the_core(as_printed(carried, printed(carried, derivations, apart)))
    texts = printed(kept, derivations, apart)
    return as_printed(kept, texts), texts


def _ignorance(
    known: Carriers, nodes: Mapping[str, Node], edges: Sequence[Edge], relayed: Mapping[str, Sequence[Edge]]
) -> Ignorance:
    """Which nodes may have it from others that they do not name, and which stand for themselves."""
    firsts = known.firsts()
    voices = {node.id for node in nodes.values() if node.standing is not Standing.UNKNOWN}
    outlets = {node.id for node in nodes.values() if node.kind is NodeKind.OUTLET}
    silent = frozenset(report.document for report in firsts if is_hearsay(report))
    unseen = frozenset(outlets - _own_words(known, edges) - _told_by(nodes, edges))
    later = {document for document, text in known.texts.items() if document in text.later}
    shape = structure(sorted(nodes), [edge for edge in edges if edge.origin not in later])
    return Ignorance(
        silent=silent,
        unseen=unseen,
        sound=frozenset(
            (voices - passed_on(known, relayed)) | {report.document for report in firsts if vouches(report)}
        ),
        at={report.document: report.at and known.at(report.document) for report in known.reports.values()},
        ended=frozenset(shape.ids[n] for end in shape.ends for n in shape.parts[end]) & (silent | unseen),
    )


def _own_words(known: Carriers, edges: Sequence[Edge]) -> set[str]:
    """What all first printings of a text both credit as where it stood before, and name as who says so."""
    credited = {(e.derived, e.origin) for e in edges if e.kind in _CREDITS}
    found = {(e.derived, e.origin) for e in edges if e.kind is EdgeKind.CHAIN and (e.derived, e.origin) in credited}
    return {
        origin
        for document, origin in found
        if document in known.texts and all((other, origin) in found for other in known.texts[document].first)
    }


def _told_by(nodes: Mapping[str, Node], edges: Sequence[Edge]) -> set[str]:
    """What somebody is said to have it from: "Reis said, citing the Courier"."""
    return {e.origin for e in edges if e.kind is EdgeKind.CHAIN and nodes[e.derived].kind is NodeKind.SOURCE}


def _told(known: Carriers) -> tuple[dict[str, Node], dict[str, list[Edge]], dict[str, tuple[datetime, str]]]:
    """The nodes of all documents, the edges by the first printing that says so, and on which day a node is first named.

    Later printings are nodes alone.
    """
    nodes = {report.document: document_node(report) for report in known.reports.values()}
    edges: dict[str, list[Edge]] = {}
    since: dict[str, tuple[datetime, str]] = {}
    for report in known.firsts():
        day = known.at(report.document)
        when = place(day and day[:DAY], "")
        for part in told(known, report):
            if isinstance(part, Edge):
                edges.setdefault(report.document, []).append(part)
                continue
            other = nodes.get(part.id)
            nodes[part.id] = part if other is None else min(part, other, key=lambda n: (n.name, n.standing))
            since[part.id] = min(when, since.get(part.id, when))
    return nodes, edges, since


def _shared(known: Carriers, derivations: Iterable[Derivation]) -> Iterator[Edge]:
    """Edges of shared words from the later to the earlier, and both ways where the times do not tell which that is.

    Shared quotations count where the rumour is in them.
    """
    for shared in derivations:
        left, right = known.reports.get(shared.left), known.reports.get(shared.right)
        if left is None or right is None or (shared.kind is EdgeKind.QUOTATION and not _about(left, shared)):
            continue
        here = phrase(left.text, tuple(span.left for span in shared.spans))
        there = phrase(right.text, tuple(span.right for span in shared.spans))
        for (later, words), (earlier, others) in permutations(((left, here), (right, there))):
            when = order(later.at, earlier.at)
            if when is not TimeOrder.AGAINST and not known.reprints(earlier.document, later.document):
                yield Edge(
                    derived=later.document,
                    origin=earlier.document,
                    relation=shared.relation,
                    kind=shared.kind,
                    why=f"{shared.why}, with {label(earlier)}",
                    confidence=shared.confidence,
                    order=when,
                    evidence=(words,),
                    origin_evidence=(others,),
                )


def _about(report: Report, shared: Derivation) -> bool:
    """Whether what is shared touches a claim of the rumour."""
    claimed = [span for claim in report.claims for span in claim.content.spans]
    return overlap((span.left for span in shared.spans), claimed)


def _revised(known: Carriers, revisions: Mapping[str, str]) -> Iterator[Edge]:
    for newer, older in sorted(revisions.items()):
        if newer in known.reports and older in known.reports and newer != older:
            yield Edge(
                derived=newer,
                origin=older,
                relation=Relation.REVISED,
                kind=EdgeKind.REVISION,
                why="an earlier version stood at the same address",
                confidence=1.0,
                order=order(known.reports[newer].at, known.reports[older].at),
            )


def _roles(known: Carriers) -> dict[str, set[str]]:
    """What texts call the named sources beside their names."""
    found: dict[str, set[str]] = {}
    for report in known.firsts():
        for source in (claim.source for claim in report.claims):
            if source is not None and source.role and source.resolved and source.kind is not SourceKind.ANONYMOUS:
                found.setdefault(named_node(source.resolved).id, set()).add(source.role)
    return found


def _decided(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """The last word of a person on each pair of nodes."""
    ordered = sorted(judgements, key=lambda j: (j.at, j.by))
    return {(min(j.left, j.right), max(j.left, j.right)): j for j in ordered if not j.by.startswith("rule:")}


def _apart(decided: Mapping[tuple[str, str], Judgement]) -> frozenset[tuple[str, str]]:
    """The pairs that a person keeps apart."""
    return frozenset(pair for pair, judgement in decided.items() if judgement.verdict is Verdict.NOT_SAME)


def _kept(edges: Iterable[Edge], decided: Mapping[tuple[str, str], Judgement]) -> list[Edge]:
    """The edges but those between two nodes that a person keeps apart."""
    apart = _apart(decided)
    return [e for e in edges if (min(e.derived, e.origin), max(e.derived, e.origin)) not in apart]


def _judged(nodes: Mapping[str, Node], decided: Mapping[tuple[str, str], Judgement]) -> Iterator[Edge]:
    for pair, judgement in decided.items():
        if judgement.verdict is Verdict.SAME and set(pair) <= nodes.keys():
            one, other = sorted((nodes[key] for key in pair), key=lambda n: place(n.at, n.id))
            yield Edge(
                derived=other.id,
                origin=one.id,
                relation=Relation.ALTERNATE,
                kind=EdgeKind.JUDGEMENT,
                why=f"one and the same, by {judgement.by}",
                confidence=1.0,
            )


def _best(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """The surest edge of each kind between two nodes, in order."""
    best: dict[tuple[str, str, str], Edge] = {}
    for edge in edges:
        key = (edge.derived, edge.origin, edge.kind.value)
        if key not in best or (edge.confidence, edge.why) > (best[key].confidence, best[key].why):
            best[key] = edge
    return tuple(best[key] for key in sorted(best))
