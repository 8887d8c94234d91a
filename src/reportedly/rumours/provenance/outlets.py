"""Outlets under their short names: "the Lantern" in The Daily Lantern, "Northwind" on Northwind News Agency's own wire.

The whole name of an outlet of the rumour's reports is that outlet, whatever the reader takes it for. A name of which
the words are the last or the first of an outlet's is that outlet: the report's own before all others, else the only one
among the rumour's reports. Where several could be meant it is an outlet, but which is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reportedly.model import Attribution, Credit, Hop, Source, SourceKind
from reportedly.rumours.provenance.names import outlet_key, outlet_words
from reportedly.rumours.provenance.reports import Report

_MAY_BE = frozenset({SourceKind.MEDIA, SourceKind.ORGANISATION, None})
_NAME = re.compile(r"^(?:[Tt]he\s+)?(?P<name>[A-Z0-9][\w.’'&-]*(?:\s+[\w.’'&-]+)*)$")


class _Desk(Struct, frozen=True):
    """The outlets of a rumour: the names by their keys, and by the last and the first words of each."""

    whole: Mapping[str, str]
    last: Mapping[tuple[str, ...], frozenset[str]]
    first: Mapping[tuple[str, ...], frozenset[str]]


def with_outlets(reports: Sequence[Report]) -> list[Report]:
    """The reports with each outlet of theirs that a text names, wholly or shortly, under its whole name."""
    desk = _desk(sorted({report.outlet for report in reports if report.outlet}))
    return [_named(report, desk) for report in reports]


def _desk(outlets: Iterable[str]) -> _Desk:
    whole: dict[str, str] = {}
    last: dict[tuple[str, ...], set[str]] = {}
    first: dict[tuple[str, ...], set[str]] = {}
    for outlet in outlets:
        key, told = outlet_key(outlet), outlet_words(outlet)
        whole.setdefault(key, outlet)
        for cut in range(1, len(told)):
            last.setdefault(told[cut:], set()).add(key)
            first.setdefault(told[:cut], set()).add(key)
    return _Desk(whole, *({words: frozenset(keys) for words, keys in found.items()} for found in (last, first)))


def _named(report: Report, desk: _Desk) -> Report:
    claims = tuple(_claim(claim, report, desk) for claim in report.claims)
    credits_ = tuple(_credit(credit, report, desk) for credit in report.credits)
    return replace(report, claims=claims, credits=credits_)


def _claim(claim: Attribution, report: Report, desk: _Desk) -> Attribution:
    chain = tuple(_hop(hop, report, desk) for hop in claim.chain)
    source = _source(claim.source, report, desk) if claim.source is not None else None
    return replace(claim, chain=chain, source=source)


def _hop(hop: Hop, report: Report, desk: _Desk) -> Hop:
    name = _outlet(hop.name or hop.text, hop.kind, report, desk)
    return replace(hop, name=name, kind=SourceKind.MEDIA) if name is not None else hop


def _source(source: Source, report: Report, desk: _Desk) -> Source:
    name = _outlet(source.resolved or source.text, source.kind, report, desk)
    return replace(source, resolved=name, kind=SourceKind.MEDIA) if name is not None else source


def _credit(credit: Credit, report: Report, desk: _Desk) -> Credit:
    name = _outlet(credit.name or "", credit.kind, report, desk)
    return replace(credit, name=name, kind=SourceKind.MEDIA) if name is not None else credit


def _outlet(said: str, kind: SourceKind | None, report: Report, desk: _Desk) -> str | None:
    """The whole name of the outlet that is meant; the name as it is said where several may be; None where none is.

    What is called an organisation, or nothing, may share its first words with an outlet by chance ("Kestovia"), and a
    person any part of its name.
    """
    found = _NAME.match(said.strip()) if kind in _MAY_BE or kind is SourceKind.PERSON else None
    if found is None:
        return None
    name, own = found["name"], outlet_key(report.outlet or "")
    if outlet_key(name) in desk.whole:
        return desk.whole[outlet_key(name)]
    if kind is SourceKind.PERSON:
        return None
    told = outlet_words(name)
    first = desk.first.get(told, frozenset()) if kind is SourceKind.MEDIA else frozenset()
    meant = desk.last.get(told, frozenset()) | first
    if own in meant or len(meant) == 1:
        return desk.whole[own if own in meant else min(meant)]
    return name if meant else None
