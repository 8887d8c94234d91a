"""Closings among the decisions that people make: the status that a person gave a rumour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.model import Judgement
from reportedly.rumours import decisions
from reportedly.rumours.decisions import Decision, Topic, left_standing
from reportedly.rumours.record import Closing, Status

_STATUSES = {status.value: status for status in Status}


def as_judgement(closing: Closing) -> Judgement:
    """The judgement that keeps a closing."""
    return decisions.as_judgement(
        Decision(
            subject=closing.claim,
            topic=Topic.STATUS,
            value=closing.status.value,
            by=closing.by,
            at=closing.at,
            reason=closing.reason,
        )
    )


def closings(judgements: Iterable[Judgement]) -> Iterator[Closing]:
    """The closings among judgements that were not taken back, in the order in which they come, that of time."""
    for found in left_standing(d for d in decisions.decisions(judgements) if d.topic is Topic.STATUS):
        if found.value in _STATUSES:
            yield Closing(
                claim=found.subject, status=_STATUSES[found.value], by=found.by, at=found.at, reason=found.reason
            )
