"""The provenance graph of one rumour, from what its documents say, what they share, and what people decided.

Whatever order reports come in, the graph is the same. Nothing here counts origins: every reason to fold is an edge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import permutations, product

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
    phrase,
)
from reportedly.rumours.copies.values import Derivation
from reportedly.rumours.provenance.carriers import Carriers, carriers, publishers
from reportedly.rumours.provenance.clocks import order, place
from reportedly.rumours.provenance.hearsay import hearsay
from reportedly.rumours.provenance.outlets import with_outlets
from reportedly.rumours.provenance.reports import Report, carrying
from reportedly.rumours.provenance.sameness import described, same_voices
from reportedly.rumours.provenance.structure import followed
from reportedly.rumours.provenance.telling import is_hearsay, label, told
from reportedly.rumours.provenance.voices import named_node, way

_WEAK = 0.5


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
    known = carriers(with_outlets(carrying(sorted(reports, key=lambda report: report.document))))
    nodes, edges, since = _told(known)
    edges += _shared(known, derivations)
    edges += _revised(known, revisions or {})
    decided = _decided(judgements)
    edges = _kept(edges, decided)
    edges += _published(known, nodes, edges, families or {})
    edges += _unnamed_here(known, nodes, edges)
    edges += same_voices(nodes.values(), since, _roles(known))
    edges += _judged(nodes, decided)
    edges = _kept(edges, decided)
    silent = frozenset(report.document for report in known.reports.values() if is_hearsay(report))
    edges += _kept(hearsay(nodes, edges, silent), decided)
    return Provenance(nodes=tuple(node for _, node in sorted(nodes.items())), edges=_best(edges))


def _told(known: Carriers) -> tuple[dict[str, Node], list[Edge], dict[str, tuple[datetime, str]]]:
    """The nodes and edges of all documents, and where in time each node is first named."""
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    since: dict[str, tuple[datetime, str]] = {}
    for report in known.reports.values():
        when = place(report.at, report.document)
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
            if when is not TimeOrder.AGAINST:
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
    return any(a.left.start < b.end and b.start < a.left.end for a in shared.spans for b in claimed)


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


def _published(
    known: Carriers, nodes: Mapping[str, Node], edges: Sequence[Edge], families: Mapping[str, str]
) -> list[Edge]:
    """Documents that name nobody lead to the first such of their publisher, and to its first that names somebody.

    So do those that vouch for it themselves, but to the first such, or to one of the others that was there before; and
    the others lead to them. Where the times do not tell which came first, they lead to one another.
    """
    named = {e.derived for e in edges if followed(e) and nodes[e.origin].standing is not Standing.UNKNOWN}
    leading = {e.derived for e in edges if followed(e)}
    found: list[Edge] = []
    for name, together in publishers(known, families):
        first = [report for report in together if report.document in named][:1]
        nameless = [report for report in together if report.document not in named]
        vouching = [r for r in nameless if r.document not in leading and not is_hearsay(r)]
        others = [r for r in nameless if r not in vouching]
        pairs = [pair for alike in (vouching, others) for r in alike[1:] for pair in ((r, alike[0]), (alike[0], r))]
        pairs += [*product(nameless, first), *product(others, vouching[:1])]
        pairs += [p for p in product(vouching, others[:1]) if order(p[0].at, p[1].at) is TimeOrder.AFTER]
        edges_here = (_same_publisher(report, other, name) for report, other in pairs)
        found += [edge for edge in edges_here if followed(edge)]
    return found


def _same_publisher(report: Report, other: Report, name: str) -> Edge:
    return Edge(
        derived=report.document,
        origin=other.document,
        relation=Relation.DERIVED,
        kind=EdgeKind.PUBLISHER,
        why=f"{label(other)}, of the same publisher ({name}), has it too",
        confidence=_WEAK,
        order=order(report.at, other.at),
    )


def _unnamed_here(known: Carriers, nodes: Mapping[str, Node], edges: Sequence[Edge]) -> list[Edge]:
    """An unnamed source of a document that has the rumour from elsewhere is the one of there, unless it says not.

    One that is described like a source of which no text shows where it comes from is that source already.
    """
    elsewhere: dict[str, list[Edge]] = {}
    quoted: dict[str, list[str]] = {}
    held = {(edge.derived, edge.origin) for edge in edges}
    for edge in edges:
        if edge.derived not in known.reports or not followed(edge) or edge.origin not in nodes:
            continue
        if nodes[edge.origin].kind in (NodeKind.DOCUMENT, NodeKind.OUTLET) and edge.kind is not EdgeKind.CHAIN:
            elsewhere.setdefault(edge.derived, []).append(edge)
        elif edge.origin.endswith(f"({edge.derived})"):
            quoted.setdefault(edge.derived, []).append(edge.origin)
    first_hand = {voice for document in quoted for voice in _first_hand(known.reports[document])}
    relayed = {voice for document in quoted if document in elsewhere for voice in quoted[document]} - first_hand
    heard = _descriptions(node for key, node in nodes.items() if key not in relayed)
    return [
        Edge(
            derived=voice,
            origin=edge.origin,
            relation=Relation.DERIVED,
            kind=edge.kind,
            why=f"unnamed, in a text of {nodes[document].name} that {edge.why}",
            confidence=_WEAK,
        )
        for document, voices in sorted(quoted.items())
        for voice in sorted(set(voices) - first_hand)
        if not heard & _descriptions([nodes[voice]])
        for edge in _likeliest(nodes, voice, elsewhere.get(document, ()), quoted)
        if (edge.origin, voice) not in held
    ]


def _descriptions(nodes: Iterable[Node]) -> set[tuple[NodeKind, str]]:
    """The telling words of unnamed voices, each with what kind of voice it is."""
    return {(node.kind, word) for node in nodes if node.standing is Standing.UNNAMED for word in described(node)}


def _likeliest(
    nodes: Mapping[str, Node], voice: str, found: Sequence[Edge], quoted: Mapping[str, list[str]]
) -> list[Edge]:
    """The ways to the texts that describe an unnamed source alike, or all of them where none does."""
    said = described(nodes[voice])
    alike = [e for e in found if any(said & described(nodes[other]) for other in quoted.get(e.origin, ()))]
    return alike or list(found)


def _first_hand(report: Report) -> set[str]:
    """The sources that a document says to have heard itself."""
    ways = [way(report, claim) for claim in report.claims]
    return {found.voices[-1].node.id for found in ways if found.own and found.voices}


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


def _kept(edges: Iterable[Edge], decided: Mapping[tuple[str, str], Judgement]) -> list[Edge]:
    """The edges but those between two nodes that a person keeps apart."""
    apart = {pair for pair, judgement in decided.items() if judgement.verdict is Verdict.NOT_SAME}
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
