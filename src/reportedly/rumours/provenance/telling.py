"""What one document says of where it has a rumour from: its claims' ways and its credits, as nodes and edges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

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
from reportedly.rumours.provenance.carriers import Carriers, in_time, meant
from reportedly.rumours.provenance.edges import leads
from reportedly.rumours.provenance.outlets import name_of, names_itself, outlets_of
from reportedly.rumours.provenance.printings import handed_on
from reportedly.rumours.provenance.voices import Voice, Way, named_node, outlet_node, unheard, unnamed_node, way
from reportedly.rumours.reports import Report

WHOLE = frozenset({CreditRole.AGENCY, CreditRole.REPUBLISHED, CreditRole.EXCERPT, CreditRole.SOURCE})
_SEEN = frozenset({Evidence.WITNESSED})
_KINDS = {CreditRole.AGENCY: EdgeKind.AGENCY, CreditRole.FIRST_REPORTED: EdgeKind.FIRST_REPORTED}
_OFF = 0.9  # a credit, of which the words may be misread
_STRAIGHT = 0.95  # a source that the document quotes itself
_HERE = 0.9  # what is credited by name, and a text of that name
_LATER = 0.5  # the same where the text is dated later
_LINKED = 0.7  # a link, which may lead to what was read without being what it was had from
_MADE = ("post:", "recording:")  # how the ids of what somebody made begin


class Names(Struct, frozen=True):
    """The ids of all that a document names: whom it credits ``wholly``, all its ``credited``, and its claims' ``ways``.

    A way is from the document back to the origin. ``every`` are all, each with what its name may be taken for.
    ``silent`` is whether the document names nobody for its claims and does not vouch for them itself either, and
    ``vouching`` whether it says something itself, for which it names nobody else.
    """

    wholly: frozenset[str]
    credited: frozenset[str]
    ways: tuple[tuple[Node, ...], ...]
    every: frozenset[tuple[str, SourceKind | None]]
    silent: bool
    vouching: bool


def label(report: Report) -> str:
    """What a document is called in words."""
    return report.outlet or report.title or report.document


def document_node(report: Report) -> Node:
    """The node of a document; it is named as an origin where its author says to have seen it."""
    seen = any(c.evidence in _SEEN and _author(c) for c in report.claims)
    standing = Standing.NAMED if seen else Standing.UNKNOWN
    return Node(id=report.document, kind=NodeKind.DOCUMENT, name=label(report), standing=standing, at=report.at)


def names(report: Report) -> Names:
    """Whom a document names, by its words alone.

    A headline in its own voice vouches for nothing that the text below gives as hearsay.
    """
    found = [(credit, _credited_node(report, credit)) for credit in report.credits]
    here = [(credit, node) for credit, node in found if node is not None]
    ways = [list(reversed(way(report, claim).voices)) for claim in report.claims]
    said = [way(report, claim) for claim in handed_on(report.claims) or report.claims]
    every = {(node.id, name_of(_taken(credit, node))) for credit, node in here}
    return Names(
        wholly=frozenset(node.id for credit, node in here if credit.role in WHOLE),
        credited=frozenset(node.id for _, node in here),
        ways=tuple(tuple(voice.node for voice in voices) for voices in ways),
        every=frozenset(every | {(voice.node.id, name_of(voice.kind)) for voices in ways for voice in voices}),
        silent=not any(found.voices or found.own for found in said),
        vouching=any(found.own and not found.voices for found in said),
    )


def _taken(credit: Credit, node: Node) -> SourceKind | None:
    return SourceKind.MEDIA if node.kind is NodeKind.OUTLET else credit.kind


def told(known: Carriers, report: Report) -> Iterator[Node | Edge]:
    """The nodes and edges of a document's claims and credits."""
    holders: list[str] = []
    for credit in report.credits:
        parts, targets = _credit(known, report, credit)
        yield from parts
        holders += [key for key in targets if credit.role in WHOLE and _may_know(known, report, key)]
    for claim in report.claims:
        found = way(report, claim)
        yield from _claim(known, report, found, holders)
        if found.again:
            yield from _again(known, report)
        for hop in unheard(report, claim):
            documents = meant(known, report, hop.text, hop.kind, hop.url)
            said = Phrase(text=hop.text, spans=hop.spans)
            why = f"has it from {hop.text}"
            yield from _to(known, report, [*documents.own, *documents.printed], EdgeKind.CHAIN, why, _STRAIGHT, said)
    for link in report.links:
        for there in (d for d in known.by_url.get(link.url, ()) if d != report.document):
            why = f"links to {label(known.reports[there])}: “{link.text}”" if link.text else "links there"
            said = Phrase(text=link.text, spans=link.spans)
            yield from _to(known, report, [there], EdgeKind.LINK, why, _LINKED, said)


def _to(
    known: Carriers, report: Report, targets: Iterable[str], kind: EdgeKind, why: str, sure: float, said: Phrase | None
) -> Iterator[Edge]:
    """Edges from a document to what it may have it from."""
    for target in targets:
        when = known.order(report.document, target)
        yield leads(report.document, target, kind, why, sure, order=when, said=said)


def _may_know(known: Carriers, report: Report, id: str) -> bool:
    """Whether what is credited may have the source that ``report`` quotes: it is not here, or quotes nobody."""
    return id not in known.reports or (id != report.document and id in known.voiceless)


def _claim(known: Carriers, report: Report, found: Way, credited: Sequence[str]) -> Iterator[Node | Edge]:
    """The way of one claim from the document back; a source also hangs on what the document credits as a whole.

    Of a document that credits the Kyiv Post and quotes Ana Reis, nothing tells that it was Reis who spoke to it.
    """
    holders = {report.document: label(report)}
    last: tuple[str, ...] = ()
    for step, voice in enumerate(reversed(found.voices)):
        targets, parts = _targets(known, report, voice)
        yield from parts
        for holder, name in holders.items():
            for target in targets:
                if target != holder:
                    yield _hop(known, report, voice, holder, name, target, straight=step == 0)
        knowing = {target: voice.node.name for target in targets if _may_know(known, report, target)}
        holders = knowing if targets[0] in knowing else holders | knowing
        last = targets if step == 0 else last
    if found.voices and not found.own:
        why = f"{label(report)} credits it and quotes {found.voices[-1].node.name}"
        said = found.voices[-1].words
        for key, first in ((key, first) for key in credited for first in last if key != first):
            yield leads(key, first, EdgeKind.CHAIN, why, 0.6, relation=Relation.QUOTED, said=said)


def _again(known: Carriers, report: Report) -> Iterator[Edge]:
    """The edges of a document that says that its own outlet reported it, to what that had before it."""
    found = meant(known, report, report.outlet or "", SourceKind.MEDIA)
    for earlier in in_time(known, [*found.own, *found.printed], report):
        if known.order(report.document, earlier) is TimeOrder.AFTER:
            why = f"{label(report)} reported it before, as it says itself"
            yield leads(report.document, earlier, EdgeKind.CHAIN, why, _OFF, order=TimeOrder.AFTER)


def _targets(known: Carriers, report: Report, voice: Voice) -> tuple[tuple[str, ...], list[Node | Edge]]:
    """The nodes that a voice is: an outlet's documents of this rumour that were there, or may have been.

    Where none of those is the outlet's own, it is the voice itself, which leads on to what its outlet has here. Where
    the page links the words, the document at that address is meant.
    """
    found = meant(known, report, voice.outlet or voice.node.name, voice.kind, voice.url)
    if found.own:
        return (*found.own, *found.printed), []
    node = voice.node
    parts: list[Node | Edge] = [node]
    for there in found.every:
        against = known.order(report.document, there) is TimeOrder.AGAINST
        if against and not found.printed:
            why = f"credits {node.name}, whose text here is dated later"
            parts += _to(known, report, [there], EdgeKind.CREDIT, why, _OFF, voice.words)
        if against:
            why = f"{node.name} has it here in a text that is dated later"
            parts.append(leads(node.id, there, EdgeKind.REVISION, why, _LATER, relation=Relation.REVISED))
        else:
            parts.append(leads(node.id, there, EdgeKind.CREDIT, f"{label(known.reports[there])} has it here", _HERE))
    return (node.id, *found.printed), parts


def _hop(known: Carriers, report: Report, voice: Voice, holder: str, name: str, target: str, *, straight: bool) -> Edge:
    """The edge to a voice: straight from the document, or from the voice that had it from there."""
    had = "is by" if holder.startswith(_MADE) else "has it from"
    relation, why = Relation.QUOTED, f"{name} {had} {voice.node.name}, as {label(report)} says"
    if straight and (voice.outlet is not None or target in known.reports):
        relation, why = Relation.DERIVED, f"has it from {voice.outlet or voice.node.name}"
    elif straight and voice.node.kind is NodeKind.SOURCE:
        own = report.author is not None and voice.node.id == named_node(report.author).id
        relation, why = Relation.PRIMARY, f"{'is a post of' if own else 'quotes'} {voice.node.name}"
    elif straight:
        why = f"quotes {voice.node.name}"
    when = known.order(report.document, target)
    return leads(holder, target, EdgeKind.CHAIN, why, _STRAIGHT, relation=relation, order=when, said=voice.words)


def _credit(known: Carriers, report: Report, credit: Credit) -> tuple[list[Node | Edge], tuple[str, ...]]:
    """What a credit leads to, with all that shows it; what may hold a source are those targets without a name.

    It leads to nothing for who only helped, and to itself for a document that credits itself. An agency's tag on its
    own wire is no credit.
    """
    said = Phrase(text=credit.text, spans=credit.spans)
    kind, why = _KINDS.get(credit.role, EdgeKind.CREDIT), f"credits {credit.name}"
    node = _credited_node(report, credit)
    if node is None:
        itself = _credits_itself(report, credit) and credit.role is not CreditRole.AGENCY
        parts = _to(known, report, [report.document] if itself else [], kind, "credits itself", _OFF, said)
        return list(parts), ()
    relation = Relation.DERIVED
    if node.kind is not NodeKind.OUTLET:
        relation = Relation.QUOTED if node.kind is NodeKind.POST else Relation.PRIMARY
        why = f"credits {node.name}"
    elif kind is EdgeKind.FIRST_REPORTED:
        why = f"says it was first reported by {credit.name}"
    outlet = credit.name if node.kind is NodeKind.OUTLET else None
    targets, parts_ = _targets(known, report, Voice(node, said, outlet, _taken(credit, node), credit.url))
    orders = [(target, known.order(report.document, target)) for target in targets]
    edges = [leads(report.document, t, kind, why, _OFF, relation=relation, order=when, said=said) for t, when in orders]
    return [*parts_, *edges], () if node.standing is Standing.NAMED else targets


def credited_own(known: Carriers, report: Report, credit: Credit) -> list[str]:
    """All documents in time that nobody had before the outlet that is credited, whichever of them is meant."""
    node = _credited_node(report, credit)
    if node is None:
        return []
    whole, short = outlets_of(known.desk, node.name, _taken(credit, node))
    return in_time(known, [document for key in whole | short for document in known.own.get(key, ())], report)


def _credits_itself(report: Report, credit: Credit) -> bool:
    kind = credit.kind if credit.kind in (SourceKind.PERSON, SourceKind.POST) else SourceKind.MEDIA
    return names_itself(report.outlet, credit.name or "", kind)


def _credited_node(report: Report, credit: Credit) -> Node | None:
    """The outlet, the post or the person that is credited; None where that is the document's own outlet, or nobody."""
    if credit.name is None or credit.role is CreditRole.CONTRIBUTED or _credits_itself(report, credit):
        return None
    if credit.kind is SourceKind.POST:
        key = f"post:{outlet_node(credit.name).id.removeprefix('outlet:')} ({report.document})"
        return Node(id=key, kind=NodeKind.POST, name=f"a post on {credit.name}", standing=Standing.UNNAMED)
    if credit.kind is SourceKind.PERSON:
        return named_node(credit.name)
    if credit.kind in (SourceKind.ANONYMOUS, SourceKind.GROUP):
        return unnamed_node(credit.name, report.document)
    return outlet_node(credit.name)


def _author(claim: Attribution) -> bool:
    return claim.source is not None and claim.source.kind is SourceKind.AUTHOR
