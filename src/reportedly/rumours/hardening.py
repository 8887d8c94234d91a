"""How the wording of a rumour hardened: how sure each claim is, over time, and beside what its document cites.

*Laundering* is a document that is surer than the one it has the claim from, or that says in its own voice, as certain,
what that one gives as somebody's words. Degrees are those of the words (FactBank's values), never of the facts: "may
resign" is possible, "will probably resign" probable, "resigned" and a plain "will resign" certain. Where two claims are
not about the same words, nothing is said of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from reportedly.model import (
    Attribution,
    Certainties,
    Certainty,
    Edge,
    EdgeKind,
    NoticeKind,
    Phrase,
    Quotation,
    Reading,
    Relation,
    Response,
    SourceKind,
    TimeOrder,
    overlap,
)
from reportedly.rumours.core import likeness
from reportedly.rumours.headlines import headline_end, in_headline
from reportedly.rumours.reports import report, with_a_say
from reportedly.rumours.sightings import Dated, Sighting, instant
from reportedly.rumours.threads import facing, in_order

FUTURE = "puts into the future"  # what the reason for a plain "will" says
ALIKE = 0.5  # the Dice coefficient of the words of two claims that are compared
_DEGREES = {
    Certainty.CERTAIN: 3,
    Certainty.PROBABLE: 2,
    Certainty.POSSIBLE: 1,
    Certainty.CERTAIN_UNDERSPECIFIED: 0,
    Certainty.UNCOMMITTED: 0,
}
_INTENDED = re.compile(
    r"\b(?:(?:plan|intend|want|hope|aim|seek|propos|threaten|prepar)(?:s|es|e|ed|ned|ing|ning)?\s+to"
    r"|consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_HEARSAY = re.compile(r"\b(?:reported|alleged|supposed|purported|rumou?red)(?:ly)?\b", re.IGNORECASE)
_CITING = frozenset(
    {EdgeKind.CREDIT, EdgeKind.AGENCY, EdgeKind.FIRST_REPORTED, EdgeKind.LINK, EdgeKind.CHAIN, EdgeKind.REVISION}
)
_COPYING = frozenset({EdgeKind.COPY, EdgeKind.QUOTATION, EdgeKind.TRANSLATION})
_FIRST = datetime.min.replace(tzinfo=UTC)
_FEWEST = 3  # words that can say of something that it is so
_MOSTLY = 0.5  # of the words of a claim are what another says in it


class Change(StrEnum):
    """What became of the wording on the way from the document that is cited."""

    SURER = "surer"
    SOFTER = "softer"
    CORRECTED = "corrected"


class Wording(Struct, frozen=True, kw_only=True):
    """How sure one document makes the claim: at what time, in which words, and which of them show it.

    ``degree`` is 3 for certain, 2 probable, 1 possible, 0 left open; ``score`` is on the scale of UDS It-Happened,
    -3 to 3. ``words`` are those that make it less than certain, or put it into the future. ``headline`` says that it
    stands in the headline alone, ``own_voice`` that no source is named for it but its author.
    """

    claim: str
    document: str
    outlet: str | None
    source: str | None
    at: str
    basis: str
    text: Phrase
    words: tuple[str, ...]
    certainty: Certainty
    writer: Certainty | None
    degree: int
    score: float
    band: str | None = None
    figure: str | None = None
    headline: bool = False
    own_voice: bool = False


class Shift(Struct, frozen=True, kw_only=True):
    """One claim beside the same claim in the document it was had from; ``why`` says how that is known."""

    change: Change
    was: Wording
    now: Wording
    why: str


class Headline(Struct, frozen=True, kw_only=True):
    """A headline that is surer than its own text, with both phrases."""

    document: str
    outlet: str | None
    why: str
    headline: Phrase
    body: Phrase


class Hardening(Struct, frozen=True, kw_only=True):
    """The wordings of a rumour in order of time, what changed along its edges, and headlines surer than their text."""

    wordings: tuple[Wording, ...]
    shifts: tuple[Shift, ...]
    headlines: tuple[Headline, ...]


def hardening(sightings: Iterable[Sighting], readings: Iterable[Reading], edges: Iterable[Edge]) -> Hardening:
    """How the wording of a rumour went, by its sightings, the readings of its documents and its edges of provenance.

    Claims that deny, ask or keep silent are left out: the ledger of responses has them. So are those that have no say
    in where the rumour comes from (``with_a_say``), and those that say nothing of their own, such as a name, which
    tells nothing of how sure the rumour is. Order makes no difference.
    """
    faced = list(facing(sightings))
    ordered = in_order(faced)
    outlets = {sighting.document: sighting.outlet for sighting, _ in ordered}
    by_document = {reading.document.id: reading for reading in readings if reading.document.id in outlets}
    claims = {a.id: a for reading in by_document.values() for a in _as_told(reading.claims)}
    heads = {document: headline_end(reading) for document, reading in by_document.items()}
    counted = with_a_say(report(reading, faced) for reading in by_document.values())
    told = {claim.id for found in counted for claim in found.claims}
    wordings = tuple(
        _wording(sighting, when, claims[sighting.claim], heads[sighting.document])
        for sighting, when in ordered
        if sighting.claim in told and _says_something(sighting) and _carries(sighting, claims[sighting.claim])
    )
    return Hardening(
        wordings=wordings,
        shifts=tuple(_shifts(wordings, edges, claims)),
        headlines=tuple(_headlines(by_document, {s.claim for s, _ in ordered}, outlets)),
    )


def _as_told(claims: Iterable[Attribution]) -> Iterator[Attribution]:
    """The claims, each that only passes on what another says as sure as that: "said that, says Rosk, it is possible".

    It is certain that Rosk was quoted, which says nothing of how sure the rumour is.
    """
    every = list(claims)
    inside: dict[str, list[Attribution]] = {}
    for claim in every:
        inside.setdefault(claim.parent or "", []).append(claim)
    for claim in every:
        told = claim
        while nested := [c for c in inside.get(told.id, ()) if _MOSTLY * _length(told) <= _length(c) < _length(told)]:
            told = max(nested, key=_length)
        yield replace(claim, certainty=told.certainty)


def _length(claim: Attribution) -> int:
    return sum(span.end - span.start for span in claim.content.spans)


def degree(certainties: Certainties, words: str = "") -> int | None:
    """How sure a claim's ``words`` are, 3 to 0; None where they deny.

    Being about the future alone makes nothing less sure. Who only intends to do it has not done it: 2 at most.
    """
    found = _degree(certainties)
    return found if found is None or _INTENDED.search(words) is None else min(found, _DEGREES[Certainty.PROBABLE])


def _degree(certainties: Certainties) -> int | None:
    shown = [reason for reason in certainties.because if reason.of == "source" and reason.words is not None]
    if certainties.source is Certainty.PROBABLE and shown and all(FUTURE in reason.why for reason in shown):
        return _DEGREES[Certainty.CERTAIN]
    return _DEGREES.get(certainties.source)


def _carries(sighting: Sighting, claim: Attribution) -> bool:
    """Whether a sighting asserts, and its certainty is known."""
    asserts = sighting.response in (Response.ASSERTS, Response.CORRECTS) and not sighting.denies
    return asserts and claim.certainty is not None and degree(claim.certainty) is not None


def _says_something(sighting: Sighting) -> bool:
    return not sighting.bare and len(sighting.text.split()) >= _FEWEST


def _wording(sighting: Sighting, when: Dated, claim: Attribution, head: int) -> Wording:
    certainty = claim.certainty
    assert certainty is not None  # noqa: S101 (`_carries`)
    shown = [reason.words.text for reason in certainty.because if reason.of == "source" and reason.words is not None]
    if not shown:
        shown = [found[0] for found in _INTENDED.finditer(claim.content.text)]
    return Wording(
        claim=sighting.claim,
        document=sighting.document,
        outlet=sighting.outlet,
        source=sighting.source,
        at=when.time,
        basis=when.basis,
        text=claim.content,
        words=tuple(dict.fromkeys(shown)),
        certainty=certainty.source,
        writer=certainty.writer,
        degree=degree(certainty, claim.content.text) or 0,
        score=certainty.score,
        band=certainty.band,
        figure=sighting.figure,
        headline=in_headline(claim, head),
        own_voice=_by_its_author(claim),
    )


def _shifts(wordings: Sequence[Wording], edges: Iterable[Edge], claims: Mapping[str, Attribution]) -> Iterator[Shift]:
    """The changes along each edge between documents, and between those that quote one and the same voice."""
    by_document: dict[str, list[Wording]] = {}
    for wording in wordings:
        by_document.setdefault(wording.document, []).append(wording)
    told = set()
    for edge in _between(sorted(edges, key=lambda e: (e.derived, e.origin, -e.confidence)), by_document, claims):
        was, now = _aligned(by_document[edge.origin], by_document[edge.derived])
        change = _change(was, now, edge)
        if change is None and _printed_as_fact(was, now, by_document[edge.derived]):
            change = Change.SURER
        if change is not None and (edge.derived, edge.origin) not in told:
            told.add((edge.derived, edge.origin))
            yield Shift(change=change, was=was, now=now, why=edge.why)


def _between(
    edges: Sequence[Edge], by_document: Mapping[str, Sequence[Wording]], claims: Mapping[str, Attribution]
) -> Iterator[Edge]:
    """The edges to the documents that a document cites; where it cites none, to the one that most of it is copied from.

    That two have it from one publisher, or that one may have heard it of another, says nothing of what was cited.
    """
    inside = [e for e in edges if e.derived in by_document and e.origin in by_document]
    for _, group in groupby((e for e in inside if e.order is not TimeOrder.AGAINST), key=lambda e: e.derived):
        found = list(group)
        citing = [e for e in found if e.kind in _CITING]
        copying = [e for e in found if e.kind in _COPYING]
        yield from citing or sorted(copying, key=lambda e: (-e.confidence, e.origin))[:1]
    yield from _through_a_voice(edges, by_document, claims)


def _through_a_voice(
    edges: Sequence[Edge], by_document: Mapping[str, Sequence[Wording]], claims: Mapping[str, Attribution]
) -> Iterator[Edge]:
    """Edges to the first document that has it from a voice, from the later ones that have it from the same.

    Only where the first one quotes the voice, is its post, or both are of one outlet: else who knows what the voice
    said. What was had through another document is held against that one.
    """
    place = {document: instant(found[0].at) or _FIRST for document, found in by_document.items()}
    cited = {e.derived for e in edges if e.kind in _CITING and e.origin in by_document}
    same = {e.derived: e.origin for e in edges if e.relation is Relation.ALTERNATE or e.kind is EdgeKind.SOURCE}
    voices = [
        (_followed(e.origin, same), place[e.derived], e)
        for e in edges
        if e.derived in by_document and _straight(e, cited)
    ]
    for _, group in groupby(sorted(voices, key=lambda v: (v[0], v[1], v[2].derived)), key=lambda v: v[0]):
        first, *later = (edge for _, _, edge in group)
        told = [claims[w.claim] for w in by_document[first.derived]]
        quoted = any(claim.quotation is not Quotation.INDIRECT or _by_its_author(claim) for claim in told)
        outlet = by_document[first.derived][0].outlet
        for edge in later:
            own = outlet is not None and by_document[edge.derived][0].outlet == outlet
            if (quoted or own) and place[edge.derived] > place[first.derived]:
                yield Edge(
                    derived=edge.derived,
                    origin=first.derived,
                    relation=Relation.PRIMARY,
                    kind=edge.kind,
                    why=f"both have it from the same voice; {edge.why}",
                    confidence=edge.confidence,
                    order=TimeOrder.AFTER,
                )


def _straight(edge: Edge, cited: set[str]) -> bool:
    """Whether a document has it from a voice itself, as far as its words tell."""
    if edge.origin.startswith("source:"):
        return edge.relation is Relation.PRIMARY
    return edge.origin.startswith("post:") and edge.derived not in cited


def _followed(voice: str, same: Mapping[str, str]) -> str:
    """The voice that one is, or may be, at the end of the way; a circle ends where it began."""
    seen = {voice}
    while voice in same and same[voice] not in seen:
        voice = same[voice]
        seen.add(voice)
    return voice


def _aligned(was: Sequence[Wording], now: Sequence[Wording]) -> tuple[Wording, Wording]:
    """The two wordings that have most words in common, of the texts below the headlines; of equals the surest."""
    was, now = ([w for w in side if not w.headline] or list(side) for side in (was, now))
    pairs = [
        (likeness(a.text.text, b.text.text), a.degree, b.degree, i, j)
        for i, a in enumerate(was)
        for j, b in enumerate(now)
    ]
    *_, i, j = max(pairs, key=lambda p: (round(p[0], 2), p[1], p[2], -p[3], -p[4]))
    return was[i], now[j]


def _change(was: Wording, now: Wording, edge: Edge) -> Change | None:
    """What changed between two wordings; None where nothing did, or where they are not about the same words."""
    if likeness(was.text.text, now.text.text) < ALIKE:
        return None
    if was.degree == now.degree and _is_hearsay(was) != _is_hearsay(now):
        return Change.SOFTER if _is_hearsay(now) else Change.SURER
    if was.degree == now.degree:
        revised = edge.relation is Relation.REVISED and was.figure and now.figure and was.figure != now.figure
        return Change.CORRECTED if revised else None
    return Change.SURER if now.degree > was.degree else Change.SOFTER


def _is_hearsay(wording: Wording) -> bool:
    """Whether the words hand it on without vouching for it ("has reportedly died")."""
    return _HEARSAY.search(wording.text.text) is not None


def _printed_as_fact(was: Wording, now: Wording, there: Sequence[Wording]) -> bool:
    """Whether a document says in its own voice, and hands to nobody, what the other gives as somebody's words."""
    sure = was.degree == now.degree == _DEGREES[Certainty.CERTAIN]
    alone = now.own_voice and not was.own_voice and all(wording.own_voice for wording in there)
    return sure and alone and likeness(was.text.text, now.text.text) >= ALIKE


def _by_its_author(claim: Attribution) -> bool:
    return claim.source is not None and claim.source.kind is SourceKind.AUTHOR


def _headlines(
    by_document: Mapping[str, Reading], claims: set[str], outlets: Mapping[str, str | None]
) -> Iterator[Headline]:
    """The headlines that are surer than a claim of the rumour in their own text."""
    for document, reading in sorted(by_document.items()):
        spans = [s for a in reading.claims if a.id in claims for s in a.content.spans]
        for notice in reading.notices:
            if notice.kind is NoticeKind.HEADLINE_SURER and len(notice.phrases) == 2:
                headline, body = notice.phrases
                if overlap(body.spans, spans):
                    outlet = outlets[document]
                    yield Headline(document=document, outlet=outlet, why=notice.why, headline=headline, body=body)
