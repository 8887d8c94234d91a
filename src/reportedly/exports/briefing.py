"""A briefing: one rumour as it stood, for people who have five minutes. Its words are quotations, counts and reasons.

Every sentence has the form "X said that ..."; who denies stands beside who says so; each number says how it was made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from reportedly.exports.passages import Bit, passage
from reportedly.exports.provenance import svg
from reportedly.exports.sentences import in_marks, said, sentence, speaker
from reportedly.headline import called
from reportedly.model import (
    Attribution,
    Evidence,
    Judgement,
    Node,
    Origins,
    Provenance,
    Reading,
    Response,
    Standing,
)
from reportedly.rumours.decisions import Topic, decision_of, decisions, in_words, left_standing
from reportedly.rumours.hardening import Change, Hardening, Shift
from reportedly.rumours.responses import Entry, Ledger
from reportedly.rumours.sightings import instant
from reportedly.rumours.threads import Seen, Stance, Thread
from reportedly.store import StoredDocument
from reportedly.views import certainty_word, moment
from reportedly.views.rumour import voice_key

MOST = 200
DRAWN = 80
_BESIDE = 12


class Material(Struct, frozen=True, kw_only=True):
    """What a briefing is made of: the rumour, and everything that the desk holds about it."""

    rumour: Thread
    documents: Mapping[str, StoredDocument]
    readings: Mapping[str, Reading]
    provenance: Provenance
    origins: Origins
    ledger: Ledger
    hardening: Hardening
    judgements: tuple[Judgement, ...] = ()
    as_of: str | None = None


class Line(Struct, frozen=True, kw_only=True):
    """One sentence, in small print where it stands and what else is known of it, and the number of its sighting."""

    sentence: str
    about: tuple[str, ...]
    sighting: int | None = None


class Quote(Struct, frozen=True, kw_only=True):
    """One sighting: its number from 1, its sentence, its words in their context, and the document."""

    number: int
    sentence: str
    bits: tuple[Bit, ...]
    about: tuple[str, ...]
    title: str | None
    url: str | None
    claim: str
    denied: bool


class Root(Struct, frozen=True, kw_only=True):
    """An apparent origin, and why others were folded into it."""

    name: str
    about: tuple[str, ...]
    folded: tuple[str, ...]


class Figure(Struct, frozen=True):
    """A number, what it counts, and how it was made."""

    count: str
    of: str
    how: str


class Briefing(Struct, frozen=True, kw_only=True):
    """A briefing, laid out; ``drawing`` is an SVG, which a graph of more than 80 voices does not have."""

    id: str
    claim: str
    state: str
    first_seen: str
    figures: tuple[Figure, ...]
    says: tuple[Line, ...]
    says_more: int
    answers: tuple[Line, ...]
    answers_more: int
    without: tuple[Line, ...]
    origins: str
    roots: tuple[Root, ...]
    caveats: tuple[str, ...]
    drawing: str | None
    wordings: tuple[Line, ...]
    shifts: tuple[str, ...]
    decisions: tuple[str, ...]
    quotes: tuple[Quote, ...]
    quotes_more: int
    models: tuple[str, ...]


def briefing(material: Material) -> Briefing:
    """The briefing of a rumour; the first 200 sightings are quoted, and the number of the others is told."""
    rumour = material.rumour
    claims = {a.id: a for reading in material.readings.values() for a in reading.claims}
    numbers = {seen.claim: number for number, seen in enumerate(rumour.sightings[:MOST], 1)}
    says = list(_says(material, claims, numbers))
    answers = list(_answers(material, claims, numbers))
    return Briefing(
        id=rumour.id,
        claim=rumour.claim,
        state=_state(material),
        first_seen=f"First seen {moment(rumour.first_seen)} ({rumour.first_basis})",
        figures=tuple(_figures(material)),
        says=tuple(says[:_BESIDE]),
        says_more=max(0, len(says) - _BESIDE),
        answers=tuple(answers[:_BESIDE]),
        answers_more=max(0, len(answers) - _BESIDE),
        without=tuple(_without(material, claims, numbers)),
        origins=counted_origins(material.origins),
        roots=tuple(_roots(material)),
        caveats=material.origins.caveats,
        drawing=svg(material.provenance) if 1 < len(material.provenance.nodes) <= DRAWN else None,
        wordings=tuple(_wordings(material, numbers)),
        shifts=tuple(map(_shift, material.hardening.shifts)),
        decisions=(*_statuses(material.judgements), *_decisions(material.judgements, numbers)),
        quotes=tuple(_quote(n, s, material, claims) for n, s in enumerate(rumour.sightings[:MOST], 1)),
        quotes_more=max(0, len(rumour.sightings) - MOST),
        models=tuple(sorted({reading.model for reading in material.readings.values()})),
    )


def counted_origins(origins: Origins) -> str:
    """How many origins there are at most, in the one wording for it."""
    noun = "apparent origin" if origins.count == 1 else "apparent origins"
    return (
        f"at most {origins.count} {noun} ({origins.named} named, {origins.unnamed} unnamed, {origins.unknown} unknown)"
    )


def _state(material: Material) -> str:
    """As of when it stands: the moment that was asked for, else when its newest document was added."""
    if material.as_of is not None:
        return f"The desk as it stood on {moment(material.as_of)}"
    newest = max((document.added for document in material.documents.values()), default=material.rumour.last_seen)
    return f"The desk as it stood when the newest of these documents was added, on {moment(_to_the_minute(newest))}"


def _to_the_minute(time: str) -> str:
    found = instant(time)
    return found.isoformat(timespec="minutes") if found is not None else time


def _figures(material: Material) -> Iterator[Figure]:
    rumour, origins = material.rumour, material.origins
    stances = [stance.value for stance in rumour.stances.values()]
    shown = ", ".join(f"{stances.count(s)} {s}" for s in Stance)
    yield Figure(
        f"at most {origins.count}",
        "apparent origin" if origins.count == 1 else "apparent origins",
        "Documents and voices from which no link leads further back: copied text, credits, quotations, chains of "
        "attribution and revisions are links. It is an upper bound, since two voices may have it from one that no "
        "text names.",
    )
    yield Figure(
        str(rumour.documents),
        _noun(rumour.documents, "document"),
        f"Documents with a claim of this rumour, each version counted as one: {shown}. Against: it denies; for: "
        "it says so in its own voice and without a doubt; observing: everything else.",
    )
    yield Figure(
        str(rumour.outlets),
        _noun(rumour.outlets, "outlet"),
        "Different names of outlets. Two that belong to one publisher count twice.",
    )
    yield Figure(
        str(rumour.sources),
        _noun(rumour.sources, "named source"),
        "Different names that claims go by, those who deny among them. One person under two names counts twice.",
    )
    yield Figure(
        str(rumour.denials),
        _noun(rumour.denials, "denial"),
        "Claims that deny it, by their words or by what their source does. Declining to comment is no denial.",
    )


def _says(material: Material, claims: Mapping[str, Attribution], numbers: Mapping[str, int]) -> Iterator[Line]:
    """Who says so, each once, by what they are first seen to say."""
    seen = set()
    for sighting in material.rumour.sightings:
        claim = claims.get(sighting.claim)
        voice = (sighting.source and voice_key(sighting.source, sighting.kind), sighting.kind)
        if sighting.denied or sighting.response != "asserts" or voice in seen:
            continue
        seen.add(voice)
        yield Line(
            sentence=_sentence(sighting, claim), about=_about(sighting, claim), sighting=numbers.get(sighting.claim)
        )


def _answers(material: Material, claims: Mapping[str, Attribution], numbers: Mapping[str, int]) -> Iterator[Line]:
    """Who denied, declined, did not answer, could not verify, corrected or retracted it, each once a response."""
    seen = set()
    for entry in material.ledger.entries:
        if (entry.source.casefold(), entry.response) in seen:
            continue
        seen.add((entry.source.casefold(), entry.response))
        claim = claims.get(entry.claim)
        through = (f"through {', '.join(entry.through)}",) if entry.through else ()
        about = (*_place(entry.outlet, entry.at), entry.response.value, *through)
        yield Line(sentence=_answer(entry, claim), about=about, sighting=numbers.get(entry.claim))


def _answer(entry: Entry, claim: Attribution | None) -> str:
    """A response as a sentence; one that names no claim is told in its document's words."""
    if entry.points_back or claim is None:
        return f"{speaker(entry.source, entry.kind)}, in the words of the document: {in_marks(entry.words)}"
    return said(claim)


def _without(material: Material, claims: Mapping[str, Attribution], numbers: Mapping[str, int]) -> Iterator[Line]:
    for omission in material.ledger.without:
        claim = claims.get(omission.claim)
        told = said(claim) if claim is not None else sentence(None, None, Response.ASSERTS, omission.text)
        yield Line(sentence=told, about=_place(omission.outlet, omission.at), sighting=numbers.get(omission.claim))


def _roots(material: Material) -> Iterator[Root]:
    nodes = {node.id: node for node in material.provenance.nodes}
    for origin in material.origins.origins:
        node = nodes.get(origin.node)
        about = () if node is None or node.at is None else (moment(node.at),)
        yield Root(
            name=_called(nodes, origin.node),
            about=(_STANDINGS[origin.standing], *about),
            folded=tuple(
                f"{_called(nodes, fold.node)} was counted with {_called(nodes, fold.into)}: {fold.why}"
                for fold in origin.folded
            ),
        )


_STANDINGS = {
    Standing.NAMED: "named",
    Standing.UNNAMED: "not named",
    Standing.UNKNOWN: "where this has it from is not known",
}


def _called(nodes: Mapping[str, Node], id: str) -> str:
    return nodes[id].name if id in nodes else id


def _wordings(material: Material, numbers: Mapping[str, int]) -> Iterator[Line]:
    """The wordings whose degree differs from the one before, first to last."""
    degree = None
    for wording in material.hardening.wordings:
        if wording.degree != degree:
            degree = wording.degree
            sure = certainty_word(wording.certainty)
            about = (*_place(wording.outlet, wording.at), f"{sure} ({wording.band})" if wording.band else sure)
            told = sentence(wording.source, None, Response.ASSERTS, wording.text.text)
            yield Line(sentence=told, about=about, sighting=numbers.get(wording.claim))


_CHANGES = {Change.SURER: "is surer than", Change.SOFTER: "is less sure than", Change.CORRECTED: "corrects"}


def _shift(shift: Shift) -> str:
    """A change of wording between a document and the one it has the claim from."""
    return (
        f"{shift.now.outlet or shift.now.document}, {in_marks(shift.now.text.text)}, {_CHANGES[shift.change]} "
        f"{shift.was.outlet or shift.was.document}, {in_marks(shift.was.text.text)}: {shift.why}"
    )


def _statuses(judgements: Sequence[Judgement]) -> Iterator[str]:
    """What people said of the rumour as a whole and did not take back, in order of time."""
    for decision in left_standing(decisions(judgements)):
        why = f": {decision.reason}" if decision.reason else ""
        what = "status" if decision.topic is Topic.STATUS else decision.topic.value
        at = moment(_to_the_minute(decision.at))
        yield f"{decision.by} said on {at} that its {what} is “{in_words(decision)}”{why}"


def _decisions(judgements: Sequence[Judgement], numbers: Mapping[str, int]) -> Iterator[str]:
    """What people decided about which claims belong together."""
    for judgement in judgements:
        if not judgement.by.startswith("rule:") and decision_of(judgement) is None:
            why = f": {'; '.join(judgement.reasons)}" if judgement.reasons else ""
            pair = " and ".join(_numbered(claim, numbers) for claim in (judgement.left, judgement.right))
            at = moment(_to_the_minute(judgement.at))
            yield f"{judgement.by} said on {at} that {pair} are {_VERDICTS[judgement.verdict]}{why}"


def _numbered(claim: str, numbers: Mapping[str, int]) -> str:
    return f"sighting {numbers[claim]}" if claim in numbers else claim


_VERDICTS = {"same": "the same", "not same": "not the same", "unsure": "not sure to be the same"}


def _quote(number: int, sighting: Seen, material: Material, claims: Mapping[str, Attribution]) -> Quote:
    claim, document = claims.get(sighting.claim), material.documents.get(sighting.document)
    reading = material.readings.get(sighting.document)
    text = reading.document.text if reading is not None else ""
    return Quote(
        number=number,
        sentence=_sentence(sighting, claim),
        bits=passage(text, claim.content) if claim is not None else (Bit(sighting.text, marked=True),),
        about=(*_about(sighting, claim), f"time: {sighting.basis}"),
        title=called(document.title, text, document.url) if document is not None else None,
        url=document.url if document is not None else None,
        claim=sighting.claim,
        denied=sighting.denied,
    )


def _sentence(sighting: Seen, claim: Attribution | None) -> str:
    return sentence(sighting.source, sighting.kind, sighting.response, claim.content.text if claim else sighting.text)


def _about(sighting: Seen, claim: Attribution | None) -> tuple[str, ...]:
    """Where it stands, how sure the source is, on what evidence, and through whom it came."""
    about = list(_place(sighting.outlet, sighting.at))
    if claim is not None and claim.certainty is not None:
        about.append(certainty_word(claim.certainty.source))
    if claim is not None and claim.evidence is not Evidence.NOT_STATED:
        about.append(claim.evidence.value)
    if claim is not None and len(claim.chain) > 1:
        about.append("through " + ", ".join(hop.name or hop.text for hop in claim.chain[1:]))
    return tuple(about)


def _place(outlet: str | None, at: str) -> tuple[str, ...]:
    return (outlet, moment(at)) if outlet else (moment(at),)


def _noun(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"
