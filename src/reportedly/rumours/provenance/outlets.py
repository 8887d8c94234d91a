"""Outlets under their short names: "the Lantern" in The Daily Lantern, "Northwind" on Northwind News Agency's own wire.

The whole name of an outlet of the rumour's reports is that outlet, whatever the reader takes it for. A name of which
the words are the last or the first of an outlet's is that outlet: the report's own before all others, else the only one
among the rumour's reports. Where several could be meant it is an outlet, but which is not known.

Outlets that only printed a text that others may have had before take no short name from another: what may mean them
leads to those printings beside (see ``also_meant``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reportedly.model import Attribution, Credit, Hop, Source, SourceKind
from reportedly.rumours.names import outlet_key, outlet_words
from reportedly.rumours.provenance.reports import Report

_MAY_BE = frozenset({SourceKind.MEDIA, SourceKind.ORGANISATION, None})
_NAME = re.compile(r"^(?:[Tt]he\s+)?(?P<name>[A-Z0-9][\w.’'&-]*(?:\s+[\w.’'&-]+)*)$")


Whole = Callable[[str, SourceKind | None], str | None]
"""The whole name of an outlet, by a name and what that is taken for; None for what is no outlet."""


class Desk(Struct, frozen=True):
    """The outlets of a rumour: the names by their keys, and by the last and the first words of each."""

    whole: Mapping[str, str]
    last: Mapping[tuple[str, ...], frozenset[str]]
    first: Mapping[tuple[str, ...], frozenset[str]]


def with_outlets(reports: Sequence[Report], unsure: Container[str] = ()) -> list[Report]:
    """The reports with each outlet of theirs that a text names, wholly or shortly, under its whole name.

    ``unsure`` are the documents whose text others may have had before; their outlets go by their whole names alone.
    """
    found = desk(report for report in reports if report.document not in unsure)
    printed = desk(report for report in reports if report.document in unsure).whole
    return [_named(report, found, printed) for report in reports]


def also_meant(
    reports: Iterable[Report], named: Iterable[Report], unsure: Container[str]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """The printings that a document may mean beside, by it and the key of the outlet that it is taken to name.

    ``reports`` have the names as the texts give them, ``named`` the same under their whole names.
    """
    printings = [report for report in named if report.document in unsure and report.outlet]
    found = desk(printings)
    meant: dict[tuple[str, str], tuple[str, ...]] = {}
    for report, whole in zip(reports, named, strict=True) if printings else ():
        for (said, kind), (name, _) in zip(_said(report), _said(whole), strict=True):
            own = outlet_key(name)
            keys = outlets_of(found, said, kind) - {own}
            if keys:
                theirs = {r.document for r in printings if outlet_key(r.outlet or "") in keys}
                meant[report.document, own] = tuple(sorted(theirs | set(meant.get((report.document, own), ()))))
    return meant


def _said(report: Report) -> list[tuple[str, SourceKind | None]]:
    """Whom a document names on the way of its claims, and in its credits."""
    hops = [(hop.name or hop.text, hop.kind) for claim in report.claims for hop in claim.chain]
    sources = [(c.source.resolved or c.source.text, c.source.kind) for c in report.claims if c.source is not None]
    return [*hops, *sources, *((credit.name or "", credit.kind) for credit in report.credits)]


def desk(reports: Iterable[Report]) -> Desk:
    """The outlets of some reports."""
    return _desk(sorted({report.outlet for report in reports if report.outlet}))


def outlets_of(found: Desk, said: str, kind: SourceKind | None) -> frozenset[str]:
    """The keys of the outlets that a name may mean, whatever else it was taken for."""
    name = _NAME.match(said.strip()) if kind in _MAY_BE or kind is SourceKind.PERSON else None
    if name is None:
        return frozenset()
    key, told = outlet_key(name["name"]), outlet_words(name["name"])
    whole = frozenset({key} & found.whole.keys())
    if kind is SourceKind.PERSON:
        return whole
    first = found.first.get(told, frozenset()) if kind is SourceKind.MEDIA else frozenset()
    return whole | found.last.get(told, frozenset()) | first


def _desk(outlets: Iterable[str]) -> Desk:
    whole: dict[str, str] = {}
    last: dict[tuple[str, ...], set[str]] = {}
    first: dict[tuple[str, ...], set[str]] = {}
    for outlet in outlets:
        key, told = outlet_key(outlet), outlet_words(outlet)
        whole.setdefault(key, outlet)
        for cut in range(1, len(told)):
            last.setdefault(told[cut:], set()).add(key)
            first.setdefault(told[:cut], set()).add(key)
    return Desk(whole, *({words: frozenset(keys) for words, keys in found.items()} for found in (last, first)))


def _named(report: Report, desk: Desk, printed: Mapping[str, str]) -> Report:
    def outlet(said: str, kind: SourceKind | None) -> str | None:
        found = _NAME.match(said.strip()) if kind in _MAY_BE or kind is SourceKind.PERSON else None
        return _outlet(found["name"], kind, report, desk, printed) if found is not None else None

    claims = tuple(_claim(claim, outlet) for claim in report.claims)
    credits_ = tuple(_credit(credit, outlet) for credit in report.credits)
    return replace(report, claims=claims, credits=credits_)


def _claim(claim: Attribution, outlet: Whole) -> Attribution:
    chain = tuple(_hop(hop, outlet) for hop in claim.chain)
    source = _source(claim.source, outlet) if claim.source is not None else None
    return replace(claim, chain=chain, source=source)


def _hop(hop: Hop, outlet: Whole) -> Hop:
    name = outlet(hop.name or hop.text, hop.kind)
    return replace(hop, name=name, kind=SourceKind.MEDIA) if name is not None else hop


def _source(source: Source, outlet: Whole) -> Source:
    name = outlet(source.resolved or source.text, source.kind)
    return replace(source, resolved=name, kind=SourceKind.MEDIA) if name is not None else source


def _credit(credit: Credit, outlet: Whole) -> Credit:
    name = outlet(credit.name or "", credit.kind)
    return replace(credit, name=name, kind=SourceKind.MEDIA) if name is not None else credit


def _outlet(name: str, kind: SourceKind | None, report: Report, desk: Desk, printed: Mapping[str, str]) -> str | None:
    """The whole name of the outlet that is meant; the name as it is said where several may be; None where none is.

    What is called an organisation, or nothing, may share its first words with an outlet by chance ("Kestovia"), and a
    person any part of its name. The whole name of one of the outlets ``printed``, which have no text of their own, goes
    before a short name of the report's own.
    """
    key, own = outlet_key(name), outlet_key(report.outlet or "")
    if key in desk.whole:
        return desk.whole[key]
    if kind is SourceKind.PERSON:
        return printed.get(key)
    if own and own in outlets_of(_desk([report.outlet or ""]), name, kind):
        return printed.get(key, report.outlet)
    told = outlet_words(name)
    first = desk.first.get(told, frozenset()) if kind is SourceKind.MEDIA else frozenset()
    meant = desk.last.get(told, frozenset()) | first
    if len(meant) == 1:
        return desk.whole[min(meant)]
    return printed.get(key, name if meant else None)
