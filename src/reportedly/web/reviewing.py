"""The queue of open pairs, and decisions that two people at once can neither lose nor double.

A decision names what held when its page was made. Where that has changed, nothing is kept and the page says who decided
what; so the second of two people sees the first one's answer before giving another.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from msgspec import Struct

from reportedly.errors import UsageError
from reportedly.linking.judgements import by_rule, holding
from reportedly.model import Judgement, Verdict
from reportedly.rumours.decisions import WITHDRAWN
from reportedly.store import View
from reportedly.views.review import Question, question
from reportedly.web.site import Site

LONGEST_NAME = 80


class Decided(Struct, frozen=True, kw_only=True):
    """What became of a decision: ``kept``, or else the judgement of ``other`` that had come before it."""

    kept: Judgement | None = None
    other: Judgement | None = None


def question_at(view: View, pairs: Sequence[Judgement], place: int) -> Question | None:
    """The question at a place of the queue, counted from 0; None where there is none, or its claims are gone."""
    if not 0 <= place < len(pairs):
        return None
    pair = pairs[place]
    claims = {claim.id: claim for claim in map(view.claim, (pair.left, pair.right)) if claim is not None}
    if len(claims) < 2:
        return None
    readings = {r.document.id: r for r in view.readings([claim.document for claim in claims.values()])}
    return question(pair, claims, readings)


def decide(site: Site, left: str, right: str, verdict: Verdict, by: str, *, undo: bool = False) -> Decided:
    """Keeps a person's decision about a pair that is open, or takes this person's own decision back.

    Raises UsageError for a pair that was never compared, and for the name of a rule.
    """
    name = signed(by)
    with site.deciding:
        held = holding(site.view().judgements(left)).get((min(left, right), max(left, right)))
        if held is None:
            raise UsageError("these two claims were never compared, or one of them was removed")
        if undo and (by_rule(held) or held.by != name):
            return Decided(other=held)
        if not undo and not by_rule(held):
            return Decided(other=held) if (held.by, held.verdict) != (name, verdict) else Decided(kept=held)
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        reasons = (WITHDRAWN,) if undo else ()
        made = Judgement(
            left=left, right=right, verdict=Verdict.UNSURE if undo else verdict, by=name, at=at, reasons=reasons
        )
        site.store.writer.judge([made])
        return Decided(kept=made)


def signed(by: str) -> str:
    """A person's name as it is kept; raises UsageError for none, and for one that a rule might have."""
    name = " ".join(by.split())[:LONGEST_NAME]
    if not name or name.startswith("rule:") or not name.isprintable():
        raise UsageError("a decision needs the name of a person")
    return name
