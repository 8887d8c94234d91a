"""The page of review: one pair of claims that the rule leaves open, both in their context, with the reasons."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from reportedly.model import Judgement, Reading, Verdict
from reportedly.store import StoredClaim
from reportedly.views.rumour import context

MOST = 500


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


class Decision(Struct, frozen=True, kw_only=True):
    """A decision of a person that was made on this desk: what, by whom, and when."""

    left: str
    right: str
    verdict: Verdict
    by: str
    at: str


class ReviewPage(Struct, frozen=True, kw_only=True):
    """The question at a place of the queue, ``place`` of ``open``, both counted from 1; None when none is left.

    The queue holds the ``MOST`` likeliest; what is decided makes room for others. ``last`` is the last decision of this
    person, which may be taken back.
    """

    question: Question | None
    place: int
    open: int
    by: str
    last: Decision | None


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


def decision(judgement: Judgement) -> Decision:
    """A judgement of a person as the page shows it."""
    return Decision(
        left=judgement.left, right=judgement.right, verdict=judgement.verdict, by=judgement.by, at=judgement.at
    )
