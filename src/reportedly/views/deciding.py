"""What people decided about a rumour or a source, as its page shows it: what holds, and the log of who said what."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from reportedly.model import Judgement
from reportedly.rumours.decisions import Decision, Topic, decisions, holding, in_words, left_standing
from reportedly.rumours.record import Status


class Said(Struct, frozen=True, kw_only=True):
    """One decision: ``words`` say it to people, ``value`` is None where the person took an earlier one back.

    ``verdict`` is ``true`` or ``false`` where a status says whether the rumour holds. ``stands`` is whether it was not
    taken back itself.
    """

    subject: str
    topic: Topic
    value: str | None
    words: str
    verdict: bool | None
    by: str
    at: str
    reason: str
    stands: bool


class Decided(Struct, frozen=True, kw_only=True):
    """What holds on each topic, and every decision, the newest first."""

    status: Said | None = None
    credibility: Said | None = None
    reliability: Said | None = None
    log: tuple[Said, ...] = ()


def decided(judgements: Iterable[Judgement]) -> Decided:
    """The decisions among judgements, which come in order of time."""
    found = list(decisions(judgements))
    left = left_standing(found)

    def held(topic: Topic) -> Said | None:
        last = holding(found, topic)
        return None if last is None else _said(last, stands=True)

    return Decided(
        status=held(Topic.STATUS),
        credibility=held(Topic.CREDIBILITY),
        reliability=held(Topic.RELIABILITY),
        log=tuple(_said(d, stands=any(d is other for other in left)) for d in reversed(found)),
    )


def _said(decision: Decision, *, stands: bool) -> Said:
    return Said(
        subject=decision.subject,
        topic=decision.topic,
        value=decision.value,
        words=in_words(decision),
        verdict=_verdict(decision),
        by=decision.by,
        at=decision.at,
        reason=decision.reason,
        stands=stands,
    )


def _verdict(decision: Decision) -> bool | None:
    if decision.topic is not Topic.STATUS or decision.value is None or decision.value not in set(Status):
        return None
    return Status(decision.value).holds
