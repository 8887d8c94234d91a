"""What one document says of where it has a rumour from: its claims' ways and its credits, as nodes and edges."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.model import (
    Attribution,
    Credit,
    CreditRole,
    Edge,
    EdgeKind,
    Evidence,
    Node,
    NodeKind,
    Phrase,
    Relation,
    SourceKind,
    Standing,
    TimeOrder,
)
from reportedly.rumours.provenance.carriers import Carriers, credited, linked
from reportedly.rumours.provenance.clocks import order
from reportedly.rumours.provenance.names import outlet_key
from reportedly.rumours.provenance.reports import Report
from reportedly.rumours.provenance.voices import Voice, Way, named_node, outlet_node, unnamed_node, way

WHOLE = frozenset({CreditRole.AGENCY, CreditRole.REPUBLISHED, CreditRole.EXCERPT, CreditRole.SOURCE})
_SEEN = frozenset({Evidence.WITNESSED})
_KINDS = {CreditRole.AGENCY: EdgeKind.AGENCY, CreditRole.FIRST_REPORTED: EdgeKind.FIRST_REPORTED}
_OFF = 0.9  # a credit, of which the words may be misread
_STRAIGHT = 0.95  # a source that the document quotes itself
_MADE = ("post:", "recording:")  # how the ids of what somebody made begin
_LINKED = 0.7  # a link, which may lead to what was read without being what it was had from


def label(report: Report) -> str:
    """What a document is called in words."""
    return report.outlet or report.title or report.document


def document_node(report: Report) -> Node:
    """The node of a document; it is named as an origin where its author says to have seen it."""
    seen = any(c.evidence in _SEEN and _author(c) for c in report.claims)
    standing = Standing.NAMED if seen else Standing.UNKNOWN
    return Node(id=report.document, kind=NodeKind.DOCUMENT, name=label(report), standing=standing, at=report.at)


def is_hearsay(report: Report) -> bool:
    """Whether a document names nobody for any of its claims, and does not vouch for them itself.

    A headline in its own voice vouches for nothing that the text below gives as hearsay.
    """
    handed_on = [claim for claim in report.claims if not _author(claim) or claim.evidence in _SEEN]
    ways = [way(report, claim) for claim in handed_on or report.claims]
    return not any(found.voices or found.own for found in ways)


def told(carriers: Carriers, report: Report) -> Iterator[Node | Edge]:
    """The nodes and edges of a document's claims and credits."""
    yield document_node(report)
    holders = []
    for credit in report.credits:
        parts = list(_credit(carriers, report, credit))
        yield from parts
        holders += [key for key in _credited(parts) if credit.role in WHOLE and _may_know(carriers, report, key)]
    for claim in report.claims:
        found = way(report, claim)
        yield from _claim(carriers, report, found, holders)
        if found.again:
            yield from _again(carriers, report)
    yield from _links(carriers, report)


def _links(carriers: Carriers, report: Report) -> Iterator[Edge]:
    """The edges to the documents of the rumour that the page links to, each with the words that lead there."""
    for link in report.links:
        found = linked(carriers, link.url, report)
        for there in (found.document,) if found.document is not None else found.later:
            why = f"links to {label(carriers.reports[there])}: “{link.text}”" if link.text else "links there"
            said = Phrase(text=link.text, spans=link.spans)
            order = _order(carriers, report, there)
            yield _edge(report.document, there, Relation.DERIVED, EdgeKind.LINK, why, _LINKED, said, order)


def _credited(found: list[Node | Edge]) -> list[str]:
    """What the last edge of a credit leads to, unless it is somebody with a name."""
    named = {part.id for part in found if isinstance(part, Node) and part.standing is Standing.NAMED}
    return [part.origin for part in found[-1:] if isinstance(part, Edge) and part.origin not in named]


def _may_know(carriers: Carriers, report: Report, id: str) -> bool:
    """Whether what is credited may have the source that ``report`` quotes: it is not here, or quotes nobody."""
    return id != report.document and (id not in carriers.reports or id in carriers.voiceless)


def _claim(carriers: Carriers, report: Report, found: Way, holders: list[str]) -> Iterator[Node | Edge]:
    """The way of one claim from the document back; a source also hangs on what the document credits as a whole.

    Of a document that credits the Kyiv Post and quotes Ana Reis, nothing tells that it was Reis who spoke to it.
    """
    holder, name = report.document, label(report)
    for step, voice in enumerate(reversed(found.voices)):
        target, parts = _step(carriers, report, voice)
        yield from parts
        if target != holder:
            order = _order(carriers, report, target)
            yield _hop(report, voice, holder, name, target, order, straight=step == 0)
        if _may_know(carriers, report, target):
            holder, name = target, voice.node.name
    if found.voices and not found.own:
        first, _ = _step(carriers, report, found.voices[-1])
        for key in holders:
            if key != first:
                why = f"{label(report)} credits it and quotes {found.voices[-1].node.name}"
                yield _edge(key, first, Relation.QUOTED, EdgeKind.CHAIN, why, 0.6, found.voices[-1].words)


def _again(carriers: Carriers, report: Report) -> Iterator[Edge]:
    """The edge of a document that says that its own outlet reported it, to that outlet's last before it."""
    earlier = credited(carriers, report.outlet or "", report).document
    if earlier is not None and _order(carriers, report, earlier) is TimeOrder.AFTER:
        why = f"{label(report)} reported it before, as it says itself"
        yield _edge(report.document, earlier, Relation.DERIVED, EdgeKind.CHAIN, why, _OFF, order=TimeOrder.AFTER)


def _step(carriers: Carriers, report: Report, voice: Voice) -> tuple[str, list[Node | Edge]]:
    """The node that a voice is: an outlet's document of this rumour where there is one in time."""
    if voice.outlet is None:
        return voice.node.id, [voice.node]
    target, parts = outlet_target(carriers, report, voice.outlet, voice.words, voice.url)
    return target, parts


def outlet_target(
    carriers: Carriers, report: Report, outlet: str, said: Phrase, url: str | None = None
) -> tuple[str, list[Node | Edge]]:
    """The document of an outlet that a text has it from, else the outlet itself, which leads on to what it has here.

    Where the page links the words, it is the document at that ``url``.
    """
    found = credited(carriers, outlet, report, url)
    if found.document is not None:
        return found.document, []
    node = outlet_node(outlet)
    parts: list[Node | Edge] = [node]
    for later in found.later:
        why = f"credits {outlet}, whose text here is dated later"
        parts.append(
            _edge(report.document, later, Relation.DERIVED, EdgeKind.CREDIT, why, _OFF, said, TimeOrder.AGAINST)
        )
        why = f"{outlet} has it here in a text that is dated later"
        parts.append(_edge(node.id, later, Relation.REVISED, EdgeKind.REVISION, why, 0.5))
    return node.id, parts


def _hop(
    report: Report, voice: Voice, holder: str, name: str, target: str, order: TimeOrder, *, straight: bool
) -> Edge:
    """The edge to a voice: straight from the document, or from the voice that had it from there."""
    had = "is by" if holder.startswith(_MADE) else "has it from"
    relation, why = Relation.QUOTED, f"{name} {had} {voice.node.name}, as {label(report)} says"
    if straight and voice.outlet is not None:
        relation, why = Relation.DERIVED, f"has it from {voice.outlet}"
    elif straight and voice.node.kind is NodeKind.SOURCE:
        own = report.author is not None and voice.node.id == named_node(report.author).id
        relation, why = Relation.PRIMARY, f"{'is a post of' if own else 'quotes'} {voice.node.name}"
    elif straight:
        why = f"quotes {voice.node.name}"
    return _edge(holder, target, relation, EdgeKind.CHAIN, why, _STRAIGHT, voice.words, order)


def _credit(carriers: Carriers, report: Report, credit: Credit) -> Iterator[Node | Edge]:
    """What a credit leads to: nothing for who only helped, a self-edge for a document that credits itself.

    An agency's tag on its own wire is no credit.
    """
    own = report.outlet is not None and outlet_key(report.outlet) == outlet_key(credit.name or "")
    if credit.name is None or credit.role is CreditRole.CONTRIBUTED or (own and credit.role is CreditRole.AGENCY):
        return
    said = Phrase(text=credit.text, spans=credit.spans)
    kind, relation = _KINDS.get(credit.role, EdgeKind.CREDIT), Relation.DERIVED
    parts: list[Node | Edge]
    if own:
        target, parts, why = report.document, [], "credits itself"
    elif credit.kind is SourceKind.POST:
        node = Node(
            id=f"post:{outlet_key(credit.name)} ({report.document})",
            kind=NodeKind.POST,
            name=f"a post on {credit.name}",
            standing=Standing.UNNAMED,
        )
        target, parts, why = node.id, [node], f"credits a post on {credit.name}"
        relation = Relation.QUOTED
    elif credit.kind is SourceKind.PERSON:
        named = named_node(credit.name)
        target, parts, why, relation = named.id, [named], f"credits {credit.name}", Relation.PRIMARY
    elif credit.kind in (SourceKind.ANONYMOUS, SourceKind.GROUP):
        unnamed = unnamed_node(credit.name, report.document)
        target, parts, why, relation = unnamed.id, [unnamed], f"credits {credit.name}", Relation.PRIMARY
    else:
        target, parts = outlet_target(carriers, report, credit.name, said, credit.url)
        why = (
            f"says it was first reported by {credit.name}"
            if kind is EdgeKind.FIRST_REPORTED
            else f"credits {credit.name}"
        )
    yield from parts
    yield _edge(report.document, target, relation, kind, why, _OFF, said, _order(carriers, report, target))


def _order(carriers: Carriers, report: Report, target: str) -> TimeOrder:
    origin = carriers.reports.get(target)
    return order(report.at, origin.at) if origin is not None else TimeOrder.UNKNOWN


def _edge(
    derived: str,
    origin: str,
    relation: Relation,
    kind: EdgeKind,
    why: str,
    confidence: float,
    said: Phrase | None = None,
    order: TimeOrder = TimeOrder.UNKNOWN,
) -> Edge:
    return Edge(
        derived=derived,
        origin=origin,
        relation=relation,
        kind=kind,
        why=why,
        confidence=confidence,
        order=order,
        evidence=(said,) if said is not None else (),
    )


def _author(claim: Attribution) -> bool:
    return claim.source is not None and claim.source.kind is SourceKind.AUTHOR
