"""Times as microseconds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.store.instants import DAY, instant, iso, now


@pytest.mark.parametrize(
    ("time", "found"),
    [
        ("1970-01-01", 0),
        ("1970-01-02T00:00:00Z", DAY),
        ("1970-01-01T02:00:00+02:00", 0),
        ("1970-01-01T00:00:00.000001", 1),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_a_time_is_a_number_or_nothing(time: str | None, found: int | None) -> None:
    """A day is its first moment; no zone is UTC."""
    assert instant(time) == found


@given(st.datetimes())
def test_there_and_back(moment: object) -> None:
    """An instant in ISO 8601 is that instant."""
    found = instant(str(moment))
    assert found is not None
    assert instant(iso(found)) == found


def test_now_is_after_the_past() -> None:
    """And in UTC."""
    assert (instant(now()) or 0) > 1_700_000_000_000_000
    assert now().endswith("+00:00")
