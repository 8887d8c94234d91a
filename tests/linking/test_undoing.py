"""Which decisions of people hold between two claims or rumours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reportedly.linking.comparison import RULE
from reportedly.linking.desk import desk
from reportedly.linking.undoing import decided_between, decided_in
from reportedly.model import Judgement, Verdict
from reportedly.rumours.decisions import WITHDRAWN
from reportedly.store import Store, open_store
from tests.store.inventing import reading

SAME, NOT_SAME, UNSURE = Verdict.SAME, Verdict.NOT_SAME, Verdict.UNSURE
SAID = (
    "the mayor has resigned",
    "the mayor is out",
    "the lighthouse is sold",
    "the light at Brill is sold",
    "it rains",
)


@pytest.fixture
def store() -> Iterator[Store]:
    """Five claims, of which the rule joins the first two and the next two."""
    with open_store("memory:") as store:
        store.writer.add([reading(*(("Ida Moss", words) for words in SAID))], at="2026-07-01T00:00:00+00:00")
        yield store


def judge(store: Store, *verdicts: tuple[int, int, Verdict]) -> list[str]:
    """The ids of the claims in the order of ``SAID``, after the rule and Ida Moss have judged."""
    by_words = {claim.content: claim.id for claim in store.view().claims().items}
    ids = [by_words[words] for words in SAID]
    at, rule = "2026-07-01T01:00:00+00:00", ((0, 1), (2, 3))
    store.writer.judge(Judgement(left=ids[a], right=ids[b], verdict=SAME, by=RULE, at=at, score=0.9) for a, b in rule)
    for minute, (a, b, verdict) in enumerate(verdicts):
        why = (WITHDRAWN,) if verdict is UNSURE else ()
        when = f"2026-07-01T02:{minute:02}:00+00:00"
        store.writer.judge([Judgement(left=ids[a], right=ids[b], verdict=verdict, by="Ida Moss", at=when, reasons=why)])
    return ids


def between(store: Store, one: str, other: str) -> list[set[str]]:
    """The pairs that were decided between two claims."""
    return [{j.left, j.right} for j in decided_between(store.view(), desk(store.view()), one, other)]


def test_a_join_is_found_by_any_claims_of_the_two_rumours(store: Store) -> None:
    """Though these are one by now; what the rule joins was decided by nobody."""
    ids = judge(store, (0, 2, SAME))
    for one, other in ((0, 2), (1, 3), (3, 0)):
        assert between(store, ids[one], ids[other]) == [{ids[0], ids[2]}]
    assert between(store, ids[0], ids[1]) == []
    assert between(store, ids[0], ids[4]) == []


def test_two_joins_of_the_same_two_are_both_found(store: Store) -> None:
    """One of them alone would leave the two together; but the very pair that is named is taken alone."""
    ids = judge(store, (0, 2, SAME), (1, 3, SAME))
    assert len(between(store, ids[0], ids[3])) == 2
    assert between(store, ids[1], ids[3]) == [{ids[1], ids[3]}]


def test_what_each_was_joined_with_is_not_between_them(store: Store) -> None:
    """Then what was decided in the rumour is named instead."""
    ids = judge(store, (0, 4, SAME), (2, 4, SAME))
    assert between(store, ids[1], ids[3]) == []
    assert len(decided_in(desk(store.view()))) == 2


def test_a_split_is_found_between_two_rumours_and_what_is_taken_back_is_not(store: Store) -> None:
    """The last word of people counts."""
    ids = judge(store, (0, 2, NOT_SAME), (0, 1, NOT_SAME), (0, 1, UNSURE))
    assert between(store, ids[1], ids[3]) == [{ids[0], ids[2]}]
    assert between(store, ids[0], ids[1]) == []
