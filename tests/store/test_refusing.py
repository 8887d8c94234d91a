"""Refusals as they are kept."""

from __future__ import annotations

from reportedly.model import Refusal
from reportedly.store import Store
from reportedly.store.refusing import merged, refused

REFUSAL = Refusal(target="a.txt", reason="is empty", remedy="give a text")


def test_two_of_the_same_are_one() -> None:
    """With the first and the last time, in whatever order they come."""
    early, late = refused(REFUSAL, "2026-07-01"), refused(REFUSAL, "2026-07-03")
    assert merged(early, late) == merged(late, early) == merged(None, merged(early, late))
    assert (merged(late, early).first, merged(early, late).last) == ("2026-07-01", "2026-07-03")


def test_they_are_listed_by_their_target(store: Store) -> None:
    """Each once, and only those that were met by then."""
    other = Refusal(target="b.txt", reason="is empty", remedy="give a text")
    store.writer.refuse([other, REFUSAL], at="2026-07-02")
    store.writer.refuse([REFUSAL], at="2026-07-01")
    assert [found.target for found in store.view().refusals()] == ["a.txt", "b.txt"]
    assert [found.target for found in store.view("2026-07-01T12:00").refusals()] == ["a.txt"]
