"""One text that several outlets printed: it is told once, by those that may have had it first.

A document is a *printing* of another's text where it was copied from there, and everything that it gives as others'
words stands in what the two share, with whose words they are. Who printed it later can say nothing that adds an origin:
whose the text is, its first printings tell. Where the times do not tell which was first, each of those may be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import rustworkx
from msgspec import Struct
from msgspec.structs import replace

from reportedly.model import Attribution, EdgeKind, Evidence, Hop, Source, SourceKind, Span, TimeOrder
from reportedly.rumours.copies.values import Derivation, Extent
from reportedly.rumours.names import outlet_key
from reportedly.rumours.provenance.clocks import LAST, is_day, order, place
from reportedly.rumours.provenance.reports import Report

_WHOLE = frozenset({Extent.COPIED, Extent.LEAD_CHANGED})
_INSIDE = 0.5  # of a claim's words stand in what is shared


class Printed(Struct, frozen=True):
    """The documents of one text, each in order of time: those that may be the ``first``, and those ``later``."""

    first: tuple[str, ...]
    later: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The document by which the text goes."""
        return self.first[0]


def printed(
    reports: Sequence[Report], derivations: Iterable[Derivation], apart: frozenset[tuple[str, str]] = frozenset()
) -> dict[str, Printed]:
    """The text of each report, by document; what a person keeps ``apart``, pairs in order of their ids, are two."""
    place_of = {report.document: number for number, report in enumerate(reports)}
    graph: rustworkx.PyGraph[int, None] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(reports)))
    for shared in derivations:
        left, right = place_of.get(shared.left), place_of.get(shared.right)
        if left is None or right is None or (shared.left, shared.right) in apart:
            continue
        if _one_text(reports[left], reports[right], shared):
            graph.add_edge(left, right, None)
    found: dict[str, Printed] = {}
    for part in rustworkx.connected_components(graph):
        text = _printed([reports[number] for number in part])
        found.update(dict.fromkeys((*text.first, *text.later), text))
    return found


def as_printed(reports: Iterable[Report], texts: Mapping[str, Printed]) -> list[Report]:
    """The reports, each with the text that it prints, and whether others may have had that before it."""
    outlets: dict[str, set[str | None]] = {}
    reports = list(reports)
    for report in reports:
        text = texts[report.document]
        if report.document in text.first:
            outlets.setdefault(text.key, set()).add(outlet_key(report.outlet) if report.outlet else None)
    return [
        replace(
            report,
            prints=texts[report.document].key,
            shared=report.document in texts[report.document].first and len(outlets[texts[report.document].key]) > 1,
        )
        for report in reports
    ]


def handed_on(claims: Iterable[Attribution]) -> list[Attribution]:
    """The claims that a document gives as others' words, or as what its author saw."""
    return [c for c in claims if c.source is None or c.source.kind is not SourceKind.AUTHOR or _seen(c)]


def _seen(claim: Attribution) -> bool:
    return claim.evidence is Evidence.WITNESSED


def _one_text(left: Report, right: Report, shared: Derivation) -> bool:
    """Whether the later of the two says nothing of the rumour but what they share."""
    if shared.kind is not EdgeKind.COPY or shared.extent not in _WHOLE:
        return False
    when = order(left.at, right.at)
    inside = when is not TimeOrder.AGAINST and _inside(left, [span.left for span in shared.spans], right)
    return inside or (when is not TimeOrder.AFTER and _inside(right, [span.right for span in shared.spans], left))


def _inside(report: Report, spans: Sequence[Span], other: Report) -> bool:
    """Whether all that is given as others' words is shared, and so is from whom, or the other says it of the same."""
    said = {_way(claim) for claim in other.claims}
    return all(
        _share(claim.content.spans, spans) >= _INSIDE
        and (_way(claim) in said or all(_share(part.spans, spans) >= _INSIDE for part in _voices(claim)))
        for claim in handed_on(report.claims)
    )


def _voices(claim: Attribution) -> Sequence[Hop | Source]:
    return claim.chain or ((claim.source,) if claim.source is not None else ())


def _way(claim: Attribution) -> tuple[str, ...]:
    """From whom a claim is, as the text calls them."""
    return tuple(voice.text.casefold() for voice in _voices(claim))


def _share(claimed: Sequence[Span], spans: Sequence[Span]) -> float:
    """The part of what is claimed that stands in the spans."""
    total = sum(span.end - span.start for span in claimed)
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in claimed for b in spans)
    return both / total if total else 1.0


def _printed(reports: Sequence[Report]) -> Printed:
    """The text of some documents; one without a date is taken for a later printing of a text that has one."""
    ordered = sorted(reports, key=_first)
    dated = [report for report in ordered if place(report.at, "")[0] != LAST] or ordered
    first = _may_be_first([report for report in dated if order(report.at, dated[0].at) is not TimeOrder.AFTER])
    later = [report for report in ordered if report not in first]
    return Printed(tuple(r.document for r in first), tuple(r.document for r in later))


def _may_be_first(day: Sequence[Report]) -> list[Report]:
    """Of the printings of one time those that may be the first; a day is the same time as every hour of it.

    Of two hours the later is a copy's, whoever else has the day alone. What has the day alone, and names whom none of
    the earliest hour names but a later one does, is taken for a copy of that.
    """
    hour = min((report for report in day if not is_day(report.at)), key=_first, default=day[0]).at
    first = [report for report in day if order(report.at, hour) is not TimeOrder.AFTER]
    later = {_names(report) for report in day if report not in first}
    known = {name for report in first if not is_day(report.at) for name in _names(report)}
    return [
        report
        for report in first
        if not is_day(report.at) or _names(report) <= known or not any(_names(report) <= said for said in later)
    ]


def _names(report: Report) -> frozenset[tuple[str, ...]]:
    """From whom a document has what it says, as it calls them."""
    return frozenset(_way(claim) for claim in report.claims)


def _first(report: Report) -> tuple[datetime, bool, str]:
    """The earliest first, a day before a moment of it."""
    return place(report.at, "")[0], not is_day(report.at), report.document
