"""The page of one rumour: who says so, how they would know, how many sources it really is, and all that shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct

from reportedly.model import Certainty, Evidence, Judgement, Origins, Provenance, Reading, Response, SourceKind, Span
from reportedly.rumours.hardening import Hardening, Wording
from reportedly.rumours.names import outlet_key
from reportedly.rumours.responses import Ledger
from reportedly.rumours.threads import Thread
from reportedly.store import Member, StoredClaim, StoredRumour
from reportedly.views.changes import Part, differences
from reportedly.views.curve import Point, point
from reportedly.views.deciding import Decided
from reportedly.views.desk import slug
from reportedly.views.wording import is_pronoun

VOICES = 5
CONTEXT = 110
OURS = "first seen by us"
"""How the basis of a time begins that is not the outlet's own."""


class Voice(Struct, frozen=True, kw_only=True):
    """A source of the rumour, and how many of its claims it has."""

    name: str
    kind: SourceKind | None
    source_id: str | None
    claims: int


class Ground(Struct, frozen=True):
    """How many of the claims rest on one kind of evidence, in the words of their documents."""

    evidence: Evidence
    claims: int


class Questions(Struct, frozen=True, kw_only=True):
    """The three questions: who says so, how would they know, and how many sources is it really.

    ``unnamed`` are the claims for which no source is named, or only a pronoun that nothing resolves, ``more`` the
    sources beside those of ``who``. ``origins`` is None until they were counted.
    """

    who: tuple[Voice, ...]
    more: int
    unnamed: int
    grounds: tuple[Ground, ...]
    first: Certainty | None
    last: Certainty | None
    origins: Origins | None


class SightingView(Struct, frozen=True, kw_only=True):
    """One claim of the rumour where it stands: ``number`` is its number in the document, around it the words there.

    ``stance`` is that of the document, with what it rests on.
    """

    claim: str
    document: str
    number: int
    at: str
    basis: str
    outlet: str | None
    source: str | None
    source_id: str | None
    kind: SourceKind | None
    certainty: Certainty | None
    evidence: Evidence
    response: Response
    denied: bool
    stance: str
    stance_basis: str
    before: str
    text: str
    after: str


class Step(Struct, frozen=True, kw_only=True):
    """The next wording that differs: how sure it is, what changed since the wording before, and where it stands.

    ``spans`` are in code points of the document's text.
    """

    document: str
    spans: tuple[Span, ...]
    outlet: str | None
    at: str
    certainty: Certainty
    parts: tuple[Part, ...]


class RumourPage(Struct, frozen=True, kw_only=True):
    """A rumour as its page shows it; ``whole`` is whether all its claims are here, or the earliest alone.

    ``working`` says that where it comes from is being worked out, and only the beginning is here. ``first_to_last`` is
    the last wording as differences from the first. ``dated`` is whether a date of publication can be believed.
    """

    rumour: StoredRumour
    slug: str
    whole: bool
    questions: Questions
    curve: tuple[Point, ...]
    thread: Thread
    sightings: tuple[SightingView, ...]
    steps: tuple[Step, ...]
    first_to_last: tuple[Part, ...]
    hardening: Hardening
    ledger: Ledger
    provenance: Provenance
    judgements: tuple[Judgement, ...]
    decided: Decided
    dated: bool
    working: bool = False


class Found(Struct, frozen=True, kw_only=True):
    """What a page is made from: the row, its claims in order of time with what was derived from them."""

    rumour: StoredRumour
    whole: bool
    members: Sequence[Member]
    readings: Mapping[str, Reading]
    thread: Thread
    hardening: Hardening
    ledger: Ledger
    provenance: Provenance
    origins: Origins | None
    judgements: tuple[Judgement, ...]
    decided: Decided
    working: bool = False


def rumour_page(found: Found) -> RumourPage:
    """The page, from what was found; pure."""
    of = {member.claim.id: member for member in found.members}
    return RumourPage(
        rumour=found.rumour,
        slug=slug(found.rumour.claim),
        whole=found.whole,
        questions=questions(found.members, found.origins, found.provenance),
        curve=tuple(
            point(m.placement.at, m.claim.certainty, m.claim.response, denied=m.placement.denied) for m in found.members
        ),
        thread=found.thread,
        sightings=tuple(_sighting(seen.claim, seen.at, seen.basis, of, found) for seen in found.thread.sightings),
        steps=steps(found.hardening),
        first_to_last=first_to_last(found.hardening),
        hardening=found.hardening,
        ledger=found.ledger,
        provenance=found.provenance,
        judgements=found.judgements,
        decided=found.decided,
        dated=any(not seen.basis.startswith(OURS) for seen in found.thread.sightings),
        working=found.working,
    )


def questions(members: Sequence[Member], origins: Origins | None, provenance: Provenance | None = None) -> Questions:
    """The answers that can be counted; members come in order of time. Origins come first, texts last."""
    claims = [member.claim for member in members]
    voices = _voices(claims)
    roots = {origin.node for origin in origins.origins} if origins is not None else set()
    nodes = provenance.nodes if provenance is not None else ()
    first = {key for node in nodes if node.id in roots for key in (node.name.casefold(), outlet_key(node.name))}
    ordered = sorted(voices, key=lambda voice: (*_rank(voice.name, voice.kind, first), -voice.claims, voice.name))
    grounds = Counter(claim.evidence for claim in claims)
    sure = [m.claim.certainty for m in members if not m.placement.denied and m.claim.response is Response.ASSERTS]
    told = [certainty for certainty in sure if certainty is not None]
    return Questions(
        who=tuple(ordered[:VOICES]),
        more=max(0, len(ordered) - VOICES),
        unnamed=len(claims) - sum(voice.claims for voice in voices),
        grounds=tuple(Ground(e, n) for e, n in sorted(grounds.items(), key=lambda pair: (-pair[1], pair[0]))),
        first=told[0] if told else None,
        last=told[-1] if told else None,
        origins=origins,
    )


def voice_key(name: str, kind: SourceKind | None) -> str:
    """By what one source of a rumour is told from another: an outlet as outlets are compared, others as written."""
    return outlet_key(name) if kind is SourceKind.MEDIA else name


def _voices(claims: Iterable[StoredClaim]) -> list[Voice]:
    """Those who are named, under the name that each goes by most; an outlet is one, with its article or without."""
    names: dict[tuple[str, SourceKind | None, str | None], Counter[tuple[str, str | None]]] = {}
    for claim in claims:
        if claim.name is not None and not is_pronoun(claim.name):
            alone = None if claim.kind is SourceKind.MEDIA else claim.source_id
            key = voice_key(claim.name, claim.kind), claim.kind, alone
            names.setdefault(key, Counter())[claim.name, claim.source_id] += 1
    most = ((kind, count, count.most_common(1)[0][0]) for (_, kind, _), count in names.items())
    return [Voice(name=name, kind=kind, source_id=key, claims=count.total()) for kind, count, (name, key) in most]


def _rank(name: str, kind: SourceKind | None, first: Collection[str]) -> tuple[bool, bool]:
    """Origins before others, and after both what a text says in its own voice."""
    return kind is SourceKind.AUTHOR, voice_key(name, kind).casefold() not in first


def steps(hardening: Hardening) -> tuple[Step, ...]:
    """The wordings that differ from the one before, the earliest first, each as differences from that."""
    different: list[Wording] = []
    for wording in hardening.wordings:
        if not different or wording.text.text.split() != different[-1].text.text.split():
            different.append(wording)
    before = ("", *(wording.text.text for wording in different))
    return tuple(
        Step(
            document=wording.document,
            spans=wording.text.spans,
            outlet=wording.outlet,
            at=wording.at,
            certainty=wording.certainty,
            parts=differences(old or wording.text.text, wording.text.text),
        )
        for old, wording in zip(before, different, strict=False)
    )


def first_to_last(hardening: Hardening) -> tuple[Part, ...]:
    """The last wording as differences from the first; nothing where there is only one."""
    if len(hardening.wordings) < 2:
        return ()
    return differences(hardening.wordings[0].text.text, hardening.wordings[-1].text.text)


def _sighting(id: str, at: str, basis: str, of: Mapping[str, Member], found: Found) -> SightingView:
    claim = of[id].claim
    before, words, after = context(claim.id, claim.content, found.readings.get(claim.document))
    return SightingView(
        claim=claim.id,
        document=claim.document,
        number=claim.number,
        at=at,
        basis=basis,
        outlet=claim.outlet,
        source=claim.name,
        source_id=claim.source_id,
        kind=claim.kind,
        certainty=claim.certainty,
        evidence=claim.evidence,
        response=claim.response,
        denied=of[id].placement.denied,
        stance=found.thread.stances[claim.document].value,
        stance_basis=found.thread.stance_bases[claim.document],
        before=before,
        text=words,
        after=after,
    )


def context(claim: str, content: str, reading: Reading | None) -> tuple[str, str, str]:
    """The words before a claim in its paragraph, its own, and those after it; its own alone without the text."""
    text = reading.document.text if reading is not None else ""
    attribution = next((a for a in reading.claims if a.id == claim), None) if reading is not None else None
    if not text or attribution is None or not attribution.content.spans:
        return "", content, ""
    start, end = attribution.content.spans[0].start, attribution.content.spans[-1].end
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before, after = text[first:start], text[end : last if last >= 0 else len(text)]
    if len(before) > CONTEXT:
        before = "…" + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + "…"
    return before, text[start:end], after
