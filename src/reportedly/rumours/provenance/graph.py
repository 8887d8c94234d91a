"""The provenance graph of one rumour, from what its documents say, what they share, and what people decided.

Whatever order reports come in, the graph is the same. Nothing here counts origins: every reason to fold is an edge. No
rule looks at more than two documents, but for those that a further printing can only make fold more: so a printing of a
text never adds an origin.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import pairwise, permutations

from msgspec.structs import replace

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
from reportedly.rumours.provenance.crediting import had_before
from reportedly.rumours.provenance.edges import leads
from reportedly.rumours.provenance.hearsay import Ignorance, hearsay
from reportedly.rumours.provenance.printings import printings
from reportedly.rumours.provenance.publishing import published
from reportedly.rumours.provenance.sameness import same_voices
from reportedly.rumours.provenance.showing import shown
from reportedly.rumours.provenance.telling import Names, document_node, label, names, told
from reportedly.rumours.provenance.unnamed import another_texts, relayed
from reportedly.rumours.provenance.voices import named_node
from reportedly.rumours.reports import Report, with_a_say


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
    """
    derivations = list(derivations)
    decided = _decided(judgements)
    kept = with_a_say(reports)
    known = carriers(kept, printings(kept, derivations, _apart(decided)))
    named = {report.document: names(report) for report in known.reports.values()}
    nodes, edges, since = _told(known)
    edges += _shared(known, derivations)
    edges += _revised(known, revisions or {})
    edges += published(known, named, families or {})
    edges += had_before(known, nodes, named)
    relays = list(relayed(known, nodes, edges))
    texts = another_texts(known, nodes, named, relays)
    edges += relays
    edges += same_voices(nodes.values(), since, _roles(known), texts)
    edges += _judged(nodes, decided)
    edges = _kept(edges, decided)
    edges += _kept(hearsay(nodes, edges, _ignorance(known, nodes, named, texts)), decided)
    nodes, edges = shown(known, nodes, edges)
    return Provenance(nodes=tuple(node for _, node in sorted(nodes.items())), edges=_best(edges))


def _ignorance(
    known: Carriers, nodes: Mapping[str, Node], named: Mapping[str, Names], others: Container[str]
) -> Ignorance:
    """Which nodes may have it from others that they do not name, and which stand for themselves.

    An outlet that a text credits with it, and gives as who says so, stands for itself, and so does one that somebody is
    said to have it from; but not where only a printing of another's text says so.
    """
    outlets = {node.id for node in nodes.values() if node.kind is NodeKind.OUTLET}
    saying = {f"outlet:{key}": {*known.own.get(key, ()), *known.printed.get(key, ())} for key in known.desk.whole}
    telling: dict[str, set[str]] = {}
    for document, found in named.items():
        for first, *rest in (way for way in found.ways if way):
            if first.id in found.wholly:
                saying.setdefault(first.id, set()).add(document)
            for nearer, further in pairwise((first, *rest)):
                if nearer.kind is NodeKind.SOURCE:
                    telling.setdefault(further.id, set()).add(document)
    first_hand = {o for by in (saying, telling) for o, documents in by.items() if known.printings.said_first(documents)}
    voices = {n.id for n in nodes.values() if n.standing is not Standing.UNKNOWN and n.id not in others}
    return Ignorance(
        silent=frozenset(d for d, found in named.items() if found.silent and not found.credited),
        unseen=frozenset(outlets - first_hand),
        sound=frozenset(voices | {document for document, found in named.items() if found.vouching}),
        at={document: report.at for document, report in known.reports.items()},
    )


def _told(known: Carriers) -> tuple[dict[str, Node], list[Edge], dict[str, tuple[datetime, str]]]:
    """The nodes of all documents and of whom they name, the edges, and on which day a node is first named."""
    nodes = {report.document: document_node(report) for report in known.reports.values()}
    edges: list[Edge] = []
    since: dict[str, tuple[datetime, str]] = {}
    for report in known.reports.values():
        when = place(report.at and report.at[:DAY], "")
        for part in told(known, report):
            if isinstance(part, Edge):
                edges.append(part)
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
            if when is not TimeOrder.AGAINST and not known.printings.later(earlier.document, later.document):
                edge = leads(
                    later.document,
                    earlier.document,
                    shared.kind,
                    f"{shared.why}, with {label(earlier)}",
                    shared.confidence,
                    relation=shared.relation,
                    order=when,
                    said=words,
                )
                yield replace(edge, origin_evidence=(others,))


def _about(report: Report, shared: Derivation) -> bool:
    """Whether what is shared touches a claim of the rumour."""
    claimed = [span for claim in report.claims for span in claim.content.spans]
    return overlap((span.left for span in shared.spans), claimed)


def _revised(known: Carriers, revisions: Mapping[str, str]) -> Iterator[Edge]:
    for newer, older in sorted(revisions.items()):
        if newer in known.reports and older in known.reports and newer != older:
            when, why = known.order(newer, older), "an earlier version stood at the same address"
            yield leads(newer, older, EdgeKind.REVISION, why, 1.0, relation=Relation.REVISED, order=when)


def _roles(known: Carriers) -> dict[str, set[str]]:
    """What texts call the named sources beside their names."""
    found: dict[str, set[str]] = {}
    for report in known.reports.values():
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
            why = f"one and the same, by {judgement.by}"
            yield leads(other.id, one.id, EdgeKind.JUDGEMENT, why, 1.0, relation=Relation.ALTERNATE)


def _best(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """The surest edge of each kind between two nodes, in order."""
    best: dict[tuple[str, str, str], Edge] = {}
    for edge in edges:
        key = (edge.derived, edge.origin, edge.kind.value)
        if key not in best or (edge.confidence, edge.why) > (best[key].confidence, best[key].why):
            best[key] = edge
    return tuple(best[key] for key in sorted(best))
