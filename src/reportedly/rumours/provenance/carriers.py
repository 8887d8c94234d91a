"""Which documents of a rumour are meant where a text has it from an outlet, and which outlets are one publisher's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from reportedly.model import Evidence, TimeOrder
from reportedly.rumours.names import outlet_key
from reportedly.rumours.provenance.clocks import order, place
from reportedly.rumours.provenance.printed import Printed
from reportedly.rumours.provenance.reports import Report
from reportedly.rumours.provenance.voices import way
from reportedly.urls import canonical_url


class Carriers(Struct, frozen=True):
    """The reports of a rumour by document, the earliest first, and the text that each prints.

    ``by_outlet`` are the documents of each outlet that nobody had before it, ``printings`` those of which the text was,
    or may have been, elsewhere before, and ``also`` those that a document may mean beside by the name of an outlet;
    ``by_url`` are all documents at an address. ``voiceless`` are the documents that
    quote nobody for it and did not see it: whoever has it from them may know who.
    """

    reports: dict[str, Report]
    texts: Mapping[str, Printed]
    by_outlet: dict[str, tuple[str, ...]]
    printings: dict[str, tuple[str, ...]]
    by_url: dict[str, tuple[str, ...]]
    voiceless: frozenset[str]
    also: Mapping[tuple[str, str], tuple[str, ...]] = {}

    def firsts(self) -> list[Report]:
        """The reports that may be the first of their text, and so say whose it is."""
        return [report for report in self.reports.values() if report.document in self.texts[report.document].first]

    def sure(self, document: str) -> bool:
        """Whether nobody may have had the text of a document before it."""
        return self.texts[document].first == (document,)

    def reprints(self, document: str, other: str) -> bool:
        """Whether a document is a later printing of the text of another, which may be the first of it."""
        text = self.texts[other]
        return document in text.later and other in text.first

    def at(self, document: str) -> str | None:
        """When the text of a document was first there."""
        return self.reports[self.texts[document].key].at


class Found(Struct, frozen=True):
    """The documents that an outlet is credited for and that are in time, and those that are ``later``.

    ``first`` is the one that the outlet had before all others; the others are printings of a text.
    """

    first: str | None = None
    printings: tuple[str, ...] = ()
    later: tuple[str, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """All that are in time."""
        return (*((self.first,) if self.first is not None else ()), *self.printings)


def carriers(
    reports: Iterable[Report], texts: Mapping[str, Printed], also: Mapping[tuple[str, str], tuple[str, ...]]
) -> Carriers:
    """The reports in order, with the text that each prints, and what they may mean beside."""
    ordered = sorted(reports, key=lambda report: place(report.at, report.document))
    linked = any(report.links for report in ordered)
    by_outlet: dict[str, list[str]] = {}
    printings: dict[str, list[str]] = {}
    by_url: dict[str, list[str]] = {}
    for report in ordered:
        if report.outlet:
            held = by_outlet if texts[report.document].first == (report.document,) else printings
            held.setdefault(outlet_key(report.outlet), []).append(report.document)
        if report.url and linked:
            by_url.setdefault(canonical_url(report.url), []).append(report.document)
    voiceless = frozenset(report.document for report in ordered if _is_voiceless(report))
    outlets, others, urls = ({key: tuple(ids) for key, ids in f.items()} for f in (by_outlet, printings, by_url))
    return Carriers({r.document: r for r in ordered}, texts, outlets, others, urls, voiceless, also)


def _is_voiceless(report: Report) -> bool:
    seen = any(claim.evidence is Evidence.WITNESSED for claim in report.claims)
    return not seen and all(voice.outlet for claim in report.claims for voice in way(report, claim).voices)


def credited(carriers: Carriers, outlet: str, report: Report, url: str | None = None) -> Found:
    """The last of the outlet's own documents that was there before ``report``, or may have been, by ``url`` if one is.

    Beside it stand all its printings of a text that were there before, or may have been.
    """
    there = carriers.by_url.get(url or "", ())
    own, others = (held.get(outlet_key(outlet), ()) for held in (carriers.by_outlet, carriers.printings))
    others = (*others, *carriers.also.get((report.document, outlet_key(outlet)), ()))
    if any(document in there for document in own):
        own, others = (tuple(d for d in found if d in there) for found in (own, others))
    found = _before(carriers, own, report)
    timed = _before(carriers, others, report, every=True)
    return Found(found.first, timed.printings, (*found.later, *timed.later))


def linked(carriers: Carriers, url: str, report: Report) -> Found:
    """The documents at an address that were there before ``report``, or may have been."""
    return _before(carriers, carriers.by_url.get(url, ()), report, every=True)


def _before(carriers: Carriers, documents: Sequence[str], report: Report, *, every: bool = False) -> Found:
    """The last of some documents that is in time, or ``every`` one."""
    others = [document for document in documents if document != report.document]
    orders = [(order(report.at, carriers.reports[document].at), document) for document in others]
    against = tuple(document for found, document in orders if found is TimeOrder.AGAINST)
    if every:
        return Found(printings=tuple(d for d in others if d not in against), later=against)
    for wanted in (TimeOrder.AFTER, TimeOrder.SAME_TIME, TimeOrder.UNKNOWN):
        there = [document for found, document in orders if found is wanted]
        if there:
            return Found(first=there[-1])
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
