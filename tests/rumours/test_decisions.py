"""Tests of what people say of rumours and sources, as the log of judgements keeps it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import UsageError
from reportedly.model import Judgement, Verdict
from reportedly.rumours.decisions import (
    VALUES,
    Decision,
    Topic,
    as_judgement,
    checked,
    decision_of,
    decisions,
    holding,
    in_words,
    last_of,
    left_standing,
)


def made(value: str | None, by: str = "Ana", day: int = 1, topic: Topic = Topic.CREDIBILITY) -> Decision:
    """What somebody says of one claim on a day."""
    return Decision(subject="a1", topic=topic, value=value, by=by, at=f"2026-05-{day:02}", reason="seen")


@given(st.sampled_from(Topic), st.booleans(), st.data())
def test_what_is_kept_comes_back(topic: Topic, withdrawn: bool, data: st.DataObject) -> None:
    """Of every topic and value, and of what is taken back."""
    value = None if withdrawn else str(data.draw(st.sampled_from(VALUES[topic])))
    decision = made(value, topic=topic)
    assert decision_of(as_judgement(decision)) == decision
    assert in_words(decision)


def test_a_judgement_about_two_claims_is_no_decision() -> None:
    """Nor is one about a mention inside a source."""
    for right in ("a2", "a1:mention", "a2:closed"):
        other = Judgement(left="a1", right=right, verdict=Verdict.SAME, by="Ana", at="2026-05-01", reasons=("1",))
        assert decision_of(other) is None


@given(st.lists(st.tuples(st.sampled_from(["1", "2", None]), st.sampled_from(["Ana", "Bo"])), max_size=12))
def test_nobody_takes_back_what_is_another_persons(moves: list[tuple[str | None, str]]) -> None:
    """Each person's decisions are a pile of their own, whatever others do in between."""
    log = [made(value, by, day) for day, (value, by) in enumerate(moves, 1)]
    whole = left_standing(log)
    for by in ("Ana", "Bo"):
        assert [d for d in whole if d.by == by] == left_standing(d for d in log if d.by == by)


def test_the_one_before_holds_again() -> None:
    """When the last one is taken back; of another topic nothing changes."""
    log = [made("2", day=1), made("probably false", day=2, topic=Topic.STATUS), made("5", "Bo", 3), made(None, "Bo", 4)]
    kept = [as_judgement(decision) for decision in log]
    found = holding(decisions(kept), Topic.CREDIBILITY)
    assert found is not None
    assert (found.value, found.by) == ("2", "Ana")
    assert last_of(kept, Topic.CREDIBILITY, "Bo") is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"value": "7"}, "'7' is no grade of credibility"),
        ({"by": "rule:linker@1"}, "needs the name of a person"),
        ({"by": " "}, "needs the name of a person"),
        ({"topic": Topic.STATUS, "value": "confirmed-true", "reason": " "}, "needs a reason"),
        ({"reason": "x" * 3000}, "fewer words"),
    ],
)
def test_what_cannot_be_decided_is_refused(change: dict[str, str], words: str) -> None:
    """With one line that says why."""
    given_ = {"subject": "a1", "topic": Topic.CREDIBILITY, "value": "2", "by": "Ana", "at": "2026-05-01"} | change
    with pytest.raises(UsageError, match=words):
        checked(Decision(**given_))
