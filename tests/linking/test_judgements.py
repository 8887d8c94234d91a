"""Tests of what holds about two claims."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from reportedly.linking.comparison import Answer, Comparison
from reportedly.linking.judgements import bonds, by_rule, holding, judged, links, worth_keeping
from reportedly.linking.linker import COPY, Compared
from reportedly.model import Judgement, Verdict
from reportedly.rumours.decisions import WITHDRAWN
from reportedly.store import open_store

RULE = Judgement(left="a", right="b", verdict=Verdict.SAME, by="rule:join@1", at="2026-01-01", score=0.9)


def person(verdict: Verdict, day: int, *reasons: str) -> Judgement:
    """What an editor decides about the pair."""
    return Judgement(left="b", right="a", verdict=verdict, by="Ida Moss", at=f"2026-01-{day:02}", reasons=reasons)


def test_a_person_wins_over_the_rule_before_and_after() -> None:
    """Whichever came first."""
    no = person(Verdict.NOT_SAME, 2)
    for judgements in ([RULE, no], [no, RULE]):
        held = holding(judgements)
        assert held == {("a", "b"): no}
        assert links(held) == []
        assert bonds(held).apart == {("a", "b")}


def test_a_later_decision_wins_over_an_earlier_one() -> None:
    """A person may change their mind."""
    held = holding([person(Verdict.NOT_SAME, 2), RULE, person(Verdict.SAME, 3)])
    assert (bonds(held).same, bonds(held).apart) == ({("a", "b")}, frozenset())


def test_what_is_withdrawn_leaves_the_pair_to_the_rule() -> None:
    """So undoing is a later judgement."""
    held = holding([RULE, person(Verdict.NOT_SAME, 2), person(Verdict.UNSURE, 3, WITHDRAWN)])
    assert held == {("a", "b"): RULE}
    assert [link.score for link in links(held)] == [0.9]


def test_a_person_who_is_unsure_takes_the_link_away() -> None:
    """Nothing binds, and nothing is joined for it."""
    held = holding([RULE, person(Verdict.UNSURE, 2)])
    assert (links(held), bonds(held).same, bonds(held).apart) == ([], frozenset(), frozenset())


UNSURE = msgspec.structs.replace(RULE, verdict=Verdict.UNSURE, score=0.4)
SAID = (RULE, UNSURE, person(Verdict.SAME, 2), person(Verdict.UNSURE, 3), person(Verdict.UNSURE, 4, WITHDRAWN))


@given(st.lists(st.tuples(st.sampled_from(SAID), st.sampled_from("bc")), max_size=8))
def test_what_is_left_open_is_what_holds_of_the_rule(made: list[tuple[Judgement, str]]) -> None:
    """As a store gives it: the likeliest first, then in order of the claims."""
    likelier = msgspec.structs.replace(UNSURE, left="x", right="y", score=0.9)
    with open_store("memory:") as store:
        store.writer.judge([*(msgspec.structs.replace(j, left="a", right=other) for j, other in made), likelier])
        held = holding(store.view().judgements())
        waiting = [j for _, j in sorted(held.items()) if by_rule(j) and j.verdict is Verdict.UNSURE]
        assert list(store.view().open_pairs()) == sorted(waiting, key=lambda j: -(j.score or 0))
        assert store.view().open_pairs(limit=1) == (likelier,)


def test_a_comparison_becomes_a_judgement_of_the_rule() -> None:
    """With its version, its score and its reasons; only copies have a score of 1."""
    sure = Comparison(answer=Answer.VARIANT, score=0.99999, reasons=("12 here, 20 there",))
    made = judged(Compared(left="a", right="b", comparison=sure), "2026-01-01")
    assert by_rule(made)
    assert (made.verdict, made.score, made.by) == (Verdict.SAME, 0.9999, "rule:join@6")
    assert made.reasons == ("same event, other figures", "12 here, 20 there")
    assert judged(Compared(left="a", right="b", comparison=COPY), "2026-01-01").score == 1


def test_what_is_plainly_not_the_same_is_not_kept() -> None:
    """It is nearly everything that is compared."""
    answers = (Answer.SAME, Answer.UNSURE, Answer.NOT_SAME)
    found = [Compared(left="a", right="b", comparison=Comparison(answer=a, score=0, reasons=())) for a in answers]
    assert [worth_keeping(pair) for pair in found] == [True, True, False]
