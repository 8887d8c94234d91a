"""Tests of the order of two times."""

from __future__ import annotations

import pytest

from reportedly.model import TimeOrder
from reportedly.rumours.provenance.clocks import LAST, latest, order, place


@pytest.mark.parametrize(
    ("derived", "origin", "expected"),
    [
        ("2026-03-02", "2026-03-01", TimeOrder.AFTER),
        ("2026-03-01", "2026-03-02", TimeOrder.AGAINST),
        ("2026-03-01", "2026-03-01T23:00:00Z", TimeOrder.SAME_TIME),
        ("2026-03-01T10:00:00Z", "2026-03-01T09:59:59Z", TimeOrder.AFTER),
        ("2026-03-01T10:00:00Z", "2026-03-01T11:00:00+01:00", TimeOrder.SAME_TIME),
        (None, "2026-03-01", TimeOrder.UNKNOWN),
        ("soon", "2026-03-01", TimeOrder.UNKNOWN),
    ],
)
def test_days_are_compared_as_days(derived: str | None, origin: str | None, expected: TimeOrder) -> None:
    """And moments as moments."""
    assert order(derived, origin) is expected


def test_what_has_no_time_comes_last() -> None:
    """Of one time by the id."""
    assert place("2026-03-01", "b") < place("2026-03-02", "a") < place(None, "a") < place(None, "b")


@pytest.mark.parametrize("at", ["2026-03-01", "2026-03-01T10:00:00+00:00", None, "soon"])
def test_the_latest_moment_that_a_time_may_be(at: str | None) -> None:
    """The end of a day, and of all times where none is known."""
    ends = {"2026-03-01": "2026-03-01T23:59:59.999999+00:00"}
    expected = place(ends.get(at or "", at), "")[0]
    assert latest(at) == expected
    assert (latest(at) == LAST) is (at in (None, "soon"))
