"""The ledger of responses: who denied a rumour, declined, did not answer, could not verify, corrected or retracted it.

A response is about a rumour where its words are a claim of that rumour, or where they only point back ("denied the
report", "declined to comment") in a document that carried the rumour before, or where an article that carries the
rumour takes back words of its own that are the rumour's. A response that names another matter, or
nobody who gives it, is left out. Declining to comment is never a denial.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from reportedly.model import Attribution, Reading, Response, Source, SourceKind
from reportedly.rumours.core import likeness, words
from reportedly.rumours.hardening import ALIKE
from reportedly.rumours.headlines import headline_end, in_headline
from reportedly.rumours.sightings import DENYING, Dated, Sighting, dated, instant
from reportedly.rumours.threads import facing

_TAKES_BACK = frozenset({Response.DENIES, Response.DENIES_IN_PART, Response.CORRECTS, Response.RETRACTS})
_LISTED = _TAKES_BACK | {Response.DECLINES, Response.SILENT, Response.UNVERIFIED}
_OWN = frozenset({Response.CORRECTS, Response.RETRACTS})
_MOST = 0.75  # of the words that an article takes back, so that they are about the rumour that it carries
_POINTS_BACK = re.compile(
    r"(?:to\s+(?:comment|respond|reply|elaborate|answer)\b[^.!?\n]*|it|this|that|them|these"
    r"|(?:any|all|both|such)(?:\s+(?:the|these|those))?\s+[a-z]+"
    r"|(?:the|this|that|these|those|its|earlier|such)\s+(?:[a-z]+\s+)?[a-z]+)",
)
_CONCEDES = re.compile(r"\b(?:conced|admit|acknowledg|confirm|accept)", re.IGNORECASE)


class Entry(Struct, frozen=True, kw_only=True):
    """One response: who gives it, when, in which document, ``through`` whom it came, and in which ``words``.

    ``points_back`` says that the words name no claim, so that the document alone tells what they are about.
    """

    response: Response
    source: str
    kind: SourceKind | None
    claim: str
    document: str
    outlet: str | None
    at: str
    basis: str
    through: tuple[str, ...]
    words: str
    points_back: bool = False


class Omission(Struct, frozen=True, kw_only=True):
    """A document that carries the claim after it was first denied, and says nothing of that."""

    document: str
    outlet: str | None
    at: str
    claim: str
    text: str


class Ledger(Struct, frozen=True, kw_only=True):
    """The responses to a rumour in order of time, when it was first denied or taken back, and who left that out."""

    entries: tuple[Entry, ...]
    denied_since: str | None
    without: tuple[Omission, ...]


def ledger(sightings: Iterable[Sighting], readings: Iterable[Reading]) -> Ledger:
    """The ledger of a rumour, from its sightings and the readings of their documents, in whatever order they come."""
    by_document: dict[str, list[Sighting]] = {}
    for sighting in sorted(facing(sightings), key=lambda s: s.claim):
        by_document.setdefault(sighting.document, []).append(sighting)
    asserted = [s.text for found in by_document.values() for s in found if not s.denies]
    found = [
        entry
        for reading in readings
        if reading.document.id in by_document
        for entry in _entries(reading, by_document[reading.document.id], asserted)
    ]
    entries = tuple(sorted(found, key=_order))
    since = min((e.at for e in entries if e.response in _TAKES_BACK), key=_moment, default=None)
    return Ledger(entries=entries, denied_since=since, without=tuple(_without(by_document, entries, since)))


def _entries(reading: Reading, sightings: Sequence[Sighting], asserted: Sequence[str]) -> list[Entry]:
    """The responses of one document, each once: the headline's only where the text below has none of that kind."""
    of_rumour = {sighting.claim: sighting for sighting in sightings}
    when = dated(sightings[0])
    head = headline_end(reading)
    inside: list[Entry] = []
    above: list[Entry] = []
    for attribution in reading.claims:
        response = _response(attribution, reading, of_rumour, asserted)
        if response is not None and attribution.source is not None:
            entry = _entry(attribution, attribution.source, response, reading, sightings[0], when, of_rumour)
            (above if in_headline(attribution, head) else inside).append(entry)
    seen = {entry.response for entry in inside}
    return _once([*inside, *(entry for entry in above if entry.response not in seen)])


def _response(
    attribution: Attribution, reading: Reading, of_rumour: dict[str, Sighting], asserted: Sequence[str]
) -> Response | None:
    """What an attribution says to the rumour; None where it says nothing to it that the ledger lists."""
    sighting = of_rumour.get(attribution.id)
    response = attribution.response
    if sighting is not None and sighting.turned and response in DENYING and not sighting.denies:
        return None  # it agrees with a heading that says no
    if sighting is not None and sighting.denies and response is Response.ASSERTS:
        return Response.DENIES if any(likeness(sighting.text, told) >= ALIKE for told in asserted) else None
    if response not in _LISTED:
        return None
    about = _takes_back_own(attribution, asserted) or (
        _points_back(attribution) and _carried_before(attribution, reading, of_rumour)
    )
    if sighting is None and not about:
        return None
    return Response.DENIES_IN_PART if response is Response.DENIES and _concedes(attribution, reading) else response


def _takes_back_own(attribution: Attribution, asserted: Sequence[str]) -> bool:
    """Whether a document that carries the rumour takes back words of its own, most of which are the rumour's."""
    source, told = attribution.source, words(attribution.content.text)
    own = source is not None and source.kind is SourceKind.AUTHOR and attribution.response in _OWN
    return own and any(len(told & words(other)) >= max(2, _MOST * len(told)) for other in asserted)


def _points_back(attribution: Attribution) -> bool:
    """Whether the content names no claim of its own. What somebody did not answer is never more than a request."""
    return attribution.response is Response.SILENT or _POINTS_BACK.fullmatch(attribution.content.text) is not None


def _carried_before(attribution: Attribution, reading: Reading, of_rumour: dict[str, Sighting]) -> bool:
    """Whether the document told of the rumour before."""
    start = _start(attribution)
    return any(a.id in of_rumour and _start(a) < start for a in reading.claims)


def _concedes(attribution: Attribution, reading: Reading) -> bool:
    """Whether the same mention of the same source concedes something too ("conceded ..., but denied ...")."""
    source = attribution.source
    return source is not None and any(
        other.source is not None and other.cue is not None and other.source.spans == source.spans
        and _CONCEDES.search(other.cue.text)
        for other in reading.claims
        if other.id != attribution.id
    )  # fmt: skip


def _entry(
    attribution: Attribution,
    source: Source,
    response: Response,
    reading: Reading,
    sighting: Sighting,
    when: Dated,
    of_rumour: dict[str, Sighting],
) -> Entry:
    cue = attribution.cue.text if attribution.cue is not None else ""
    content = attribution.content
    after = attribution.cue is None or not content.spans or attribution.cue.spans[0] < content.spans[0]
    words = (cue, content.text) if after else (content.text, cue)
    return Entry(
        response=response,
        source=source.resolved or source.text or "the author",
        kind=source.kind,
        claim=attribution.id,
        document=reading.document.id,
        outlet=sighting.outlet,
        at=when.time,
        basis=when.basis,
        through=tuple(hop.name or hop.text for hop in attribution.chain[1:]),
        words=" ".join(part for part in words if part),
        points_back=attribution.id not in of_rumour,
    )


def _once(entries: Iterable[Entry]) -> list[Entry]:
    """Of one source's same responses in a document, the one that names the claim, else the first."""
    kept: dict[tuple[Response, str], Entry] = {}
    for entry in entries:
        key = entry.response, entry.source.casefold()
        if key not in kept or (kept[key].points_back and not entry.points_back):
            kept[key] = entry
    return list(kept.values())


def _without(by_document: dict[str, list[Sighting]], entries: Sequence[Entry], since: str | None) -> Iterator[Omission]:
    """The documents that carry the claim later than it was denied, without a word of that, in order of time."""
    first = instant(since)
    if first is None:
        return
    told = {entry.document for entry in entries if entry.response in _TAKES_BACK}
    later = []
    for document, sightings in by_document.items():
        carried = [s for s in sightings if not s.denies and s.response is Response.ASSERTS]
        when = dated(sightings[0])
        known = sightings[0].published is not None and when.time == sightings[0].published
        moment = instant(when.time)
        if carried and document not in told and known and moment is not None and moment > first:
            longest = max(carried, key=lambda s: (len(s.text), s.claim))
            later.append((moment, document, longest, when.time))
    for _, document, sighting, time in sorted(later, key=lambda found: found[:2]):
        yield Omission(document=document, outlet=sighting.outlet, at=time, claim=sighting.claim, text=sighting.text)


def _start(attribution: Attribution) -> int:
    spans = (attribution.cue or attribution.content).spans
    return spans[0].start if spans else 0


def _order(entry: Entry) -> tuple[tuple[bool, float], str, str]:
    return _moment(entry.at), entry.document, entry.claim


def _moment(time: str) -> tuple[bool, float]:
    """A time in order; what cannot be read comes last."""
    found = instant(time)
    return found is None, found.timestamp() if found is not None else 0.0
