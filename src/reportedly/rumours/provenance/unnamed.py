"""Unnamed sources of documents that have the rumour from elsewhere may be those of there, unless the text says not."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import product

from reportedly.model import Edge, EdgeKind, Node, Standing, TimeOrder
from reportedly.rumours.provenance.carriers import Carriers
from reportedly.rumours.provenance.edges import leads
from reportedly.rumours.provenance.structure import followed
from reportedly.rumours.provenance.telling import Names, credited_own
from reportedly.rumours.provenance.voices import way
from reportedly.rumours.reports import Report

_WEAK = 0.5
_SHARED = frozenset({EdgeKind.COPY, EdgeKind.QUOTATION, EdgeKind.TRANSLATION})
_CREDITS = frozenset({EdgeKind.CREDIT, EdgeKind.AGENCY, EdgeKind.FIRST_REPORTED})
_NOT_HAD = frozenset({EdgeKind.CHAIN, EdgeKind.PUBLISHER})


def relayed(known: Carriers, nodes: Mapping[str, Node], edges: Iterable[Edge]) -> Iterator[Edge]:
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
        if had and _may_have_it(known, edge.derived, edge.origin, first=edge.kind is EdgeKind.FIRST_REPORTED):
            elsewhere.setdefault(edge.derived, []).append(edge)
    for document, voices in sorted(quoted.items()):
        for voice, edge in product(sorted(voices - _first_hand(known.reports[document])), elsewhere.get(document, ())):
            why = f"unnamed, in a text of {nodes[document].name} that {edge.why}"
            yield leads(voice, edge.origin, edge.kind, why, _WEAK)


def _may_have_it(known: Carriers, document: str, other: str, *, first: bool = False) -> bool:
    """Whether a document's source may be that of another, which quotes somebody; or of an outlet that was the first."""
    if other in known.reports:
        return other not in known.voiceless and not known.printings.one(document, other)
    return first and other.startswith("outlet:")


def _first_hand(report: Report) -> set[str]:
    """The sources that a document says to have heard itself."""
    ways = [way(report, claim) for claim in report.claims]
    return {found.voices[-1].node.id for found in ways if found.own and found.voices}


def another_texts(
    known: Carriers, nodes: Container[str], named: Mapping[str, Names], relays: Iterable[Edge]
) -> set[str]:
    """The unnamed sources that are another text's, whatever printings there are of it.

    Their document has it from one that nobody had before, and that quotes somebody; it says who had it first; or it may
    be a printing of a document that nobody had before, and that has the same source.
    """
    own = known.printings.own
    found = {e.derived for e in relays if e.kind not in _CREDITS and e.origin in known.reports and own(e.origin)}
    for document, names in named.items():
        report, mine = known.reports[document], {key for key, _ in names.every if f"({document})" in key}
        texts = [other for other in known.printings.of[document] if own(other)]
        found |= {key for key in mine if any(key.replace(f"({document})", f"({t})") in nodes for t in texts)}
        if mine and (names.credited - names.wholly or _credits_another(known, report)):
            found |= {key for key in mine if key.endswith(f"({document})")} - _first_hand(report)
    return found


def _credits_another(known: Carriers, report: Report) -> bool:
    """Whether a document credits an outlet with a document of its own that may have its source."""
    there = (document for credit in report.credits for document in credited_own(known, report, credit))
    return any(_may_have_it(known, report.document, document) for document in there)
