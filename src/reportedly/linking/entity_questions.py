"""What the rule leaves open about people and bodies, for a person to decide: one question for every two of them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from reportedly.linking.entity_desk import Sources
from reportedly.linking.judgements import Holding
from reportedly.model import Judgement, Verdict
from reportedly.store.judging import whole


class SourceQuestion(Struct, frozen=True, kw_only=True):
    """A pair of mentions that is open: both names, the rule's score and its reasons."""

    left: str
    right: str
    left_name: str
    right_name: str
    score: float
    reasons: tuple[str, ...]


def source_questions(found: Sources) -> list[SourceQuestion]:
    """Of every two people or bodies the likeliest pair of mentions that is open, the likeliest first."""
    entity = {mention: e.id for e in found.entities for mention in e.mentions}
    spoken_of, best = _spoken_of(found), dict[tuple[str, ...], Judgement]()
    for (left, right), judgement in found.rules.items():
        pair = tuple(sorted((entity[left], entity[right])))
        if judgement.verdict is Verdict.UNSURE and pair[0] != pair[1] and pair not in spoken_of:
            best[pair] = max(best.get(pair, judgement), judgement, key=lambda j: (j.score or 0.0, j.left, j.right))
    return [
        SourceQuestion(
            left=judgement.left,
            right=judgement.right,
            left_name=found.mentions[judgement.left].text,
            right_name=found.mentions[judgement.right].text,
            score=judgement.score or 0.0,
            reasons=judgement.reasons,
        )
        for judgement in sorted(best.values(), key=lambda j: (-(j.score or 0.0), j.left, j.right))
    ]


def still_open(questions: Iterable[SourceQuestion], people: Holding) -> list[SourceQuestion]:
    """The questions of whose mentions, or of whose sources as a whole, nobody has said anything meanwhile."""
    said = {frozenset(pair) for pair in people}

    def decided(question: SourceQuestion) -> bool:
        ours, theirs = ((side, whole(side)) for side in (question.left, question.right))
        return any(frozenset((one, other)) in said for one in ours for other in theirs)

    return [question for question in questions if not decided(question)]


def _spoken_of(found: Sources) -> set[tuple[str, ...]]:
    """The pairs of people or bodies of which a person has said something, of mentions or of whole sources."""
    of: dict[str, set[str]] = {}
    for entity in found.entities:
        for key in (*entity.mentions, *entity.sources):
            of.setdefault(key, set()).add(entity.id)
    sides = ((of.get(left, ()), of.get(right, ())) for left, right in found.people)
    return {tuple(sorted((one, other))) for ours, theirs in sides for one in ours for other in theirs}
