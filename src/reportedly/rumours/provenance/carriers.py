"""Which documents of a rumour are meant where a text has it from an outlet, and which outlets are one publisher's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from reportedly.model import Evidence, SourceKind, TimeOrder
from reportedly.rumours.names import outlet_key
from reportedly.rumours.provenance.clocks import order, place
from reportedly.rumours.provenance.outlets import Desk, desk, outlets_of
from reportedly.rumours.provenance.printings import Printings
from reportedly.rumours.provenance.voices import way
from reportedly.rumours.reports import Report
from reportedly.urls import canonical_url


class Carriers(Struct, frozen=True):
    """The reports of a rumour by document, the earliest first, and which may be printings of which.

    ``own`` are the documents of each outlet that nobody had before it, ``printed`` those of which the text was, or may
    have been, elsewhere before; ``desk`` are all outlets; ``by_url`` are all documents at an address. ``voiceless`` are
    the documents that quote nobody for it and did not see it: whoever has it from them may know who.
    """

    reports: dict[str, Report]
    printings: Printings
    desk: Desk
    own: dict[str, tuple[str, ...]]
    printed: dict[str, tuple[str, ...]]
    by_url: dict[str, tuple[str, ...]]
    voiceless: frozenset[str]

    def order(self, document: str, target: str) -> TimeOrder:
        """Whether a document came after what it leads to; unknown for what is no document."""
        other = self.reports.get(target)
        return order(self.reports[document].at, other.at) if other is not None else TimeOrder.UNKNOWN


class Meant(Struct, frozen=True):
    """What a name may mean in a document: the last ``own`` of an outlet, those ``printed`` by it, and ``every`` one."""

    own: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    every: tuple[str, ...] = ()


def carriers(reports: Iterable[Report], printings: Printings) -> Carriers:
    """The reports in order."""
    ordered = sorted(reports, key=lambda report: place(report.at, report.document))
    linked = any(_addresses(report) for report in ordered)
    own: dict[str, list[str]] = {}
    printed: dict[str, list[str]] = {}
    by_url: dict[str, list[str]] = {}
    for report in ordered:
        if report.outlet:
            held = own if printings.own(report.document) else printed
            held.setdefault(outlet_key(report.outlet), []).append(report.document)
        if report.url and linked:
            by_url.setdefault(canonical_url(report.url), []).append(report.document)
    voiceless = frozenset(report.document for report in ordered if _is_voiceless(report))
    outlets = desk(sorted({report.outlet for report in ordered if report.outlet}))
    mine, others, urls = ({key: tuple(ids) for key, ids in found.items()} for found in (own, printed, by_url))
    return Carriers({r.document: r for r in ordered}, printings, outlets, mine, others, urls, voiceless)


def _addresses(report: Report) -> bool:
    """Whether a document has the address of another."""
    hops = (hop.url for claim in report.claims for hop in claim.chain)
    return any((*report.links, *(credit.url for credit in report.credits), *hops))


def _is_voiceless(report: Report) -> bool:
    seen = any(claim.evidence is Evidence.WITNESSED for claim in report.claims)
    return not seen and all(voice.outlet for claim in report.claims for voice in way(report, claim).voices)


def meant(known: Carriers, report: Report, name: str, kind: SourceKind | None, url: str | None = None) -> Meant:
    """What a document may mean by the name of an outlet: the last of its own documents that was before, or may be.

    Beside it stand all that it printed of others' by then; by ``url`` those at that address, if one is. A whole name
    goes before a short one, and of a short name that several outlets have, each is meant.
    """
    whole, short = outlets_of(known.desk, name, kind)
    there = frozenset(known.by_url.get(url or "", ()))
    linked, *others = (
        [last for key in sorted(keys) if (last := _last(known, known.own.get(key, ()), report, among)) is not None]
        for keys, among in ((whole | short, there), (whole, None), (short, None))
    )
    printed = [d for key in sorted(whole | short) for d in known.printed.get(key, ()) if d in there or not linked]
    every = {d for key in whole | short for held in (known.own, known.printed) for d in held.get(key, ())}
    return Meant(
        own=tuple(linked or others[0] or others[1]),
        printed=tuple(in_time(known, printed, report)),
        every=tuple(sorted(every - {report.document})),
    )


def in_time(known: Carriers, documents: Sequence[str], report: Report) -> list[str]:
    """Those of some documents that were there before a report, or may have been."""
    others = (document for document in documents if document != report.document)
    return [document for document in others if known.order(report.document, document) is not TimeOrder.AGAINST]


def _last(known: Carriers, documents: Sequence[str], report: Report, among: frozenset[str] | None = None) -> str | None:
    """The last of some documents that is in time: of those surely before, else of one time with it, else of any."""
    mine = (d for d in documents if d != report.document and (among is None or d in among))
    orders = [(known.order(report.document, document), document) for document in mine]
    for wanted in (TimeOrder.AFTER, TimeOrder.SAME_TIME, TimeOrder.UNKNOWN):
        there = [document for found, document in orders if found is wanted]
        if there:
            return there[-1]
    return None


def publishers(known: Carriers, families: Mapping[str, str]) -> list[tuple[str, list[Report]]]:
    """The reports of each publisher that has several, the earliest first; an outlet without a family is its own."""
    by_key = {outlet_key(outlet): family for outlet, family in families.items()}
    gathered: dict[str, list[Report]] = {}
    for report in known.reports.values():
        if report.outlet:
            key = outlet_key(report.outlet)
            gathered.setdefault(by_key.get(key, key), []).append(report)
    named = (
        (key if key in by_key.values() else str(found[0].outlet), found) for key, found in sorted(gathered.items())
    )
    return [(name, found) for name, found in named if len(found) > 1]
