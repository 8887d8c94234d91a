"""A report: one document as it carries one rumour, which is all that its provenance is made from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reportedly.model import Attribution, Credit, CreditRole, Link, Reading, Response
from reportedly.rumours.core import core, dice, share, words
from reportedly.rumours.names import outlet_key
from reportedly.rumours.sightings import Sighting, dated

_ALIKE = 1 / 4  # the likeness of two claims of one document that are about one matter
_LEAST = 1 / 6  # of the words that the documents share
_CARRIES_NOTHING = frozenset({Response.DECLINES, Response.SILENT, Response.UNVERIFIED, Response.QUERIES})


class Report(Struct, frozen=True, kw_only=True):
    """A document with its claims of one rumour, whole, its credits, and the links of its page.

    ``at`` is when it was published, where that is known and can be right. ``against`` are the ids of those claims that
    deny the rumour or leave it open, or are of somebody who denies it beside: who makes them is no origin of it.
    ``author`` is whose post it is, of a post. ``cited`` are the credits of single claims, which are hops of these.
    """

    document: str
    claims: tuple[Attribution, ...]
    credits: tuple[Credit, ...] = ()
    against: frozenset[str] = frozenset()
    outlet: str | None = None
    author: str | None = None
    title: str | None = None
    at: str | None = None
    text: str = ""
    url: str | None = None
    links: tuple[Link, ...] = ()
    cited: tuple[Credit, ...] = ()


def report(reading: Reading, sightings: Sequence[Sighting]) -> Report:
    """The report of a document on the rumour of ``sightings``; those in other documents are passed over."""
    document = reading.document
    inside = {sighting.claim: sighting for sighting in sightings if sighting.document == document.id}
    claims = tuple(claim for claim in reading.claims if claim.id in inside)
    denials = (c for c in claims if c.response is Response.DENIES and (inside[c.id].denies or not inside[c.id].turned))
    deniers = {_speaker(c) for c in denials} - {None}
    against = frozenset(
        c.id for c in claims if inside[c.id].denies or c.response in _CARRIES_NOTHING or _speaker(c) in deniers
    )
    return Report(
        document=document.id,
        claims=claims,
        credits=tuple(c for c in reading.credits if c.role is not CreditRole.CITED),
        against=against,
        outlet=document.outlet,
        author=document.byline if document.is_post else None,
        title=document.title,
        at=_published(inside.values()),
        text=document.text,
        url=document.url,
        links=document.links,
        cited=tuple(c for c in reading.credits if c.role is CreditRole.CITED),
    )


def _speaker(claim: Attribution) -> str | None:
    """Who makes a claim, by the name that the document gives; an outlet that speaks for itself is its author."""
    name = claim.source.resolved or claim.source.text if claim.source is not None else None
    return outlet_key(name) if name else None


def carrying(reports: Sequence[Report]) -> list[Report]:
    """The reports with the claims that carry the rumour alone; where all are against it, all with all claims."""
    found = [_with(report, [c for c in report.claims if c.id not in report.against]) for report in reports]
    kept = [report for report in found if report.claims]
    return kept or [report for report in reports if report.claims]


def with_a_say(reports: Iterable[Report]) -> list[Report]:
    """The reports with the claims that count: those that carry the rumour, and were not joined for their names alone.

    Of two with one id the first counts; their order makes no difference but for that.
    """
    found: dict[str, Report] = {}
    for report in sorted(reports, key=lambda report: report.document):
        found.setdefault(report.document, report)
    return _of_the_core([_of_one_matter(report) for report in carrying(list(found.values()))])


def _of_one_matter(report: Report) -> Report:
    """The report with those of its claims that say much the same; others beside them were joined for a name alone.

    Of several such groups it is the one with the most words, those of a claim inside of another once, and the first of
    two alike. The document alone decides it.
    """
    said = {claim.id: words(claim.content.text) for claim in report.claims}
    groups: list[list[Attribution]] = []
    for claim in report.claims:
        near: list[Attribution] = []
        apart: list[list[Attribution]] = []
        for group in groups:
            if any(dice(said[claim.id], said[other.id]) >= _ALIKE for other in group):
                near += group
            else:
                apart.append(group)
        groups = [*apart, [*near, claim]]
    best = max(groups, key=lambda group: (sum(len(said[claim.id]) for claim in _outer(group)), -_begins(group)))
    ids = {claim.id for claim in best}
    return _with(report, [claim for claim in report.claims if claim.id in ids])


def _outer(claims: Sequence[Attribution]) -> list[Attribution]:
    """The claims but those inside of others of them."""
    ids = {claim.id for claim in claims}
    return [claim for claim in claims if claim.parent not in ids]


def _begins(claims: Iterable[Attribution]) -> int:
    return min((span.start for claim in claims for span in claim.content.spans), default=0)


def _of_the_core(reports: Sequence[Report]) -> list[Report]:
    """The reports but those that were joined for their names alone, which say little of what the others share.

    The same words count once, however often printed.
    """
    shared = core((_wording(report), claim.content.text) for report in reports for claim in report.claims)
    shares = (max(share(claim.content.text, shared) for claim in report.claims) for report in reports)
    return [report for report, part in zip(reports, shares, strict=True) if part >= _LEAST]


def _wording(report: Report) -> str:
    return " ".join(sorted(frozenset().union(*(words(claim.content.text) for claim in report.claims))))


def _with(report: Report, claims: Sequence[Attribution]) -> Report:
    """The report with these of its claims alone."""
    return replace(report, claims=tuple(claims), against=frozenset()) if len(claims) < len(report.claims) else report


def _published(sightings: Iterable[Sighting]) -> str | None:
    """The time of publication that its sightings agree on: it is believed as ``dated`` believes it."""
    times = sorted({s.published for s in sightings if s.published and dated(s).time == s.published})
    return times[0] if times else None
