"""How closings are kept: in the log of judgements, which is append-only, is copied whole and forgets what it must.

A closing is a person's judgement about a claim and its *closed* part (an id may go on after a colon, for a part of what
it names). Its verdict binds nothing; the first reason is the status, the second the person's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.model import Judgement, Verdict
from reportedly.rumours.record import Closing, Status

_PART = ":closed"
_STATUSES = {status.value: status for status in Status}


def as_judgement(closing: Closing) -> Judgement:
    """The judgement that keeps a closing."""
    return Judgement(
        left=closing.claim,
        right=closing.claim + _PART,
        verdict=Verdict.UNSURE,
        by=closing.by,
        at=closing.at,
        reasons=(closing.status.value, closing.reason) if closing.reason else (closing.status.value,),
    )


def closings(judgements: Iterable[Judgement]) -> Iterator[Closing]:
    """The closings among judgements, in the order in which they come."""
    for judgement in judgements:
        if judgement.right == judgement.left + _PART and judgement.reasons and judgement.reasons[0] in _STATUSES:
            yield Closing(
                claim=judgement.left,
                status=_STATUSES[judgement.reasons[0]],
                by=judgement.by,
                at=judgement.at,
                reason=judgement.reasons[1] if len(judgement.reasons) > 1 else "",
            )
