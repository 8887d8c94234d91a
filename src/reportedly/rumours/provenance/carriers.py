"""Which document of a rumour is meant where a text has it from an outlet, and which outlets are one publisher's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from reportedly.model import Evidence, TimeOrder
from reportedly.rumours.provenance.clocks import order, place
from reportedly.rumours.provenance.names import outlet_key
from reportedly.rumours.provenance.reports import Report
from reportedly.rumours.provenance.voices import way
from reportedly.urls import canonical_url


class Carriers(Struct, frozen=True):
    """The reports of a rumour by document, and the documents of each outlet and at each address, the earliest first.

    ``voiceless`` are the documents that quote nobody for it and did not see it: whoever has it from them may know who.
    """

    reports: dict[str, Report]
    by_outlet: dict[str, tuple[str, ...]]
    by_url: dict[str, tuple[str, ...]]
    voiceless: frozenset[str]


class Found(Struct, frozen=True):
    """The document that an outlet is credited for, if one is in time; else ``later`` are those that are not."""

    document: str | None = None
    later: tuple[str, ...] = ()


def carriers(reports: Iterable[Report]) -> Carriers:
    """The reports in order; of two with one id the first counts."""
    found: dict[str, Report] = {}
    for report in reports:
        found.setdefault(report.document, report)
    ordered = sorted(found.values(), key=lambda report: place(report.at, report.document))
    linked = any(report.links for report in ordered)
    by_outlet: dict[str, list[str]] = {}
    by_url: dict[str, list[str]] = {}
    for report in ordered:
        if report.outlet:
            by_outlet.setdefault(outlet_key(report.outlet), []).append(report.document)
        if report.url and linked:
            by_url.setdefault(canonical_url(report.url), []).append(report.document)
    voiceless = frozenset(report.document for report in ordered if _is_voiceless(report))
    outlets, urls = ({key: tuple(ids) for key, ids in found.items()} for found in (by_outlet, by_url))
    return Carriers({r.document: r for r in ordered}, outlets, urls, voiceless)


def _is_voiceless(report: Report) -> bool:
    seen = any(claim.evidence is Evidence.WITNESSED for claim in report.claims)
    return not seen and all(voice.outlet for claim in report.claims for voice in way(report, claim).voices)


def credited(carriers: Carriers, outlet: str, report: Report, url: str | None = None) -> Found:
    """The last of the outlet's documents that was there before ``report``, or may have been; those at ``url`` first."""
    theirs = carriers.by_outlet.get(outlet_key(outlet), ())
    there = tuple(document for document in theirs if document in carriers.by_url.get(url or "", ()))
    return _before(carriers, there or theirs, report)


def linked(carriers: Carriers, url: str, report: Report) -> Found:
    """The last of the documents at an address that was there before ``report``, or may have been."""
    return _before(carriers, carriers.by_url.get(url, ()), report)


def _before(carriers: Carriers, documents: Sequence[str], report: Report) -> Found:
    others = [document for document in documents if document != report.document]
    orders = [(order(report.at, carriers.reports[document].at), document) for document in others]
    for wanted in (TimeOrder.AFTER, TimeOrder.SAME_TIME, TimeOrder.UNKNOWN):
        there = [document for found, document in orders if found is wanted]
        if there:
            return Found(document=there[-1])
    return Found(later=tuple(others))


def publishers(carriers: Carriers, families: Mapping[str, str]) -> list[tuple[str, list[Report]]]:
    """The reports of each publisher that has several, the earliest first; an outlet without a family is its own."""
    known = {outlet_key(outlet): family for outlet, family in families.items()}
    gathered: dict[str, list[Report]] = {}
    for report in carriers.reports.values():
        if report.outlet:
            key = outlet_key(report.outlet)
            gathered.setdefault(known.get(key, key), []).append(report)
    named = ((key if key in known.values() else str(found[0].outlet), found) for key, found in sorted(gathered.items()))
    return [(name, found) for name, found in named if len(found) > 1]
