"""Tests of when a sighting was there."""

from __future__ import annotations

import pytest

from reportedly.rumours.sightings import Sighting, dated, instant


def seen(published: str | None, captured: str | None = "2026-03-10T12:00:00Z") -> Sighting:
    """A sighting with two clocks."""
    return Sighting(
        claim="c", document="d", text="x", added="2026-03-11", published=published, captured=captured, basis="meta"
    )


def test_a_date_that_can_be_right_is_believed() -> None:
    """With what it rests on; a day ahead is a time zone."""
    assert dated(seen("2026-03-09")).time == "2026-03-09"
    assert dated(seen("2026-03-09")).basis == "meta"
    assert dated(seen("2026-03-11")).time == "2026-03-11"


@pytest.mark.parametrize("published", ["2031-01-01", "1970-01-01T00:00:00Z"])
def test_a_wrong_clock_makes_no_first_and_no_last(published: str) -> None:
    """A date in the future, or before the web, gives way to the time of capture, and is named."""
    found = dated(seen(published))
    assert found.time == "2026-03-10T12:00:00Z"
    assert published in found.basis


def test_without_a_date_it_is_when_we_saw_it() -> None:
    """Captured, else added."""
    assert dated(seen(None)).time == "2026-03-10T12:00:00Z"
    assert dated(seen("soon", captured=None)).time == "2026-03-11"


def test_an_instant_is_in_utc_unless_it_says_otherwise() -> None:
    """What is no time is none."""
    one, other = instant("2026-03-09T10:00:00+02:00"), instant("2026-03-09T08:00:00")
    assert one is not None
    assert one == other
    assert instant("soon") is None
