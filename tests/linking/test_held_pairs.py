"""Tests of what holds about pairs, as it is kept in memory."""

from __future__ import annotations

from reportedly.linking.clusters import Bonds, Link
from reportedly.linking.held_pairs import HeldPairs
from reportedly.model import Judgement, Verdict
from reportedly.rumours.decisions import WITHDRAWN
from reportedly.store import open_store
from tests.store.inventing import reading


def said(left: str, right: str, verdict: Verdict, by: str, day: int, *reasons: str) -> Judgement:
    """A judgement on a day of May; only a rule gives a score."""
    score = 0.5 if by.startswith("rule:") else None
    at = f"2026-05-{day:02}"
    return Judgement(left=left, right=right, verdict=verdict, by=by, at=at, score=score, reasons=reasons)


def test_what_is_read_once_is_read_anew_only_for_the_claims_of_a_run() -> None:
    """A decision that was taken back holds no more, and what the rule finds wins over no person."""
    with open_store("memory:") as store:
        store.writer.add([reading(("Tom Reed", "the ferry sank"), ("Tom Reed", "a"), ("Tom Reed", "the pier burnt"))])
        a, b, c = sorted(claim.id for claim in store.view().claims().items)
        pairs = HeldPairs()
        store.writer.judge([said(a, b, Verdict.SAME, "Ida Moss", 1), said(b, c, Verdict.SAME, "rule:made@1", 1)])
        pairs.read(store.view(), [a])
        assert list(pairs.same(a)) == [b]
        assert pairs.among({a, b, c}) == ([], Bonds(same=frozenset({(a, b)})))
        pairs.add([said(a, b, Verdict.UNSURE, "rule:made@1", 2), said(a, c, Verdict.SAME, "rule:made@1", 2)])
        assert sorted(pairs.same(a)) == [b, c]
        store.writer.judge([said(a, b, Verdict.UNSURE, "Ida Moss", 3, WITHDRAWN)])
        pairs.read(store.view(), [a, b])
        assert sorted(pairs.same(b)) == [a, c]
        pairs.begin([a], store.view().judged([a]))
        assert list(pairs.same(b)) == [c]
        assert list(pairs.same(a)) == []


def test_no_more_is_kept_than_there_is_room_for() -> None:
    """What was read is forgotten, and read again when it is needed."""
    with open_store("memory:") as store:
        store.writer.judge([said("a", "b", Verdict.SAME, "rule:made@1", 1)])
        pairs = HeldPairs(most=0)
        pairs.read(store.view(), ["a", "b"])
        pairs.begin(["c"], [])
        assert pairs.among({"a", "b"}) == ([], Bonds())
        pairs.read(store.view(), ["a"])
        assert pairs.among({"a", "b"}) == ([Link("a", "b", 0.5)], Bonds())
