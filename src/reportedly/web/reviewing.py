"""The queue of open pairs, and decisions that two people at once can neither lose nor double.

A decision names what held when its page was made. Where that has changed, nothing is kept and the page says who decided
what; so the second of two people sees the first one's answer before giving another.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from msgspec import Struct

from reportedly.errors import UsageError
from reportedly.linking.entities import RULE, can_be_one, compare_sources
from reportedly.linking.entity_desk import mention_of
from reportedly.linking.entity_linking import Entity
from reportedly.linking.entity_names import Likeness
from reportedly.linking.judgements import by_rule, holding
from reportedly.model import Judgement, Verdict
from reportedly.rumours.decisions import WITHDRAWN
from reportedly.store import Filters, View
from reportedly.store.judging import whole
from reportedly.views.review import (
    SHOWN,
    About,
    Decision,
    MentionSide,
    Question,
    SourcesQuestion,
    decision,
    on_pairs,
    question,
    side,
)
from reportedly.web.kept_sources import OpenSources
from reportedly.web.site import Site

LONGEST_NAME = 80
LOOKED_AT = 200  # of people's latest judgements, grades and statuses among them


class Decided(Struct, frozen=True, kw_only=True):
    """What became of a decision: ``kept``, or else the judgement of ``other`` that had come before it."""

    kept: Judgement | None = None
    other: Judgement | None = None


def sources_question_at(view: View, found: OpenSources, place: int) -> SourcesQuestion | None:
    """The question about people and bodies at a place of the queue; None where there is none, or it is gone."""
    if not 0 <= place < len(found.questions):
        return None
    asked = found.questions[place]
    left, right = (_mentioned(view, side, found.entities[side]) for side in (asked.left, asked.right))
    if left is None or right is None:
        return None
    return SourcesQuestion(left=left, right=right, score=asked.score, reasons=asked.reasons)


def _mentioned(view: View, id: str, entity: Entity) -> MentionSide | None:
    """A mention with its first claims in their context; None where it is gone."""
    mention, reading = mention_of(view, id), view.reading(id.partition(":")[2])
    document = view.document(mention.document) if mention is not None else None
    if mention is None or document is None:
        return None
    claims = view.claims(Filters(document=document.id, source=mention.source), limit=SHOWN).items
    return MentionSide(
        mention=id,
        source_id=mention.source,
        name=mention.text,
        kind=mention.kind,
        role=mention.role,
        document=document,
        claims=tuple(side(claim, reading) for claim in claims),
        documents=entity.documents,
        names=entity.names,
    )


def lately_decided(view: View, about: About) -> tuple[Decision, ...]:
    """The latest decisions of everybody on pairs, with the words of the claims or the names of the sources."""
    made = on_pairs(list(view.by_people(limit=LOOKED_AT)), about)
    ids = sorted({one for judgement in made for one in (judgement.left, judgement.right)})
    if about is About.CLAIMS:
        words = {claim.id: claim.content for claim in view.claims_named(ids)}
    else:
        sources = {one: view.source(whole(one)) for one in ids}
        words = {one: source.name for one, source in sources.items() if source is not None}
    return tuple(decision(judgement, words) for judgement in made)


def last_by(view: View, id: str, by: str, about: About) -> Decision | None:
    """The last decision of a person on a pair that an id is of; None where that was taken back."""
    made = on_pairs([j for j in reversed(list(view.judgements(id))) if j.by == by], about)
    found = decision(made[0]) if made else None
    return found if found is not None and not found.withdrawn else None


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
        held = held or _of_sources(site.view(), left, right)
        if held is None:
            raise UsageError("these two were never compared, or one of them was removed")
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


def _of_sources(view: View, left: str, right: str) -> Judgement | None:
    """What the rule says of two mentions of people or bodies, which no store keeps; None for anything else."""
    one, other = mention_of(view, left), mention_of(view, right)
    if one is None or other is None or one.id == other.id or can_be_one(one, other) <= Likeness.UNLIKE:
        return None
    found = compare_sources(one, other)
    return Judgement(left=left, right=right, verdict=found.verdict, by=RULE, at="", score=found.score)


def signed(by: str) -> str:
    """A person's name as it is kept; raises UsageError for none, and for one that a rule might have."""
    name = " ".join(by.split())[:LONGEST_NAME]
    if not name or name.startswith("rule:") or not name.isprintable():
        raise UsageError("a decision needs the name of a person")
    return name
