"""What one document says of where it has a rumour from: its claims' ways and its credits, as nodes and edges."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from reportedly.headline import called
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
from reportedly.rumours.names import outlet_key
from reportedly.rumours.provenance.carriers import Carriers, credited, linked
from reportedly.rumours.provenance.clocks import order
from reportedly.rumours.provenance.printed import handed_on
from reportedly.rumours.provenance.reports import Report
from reportedly.rumours.provenance.voices import Voice, Way, named_node, outlet_node, unnamed_node, way

WHOLE = frozenset({CreditRole.AGENCY, CreditRole.REPUBLISHED, CreditRole.EXCERPT, CreditRole.SOURCE})
_SEEN = frozenset({Evidence.WITNESSED})
_KINDS = {CreditRole.AGENCY: EdgeKind.AGENCY, CreditRole.FIRST_REPORTED: EdgeKind.FIRST_REPORTED}
_OFF = 0.9  # a credit, of which the words may be misread
_STRAIGHT = 0.95  # a source that the document quotes itself
_MADE = ("post:", "recording:")  # how the ids of what somebody made begin
_AGAINST = TimeOrder.AGAINST
_LINKED = 0.7  # a link, which may lead to what was read without being what it was had from


def label(report: Report) -> str:
    """What a document is called in words."""
    return report.outlet or called(report.title, report.text, report.url or report.document)


def document_node(report: Report) -> Node:
    """The node of a document; it is named as an origin where its author says to have seen it."""
    seen = any(c.evidence in _SEEN and _author(c) for c in report.claims)
    standing = Standing.NAMED if seen else Standing.UNKNOWN
    return Node(id=report.document, kind=NodeKind.DOCUMENT, name=label(report), standing=standing, at=report.at)


def is_hearsay(report: Report) -> bool:
    """Whether a document names nobody for any of its claims, and does not vouch for them itself.

    A headline in its own voice vouches for nothing that the text below gives as hearsay.
    """
    ways = [way(report, claim) for claim in handed_on(report.claims) or report.claims]
    return not any(found.voices or found.own for found in ways)


def vouches(report: Report) -> bool:
    """Whether a document says something itself, for which it names nobody else, or would if the text were its alone."""
    alone = replace(report, shared=False)
    ways = [way(alone, claim) for claim in handed_on(report.claims) or report.claims]
    return any(found.own and not found.voices for found in ways)


def told(carriers: Carriers, report: Report) -> Iterator[Node | Edge]:
    """The nodes and edges of a document's claims and credits."""
    yield document_node(report)
    holders: list[str] = []
    for credit in report.credits:
        parts, targets = _credit(carriers, report, credit)
        yield from parts
        holders += [key for key in targets if credit.role in WHOLE and _may_know(carriers, report, key)]
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
        for there in (*found.documents, *found.later):
            why = f"links to {label(carriers.reports[there])}: “{link.text}”" if link.text else "links there"
            said = Phrase(text=link.text, spans=link.spans)
            order = _order(carriers, report, there)
            yield _edge(report.document, there, Relation.DERIVED, EdgeKind.LINK, why, _LINKED, said, order)


def _may_know(carriers: Carriers, report: Report, id: str) -> bool:
    """Whether what is credited may have the source that ``report`` quotes: it is not here, or quotes nobody.

    A later printing of a text knows no more than the first.
    """
    if id not in carriers.reports:
        return True
    return id != report.document and id in carriers.voiceless and id in carriers.texts[id].first


def _claim(carriers: Carriers, report: Report, found: Way, credited: list[str]) -> Iterator[Node | Edge]:
    """The way of one claim from the document back; a source also hangs on what the document credits as a whole.

    Of a document that credits the Kyiv Post and quotes Ana Reis, nothing tells that it was Reis who spoke to it.
    """
    holders = {report.document: label(report)}
    last: tuple[str, ...] = ()
    for step, voice in enumerate(reversed(found.voices)):
        targets, parts = _step(carriers, report, voice)
        yield from parts
        for holder, name in holders.items():
            for target in targets:
                if target != holder:
                    order = _order(carriers, report, target)
                    yield _hop(report, voice, holder, name, target, order, straight=step == 0)
        knowing = {target: voice.node.name for target in targets if _may_know(carriers, report, target)}
        holders = knowing if targets[0] in knowing else holders | knowing
        last = targets if step == 0 else last
    if found.voices and not found.own:
        for key in credited:
            for first in last:
                if key != first:
                    why = f"{label(report)} credits it and quotes {found.voices[-1].node.name}"
                    yield _edge(key, first, Relation.QUOTED, EdgeKind.CHAIN, why, 0.6, found.voices[-1].words)


def _again(carriers: Carriers, report: Report) -> Iterator[Edge]:
    """The edges of a document that says that its own outlet reported it, to what that had before it."""
    for earlier in credited(carriers, report.outlet or "", report).documents:
        if _order(carriers, report, earlier) is TimeOrder.AFTER:
            why = f"{label(report)} reported it before, as it says itself"
            yield _edge(report.document, earlier, Relation.DERIVED, EdgeKind.CHAIN, why, _OFF, order=TimeOrder.AFTER)


def _step(carriers: Carriers, report: Report, voice: Voice) -> tuple[tuple[str, ...], list[Node | Edge]]:
    """The nodes that a voice is: an outlet's documents of this rumour where there are any in time."""
    if voice.outlet is None:
        return (voice.node.id,), [voice.node]
    return outlet_targets(carriers, report, voice.outlet, voice.words, voice.url)


def outlet_targets(
    carriers: Carriers, report: Report, outlet: str, said: Phrase, url: str | None = None
) -> tuple[tuple[str, ...], list[Node | Edge]]:
    """The documents of an outlet that a text may have it from, and where none is its own, the outlet itself.

    That leads on to what it has here. Where the page links the words, it is the document at that ``url``.
    """
    found = credited(carriers, outlet, report, url)
    if found.first is not None:
        return found.documents, []
    node = outlet_node(outlet)
    parts: list[Node | Edge] = [node]
    for later in found.later:
        against = f"credits {outlet}, whose text here is dated later"
        why = f"{outlet} has it here in a text that is dated later"
        if not found.printings:
            parts.append(
                _edge(report.document, later, Relation.DERIVED, EdgeKind.CREDIT, against, _OFF, said, _AGAINST)
            )
        parts.append(_edge(node.id, later, Relation.REVISED, EdgeKind.REVISION, why, 0.5))
    return (node.id, *found.printings), parts


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


def _credit(carriers: Carriers, report: Report, credit: Credit) -> tuple[list[Node | Edge], tuple[str, ...]]:
    """What a credit leads to, with all that shows it; what may hold a source are those targets without a name.

    It leads to nothing for who only helped, and to itself for a document that credits itself. An agency's tag on its
    own wire is no credit.
    """
    own = report.outlet is not None and outlet_key(report.outlet) == outlet_key(credit.name or "")
    if credit.name is None or credit.role is CreditRole.CONTRIBUTED or (own and credit.role is CreditRole.AGENCY):
        return [], ()
    said = Phrase(text=credit.text, spans=credit.spans)
    kind, relation, why = _KINDS.get(credit.role, EdgeKind.CREDIT), Relation.DERIVED, f"credits {credit.name}"
    targets: tuple[str, ...]
    parts: list[Node | Edge]
    node = _credited_node(report, credit)
    if own:
        targets, parts, why = (report.document,), [], "credits itself"
    elif node is not None:
        targets, parts = (node.id,), [node]
        relation = Relation.QUOTED if node.kind is NodeKind.POST else Relation.PRIMARY
        why = f"credits {node.name}"
    else:
        targets, parts = outlet_targets(carriers, report, credit.name, said, credit.url)
        if kind is EdgeKind.FIRST_REPORTED:
            why = f"says it was first reported by {credit.name}"
    orders = [(target, _order(carriers, report, target)) for target in targets]
    parts += [_edge(report.document, target, relation, kind, why, _OFF, said, order) for target, order in orders]
    return parts, () if node is not None and node.standing is Standing.NAMED else targets


def _credited_node(report: Report, credit: Credit) -> Node | None:
    """The post or the person that is credited; None for an outlet."""
    name = credit.name or ""
    if credit.kind is SourceKind.POST:
        key = f"post:{outlet_key(name)} ({report.text_id})"
        return Node(id=key, kind=NodeKind.POST, name=f"a post on {name}", standing=Standing.UNNAMED)
    if credit.kind is SourceKind.PERSON:
        return named_node(name)
    return unnamed_node(name, report.text_id) if credit.kind in (SourceKind.ANONYMOUS, SourceKind.GROUP) else None


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
