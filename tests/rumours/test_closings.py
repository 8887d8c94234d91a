"""Tests of how closings are kept among judgements."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.linking.judgements import bonds, holding, links
from reportedly.model import Judgement, Verdict
from reportedly.rumours.closings import as_judgement, closings
from reportedly.rumours.record import Closing, Status
from reportedly.store import open_store

CLOSED = Closing(
    claim="a1", status=Status.PROBABLY_FALSE, by="Ana", at="2026-05-01T10:00:00+00:00", reason="nobody saw it"
)


@given(st.sampled_from(Status), st.text(max_size=20))
def test_what_is_kept_comes_back(status: Status, reason: str) -> None:
    """Whatever the status and the reason are; other judgements are passed over."""
    closing = Closing(claim="a1", status=status, by="Ana", at="2026-05-01", reason=reason)
    other = Judgement(left="a1", right="a2", verdict=Verdict.SAME, by="Ana", at="2026-05-01", reasons=(status.value,))
    assert list(closings([other, as_judgement(closing), other])) == [closing]


def test_a_closing_joins_and_parts_nothing() -> None:
    """Two rumours of one status stay two, and the rule's links are as they were."""
    held = holding([as_judgement(CLOSED)])
    assert links(held) == []
    assert bonds(held).same == bonds(held).apart == frozenset()


def test_the_store_keeps_every_closing() -> None:
    """The log is append-only: a later one stands beside the earlier one."""
    with open_store("memory:") as store:
        later = Closing(claim="a1", status=Status.INVESTIGATING, by="Bo", at="2026-05-02T10:00:00+00:00")
        store.writer.judge([as_judgement(later), as_judgement(CLOSED)])
        assert list(closings(store.view().judgements())) == [CLOSED, later]
