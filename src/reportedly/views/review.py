"""The page of review: one pair that the rule leaves open, of claims or of people and bodies, with the reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from reportedly.model import Judgement, Reading, SourceKind, Verdict
from reportedly.rumours.decisions import WITHDRAWN, decision_of
from reportedly.store import StoredClaim, StoredDocument
from reportedly.store.identity import is_source
from reportedly.store.judging import whole
from reportedly.views.rumour import context

MOST = 500
SHOWN = 3
LOGGED = 20


class About(StrEnum):
    """What a question is about: claims, or the people and bodies that are their sources."""

    CLAIMS = "claims"
    SOURCES = "sources"


class Side(Struct, frozen=True, kw_only=True):
    """One of the two claims, with the words around it."""

    claim: StoredClaim
    before: str
    text: str
    after: str


class Question(Struct, frozen=True, kw_only=True):
    """A pair that is open: both claims, how likely the rule thinks that they say the same, and why."""

    left: Side
    right: Side
    score: float | None
    reasons: tuple[str, ...]


class MentionSide(Struct, frozen=True, kw_only=True):
    """A source in one document: what it is called there, three of the claims that it makes, and where else it is.

    ``documents`` counts those of the person or body that it is taken for so far, and ``names`` are what that is called.
    """

    mention: str
    source_id: str
    name: str
    kind: SourceKind | None
    role: str | None
    document: StoredDocument
    claims: tuple[Side, ...]
    documents: int
    names: tuple[str, ...]


class SourcesQuestion(Struct, frozen=True, kw_only=True):
    """Two mentions that may be one person or body: how likely the rule thinks that they are, and why."""

    left: MentionSide
    right: MentionSide
    score: float
    reasons: tuple[str, ...]


class Decision(Struct, frozen=True, kw_only=True):
    """A decision of a person that was made on this desk: what, by whom, and when.

    ``withdrawn`` is whether it takes back an earlier one. Of claims, ``words`` are those of both.
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    at: str
    withdrawn: bool = False
    words: tuple[str, str] | None = None


class ReviewPage(Struct, frozen=True, kw_only=True):
    """The question at a place of the queue, ``place`` of ``open``, both counted from 1; None when none is left.

    ``about`` is what is asked about: ``question`` has two claims, ``sources`` two people or bodies. The queue holds the
    ``MOST`` likeliest; what is decided makes room for others. ``working`` says that the sources are being compared.
    ``last`` is the last decision of this person, which may be taken back, ``log`` the latest of everybody, on claims or
    on sources, the newest first.
    """

    about: About
    question: Question | None
    sources: SourcesQuestion | None
    working: bool
    place: int
    open: int
    by: str
    last: Decision | None
    log: tuple[Decision, ...]


def side(claim: StoredClaim, reading: Reading | None) -> Side:
    """A claim in its context."""
    before, words, after = context(claim.id, claim.content, reading)
    return Side(claim=claim, before=before, text=words, after=after)


def question(judgement: Judgement, claims: Mapping[str, StoredClaim], readings: Mapping[str, Reading]) -> Question:
    """The question that a judgement of the rule leaves open; both claims are there."""
    left, right = claims[judgement.left], claims[judgement.right]
    return Question(
        left=side(left, readings.get(left.document)),
        right=side(right, readings.get(right.document)),
        score=judgement.score,
        reasons=judgement.reasons[1:],
    )


def decision(judgement: Judgement, words: Mapping[str, str] | None = None) -> Decision:
    """A judgement of a person as the page shows it; ``words`` are those of claims and the names of sources, by ids."""
    left, right = ((words or {}).get(side) for side in (judgement.left, judgement.right))
    return Decision(
        left=judgement.left,
        right=judgement.right,
        verdict=judgement.verdict,
        by=judgement.by,
        at=judgement.at,
        withdrawn=judgement.reasons == (WITHDRAWN,),
        words=(left, right) if left is not None and right is not None else None,
    )


def on_pairs(judgements: Sequence[Judgement], about: About) -> tuple[Judgement, ...]:
    """Of what people judged, the latest on two claims, or on two sources."""
    pairs = (j for j in judgements if decision_of(j) is None)
    wanted = [j for j in pairs if is_source(whole(j.left)) == (about is About.SOURCES)]
    return tuple(wanted[:LOGGED])
