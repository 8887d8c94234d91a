"""The thread of a rumour: its sightings in order of time, and what can be counted in them.

The heading is the words of the earliest clear report that has the rumour's core, never generated. A document's stance,
in Emergent's words, is against where a claim of it is a denial; else what a judge has learned to tell, where one is
handed in and can tell; else it comes from the words and the certainty of its claims: against where one denies, for
where one is certain in the document's own voice, else observing. The basis of each stance is kept beside it. A denial
is always one of what the heading says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum

import msgspec
from msgspec import Struct

from reportedly.model import Certainty, Response, SourceKind
from reportedly.rumours.core import share, told
from reportedly.rumours.sightings import DENYING, Dated, Sighting, dated, instant, says_no

BY_WORDS = "by its words"
_CLEAR = 4  # words that a heading has at least
_BREAK = " ... "  # stands between the parts of words that do not go on
_ENOUGH = 0.5  # of the core, that a heading has
OFF_CORE = 4  # what a rank is greater by where the words do not have the core
_FIRST = datetime.min.replace(tzinfo=UTC)
_OPEN = frozenset({Response.UNVERIFIED, Response.QUERIES, Response.DECLINES, Response.SILENT})
_ASKING = frozenset("what whether who whom whose which where when why how if".split())
"""Words that a clause begins with which by itself says of nothing that it is so."""
_DENIALS = DENYING | {Response.DENIES_IN_PART}
_SURE = frozenset({None, Certainty.CERTAIN})
_ASSERTING = _SURE | {Certainty.PROBABLE, Certainty.POSSIBLE}


class Stance(StrEnum):
    """What a document does with a rumour (Emergent)."""

    FOR = "for"
    AGAINST = "against"
    OBSERVING = "observing"


class Judged(Struct, frozen=True):
    """A stance that was learned, and how likely it is, from 0 to 1."""

    stance: Stance
    chance: float


Judge = Callable[[str, str], Judged | None]
"""The heading of a rumour and the id of a document, to the document's stance; None where it cannot tell."""


class Seen(Struct, frozen=True, kw_only=True):
    """A sighting in its place in the thread: ``at``, with what that time rests on."""

    at: str
    basis: str
    claim: str
    document: str
    outlet: str | None
    source: str | None
    kind: SourceKind | None
    text: str
    response: Response
    denied: bool


class Variant(Struct, frozen=True, kw_only=True):
    """The rumour with another figure: the figure as written, and the claims that have it."""

    figure: str
    claims: tuple[str, ...]
    first_seen: str


class Thread(Struct, frozen=True, kw_only=True):
    """One rumour as of a moment. All counts are numbers; ``denials`` are the claims that deny.

    ``claim`` is the heading, in the words of the claim ``heading``. ``stances`` has each document once, and
    ``stance_bases`` what its stance rests on ("by its words", "a claim of it is a denial", "learned, .87");
    ``variants`` are there where claims differ in their figure, the commonest first.
    """

    id: str
    claim: str
    heading: str
    documents: int
    outlets: int
    sources: int
    denials: int
    first_seen: str
    first_basis: str
    last_seen: str
    outlet_names: tuple[str, ...]
    source_names: tuple[str, ...]
    stances: dict[str, Stance]
    stance_bases: dict[str, str]
    variants: tuple[Variant, ...]
    sightings: tuple[Seen, ...]


def thread(sightings: Iterable[Sighting], judge: Judge | None = None) -> Thread:
    """The thread of a rumour's sightings, of which there is at least one; their order makes no difference."""
    placed = in_order(facing(sightings))
    head = heading([sighting for sighting, _ in placed])
    seen = tuple(_seen(sighting, when) for sighting, when in placed)
    found = [sighting for sighting, _ in placed]
    variants = _variants(placed)
    stances = _stances(found, head.text, judge)
    outlets = _names(sighting.outlet for sighting in found)
    sources = _names(sighting.source for sighting in found)
    return Thread(
        id=rumour_id(sighting.claim for sighting in found),
        claim=head.text,
        heading=head.claim,
        documents=len({sighting.document for sighting in found}),
        outlets=len(outlets),
        sources=len(sources),
        denials=sum(sighting.denies for sighting in found),
        first_seen=seen[0].at,
        first_basis=seen[0].basis,
        last_seen=seen[-1].at,
        outlet_names=outlets,
        source_names=sources,
        stances={document: stance for document, (stance, _) in stances.items()},
        stance_bases={document: basis for document, (_, basis) in stances.items()},
        variants=variants,
        sightings=seen,
    )


def facing(sightings: Iterable[Sighting]) -> list[Sighting]:
    """The sightings of a rumour, or of what is known of it, each knowing whether the heading's words say no."""
    found = list(sightings)
    turned = any(_says_no(sighting) for sighting in found) and _says_no(heading([s for s, _ in in_order(found)]))
    return [s if s.turned is turned else msgspec.structs.replace(s, turned=turned) for s in found]


def as_of(sightings: Iterable[Sighting], time: str) -> list[Sighting]:
    """The sightings that were there by a moment; a day counts to its end."""
    moment = instant(time)
    if moment is None:
        return list(sightings)
    end = moment + (timedelta(days=1) if len(time) == len("2026-07-06") else timedelta(microseconds=1))
    return [s for s in sightings if (instant(dated(s).time) or _FIRST) < end]


def in_order(sightings: Iterable[Sighting]) -> list[tuple[Sighting, Dated]]:
    """The sightings, the earliest first; of one moment by document and claim."""
    placed = [(sighting, dated(sighting)) for sighting in sightings]
    return sorted(placed, key=lambda p: (instant(p[1].time) or _FIRST, p[0].document, p[0].claim))


def heading(ordered: Sequence[Sighting]) -> Sighting:
    """The earliest clear report: one that asserts, in some words, however sure it is.

    So a hedged report heads what later ones say outright. One that leaves open whether it is so comes after them.
    One that has less than half of the words that most wordings of the rumour have comes after all others: it was joined
    for something that stands beside what the rumour tells.
    """
    core = told(sighting.text for sighting in ordered)
    return min(ordered, key=lambda sighting: off_core(rank(sighting), sighting.text, core))


def off_core(rank: int, text: str, core: frozenset[str]) -> int:
    """A rank that says also whether the words have at least half of the rumour's core; from 0 to 7.

    It makes no difference whether ``rank`` says so already.
    """
    return rank % OFF_CORE + (OFF_CORE if share(text, core) < _ENOUGH else 0)


def rank(sighting: Sighting) -> int:
    """How well a sighting serves as a heading by itself, from 0, the best, to 3: that of what nobody says is so.

    Who denies a sentence that says no says nothing either that could head a rumour.
    """
    if sighting.response in _OPEN | _DENIALS:
        return 3
    first = sighting.text.strip("\"'“‘ ").partition(" ")[0].lower()
    asks = sighting.text.rstrip(" \"'”’").endswith("?") or first in _ASKING
    if sighting.denied or asks or sighting.bare or len(sighting.text.split()) < _CLEAR or _BREAK in sighting.text:
        return 2
    return 0 if sighting.certainty in _ASSERTING else 1


def _says_no(sighting: Sighting) -> bool:
    return says_no(sighting.response, denied=sighting.denied)


def rumour_id(claims: Iterable[str]) -> str:
    """The id of a rumour: it stays while its claim of the least id does, in whatever order claims come."""
    return "r" + hashlib.sha256(min(claims).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _stances(found: Sequence[Sighting], head: str, judge: Judge | None) -> dict[str, tuple[Stance, str]]:
    by_document: dict[str, list[Sighting]] = {}
    for sighting in found:
        by_document.setdefault(sighting.document, []).append(sighting)
    return {document: _stance(claims, head, judge) for document, claims in sorted(by_document.items())}


def _stance(claims: Sequence[Sighting], head: str, judge: Judge | None) -> tuple[Stance, str]:
    """The stance of the document that the claims are of, and what it rests on."""
    if any(claim.response in DENYING and claim.denies for claim in claims):
        return Stance.AGAINST, "a claim of it is a denial"
    learned = judge(head, claims[0].document) if judge is not None else None
    if learned is not None:
        return learned.stance, f"learned, {learned.chance:.2f}".replace(" 0.", " .")
    if any(claim.denies for claim in claims):
        return Stance.AGAINST, BY_WORDS
    own = any(c.kind is SourceKind.AUTHOR and c.certainty in _SURE and c.response not in _OPEN for c in claims)
    return (Stance.FOR if own else Stance.OBSERVING), BY_WORDS


def _variants(placed: Sequence[tuple[Sighting, Dated]]) -> tuple[Variant, ...]:
    """The claims by their figures, where there is more than one figure."""
    by_figure: dict[str, list[tuple[Sighting, Dated]]] = {}
    for sighting, when in placed:
        if sighting.figure is not None:
            by_figure.setdefault(sighting.figure, []).append((sighting, when))
    if len(by_figure) < 2:
        return ()
    found = [
        Variant(figure=figure, claims=tuple(s.claim for s, _ in members), first_seen=members[0][1].time)
        for figure, members in by_figure.items()
    ]
    return tuple(sorted(found, key=lambda v: (-len(v.claims), v.figure)))


def _names(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _seen(sighting: Sighting, when: Dated) -> Seen:
    return Seen(
        at=when.time,
        basis=when.basis,
        claim=sighting.claim,
        document=sighting.document,
        outlet=sighting.outlet,
        source=sighting.source,
        kind=sighting.kind,
        text=sighting.text,
        response=sighting.response,
        denied=sighting.denies,
    )
