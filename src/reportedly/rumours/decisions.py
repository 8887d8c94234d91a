"""What people say of a rumour or a source: a status, a grade. The machine says none of these, and changes none.

Each is kept in the log of judgements, which is append-only, is copied whole and forgets what it must: a person's
judgement about an id and a part of it (the id, a colon, the topic). Its verdict binds nothing; the first reason is the
value, the second the person's own. ``WITHDRAWN`` as the value takes back the last one of that person, so that the one
before it holds again.

Grades are those of the Admiralty code (NATO STANAG 2511, AJP-2.1): reliability of a source, credibility of what is
told. F and 6 mean that it cannot be judged, which is no worse than E and 5 but another thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from reportedly.errors import UsageError
from reportedly.model import Judgement, Verdict
from reportedly.rumours.record import Status

LONGEST_REASON = 2_000
WITHDRAWN = "withdrawn"


class Topic(StrEnum):
    """What is decided, in the word that names the part of an id."""

    STATUS = "closed"
    CREDIBILITY = "credibility"
    RELIABILITY = "reliability"


class Reliability(StrEnum):
    """How far a source can be relied on."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def words(self) -> str:
        """What the letter stands for."""
        return _RELIABILITY[self]


class Credibility(StrEnum):
    """How credible what is told is, seen beside all else that is known."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    UNJUDGED = "6"

    @property
    def words(self) -> str:
        """What the number stands for."""
        return _CREDIBILITY[self]


_RELIABILITY = {
    Reliability.A: "completely reliable",
    Reliability.B: "usually reliable",
    Reliability.C: "fairly reliable",
    Reliability.D: "not usually reliable",
    Reliability.E: "unreliable",
    Reliability.F: "reliability cannot be judged",
}
_CREDIBILITY = {
    Credibility.CONFIRMED: "confirmed by other sources",
    Credibility.PROBABLE: "probably true",
    Credibility.POSSIBLE: "possibly true",
    Credibility.DOUBTFUL: "doubtful",
    Credibility.IMPROBABLE: "improbable",
    Credibility.UNJUDGED: "truth cannot be judged",
}


class Decision(Struct, frozen=True, kw_only=True):
    """What a person decided about ``subject`` (the id of a claim or source): who, when (ISO 8601) and why.

    ``value`` is that of the topic's list; None takes back the last one of the same person.
    """

    subject: str
    topic: Topic
    value: str | None
    by: str
    at: str
    reason: str = ""


VALUES: dict[Topic, tuple[str, ...]] = {
    Topic.STATUS: tuple(Status),
    Topic.CREDIBILITY: tuple(Credibility),
    Topic.RELIABILITY: tuple(Reliability),
}
"""What each topic's list holds."""


def checked(decision: Decision, where: str = "") -> Decision:
    """The decision with its value and reason in one spelling; ``where`` a person gives a reason is told who forgot it.

    Raises UsageError for a value that is not in the topic's list, for the name of a rule or nobody's, and for a closing
    without a reason.
    """
    value = None if decision.value is None else _named(decision.topic, decision.value)
    by, reason = " ".join(decision.by.split()), " ".join(decision.reason.split())
    if not by or by.startswith("rule:") or not by.isprintable():
        raise UsageError("a decision needs the name of a person")
    if len(reason) > LONGEST_REASON:
        raise UsageError(f"the reason is longer than {LONGEST_REASON:,} characters; say it in fewer words")
    if decision.topic is Topic.STATUS and value is not None and Status(value).closed and not reason:
        raise UsageError(f"{value!r} closes the rumour, which needs a reason; say on what it rests{where}")
    return Decision(subject=decision.subject, topic=decision.topic, value=value, by=by, at=decision.at, reason=reason)


def as_judgement(decision: Decision) -> Judgement:
    """The judgement that keeps a decision."""
    value = WITHDRAWN if decision.value is None else decision.value
    return Judgement(
        left=decision.subject,
        right=f"{decision.subject}:{decision.topic}",
        verdict=Verdict.UNSURE,
        by=decision.by,
        at=decision.at,
        reasons=(value, decision.reason) if decision.reason else (value,),
    )


def decision_of(judgement: Judgement) -> Decision | None:
    """The decision that a judgement keeps; None for a judgement about two claims or sources."""
    subject, _, topic = judgement.right.partition(":")
    if subject != judgement.left or topic not in _TOPICS or not judgement.reasons:
        return None
    value, *why = judgement.reasons
    return Decision(
        subject=subject,
        topic=Topic(topic),
        value=None if value == WITHDRAWN else value,
        by=judgement.by,
        at=judgement.at,
        reason=why[0] if why else "",
    )


def decisions(judgements: Iterable[Judgement]) -> Iterator[Decision]:
    """The decisions among judgements, in the order in which they come, with those that take one back."""
    return (found for found in map(decision_of, judgements) if found is not None)


def left_standing(found: Iterable[Decision]) -> list[Decision]:
    """The decisions that were not taken back; they come, and are given back, in order of time."""
    left: list[Decision] = []
    for decision in found:
        if decision.value is not None:
            left.append(decision)
            continue
        last = next((d for d in reversed(left) if _same_hand(d, decision)), None)
        if last is not None:
            left.remove(last)
    return left


def holding(found: Iterable[Decision], topic: Topic) -> Decision | None:
    """The decision on a topic that holds: the last one that was not taken back."""
    return next((d for d in reversed(left_standing(found)) if d.topic is topic), None)


def last_of(judgements: Iterable[Judgement], topic: Topic, by: str) -> Decision | None:
    """The last decision of a person on a topic that could be taken back."""
    found = left_standing(d for d in decisions(judgements) if d.topic is topic)
    return next((d for d in reversed(found) if d.by == by), None)


def in_words(decision: Decision) -> str:
    """The value of a decision as people read it: "probably false", "B, usually reliable", or that it is taken back."""
    match decision.topic, decision.value:
        case _, None:
            return "taken back"
        case Topic.RELIABILITY, value if value in VALUES[Topic.RELIABILITY]:
            return f"{value}, {Reliability(value).words}"
        case Topic.CREDIBILITY, value if value in VALUES[Topic.CREDIBILITY]:
            return f"{value}, {Credibility(value).words}"
        case _, value:
            return value


def _named(topic: Topic, given: str) -> str:
    name = " ".join(given.casefold().replace("-", " ").split())
    found = next((value for value in VALUES[topic] if value.casefold() == name), None)
    if found is None:
        noun = "status" if topic is Topic.STATUS else f"grade of {topic.value}"
        raise UsageError(f"{given!r} is no {noun}; give one of {', '.join(repr(str(v)) for v in VALUES[topic])}")
    return str(found)


def _same_hand(one: Decision, other: Decision) -> bool:
    return (one.subject, one.topic, one.by) == (other.subject, other.topic, other.by)


_TOPICS = frozenset(Topic)
