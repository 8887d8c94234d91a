"""Times as they are given."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.loading.dates import dated, has_time_of_day, iso_time, page_time

NOW = datetime(2024, 5, 12, 12, tzinfo=UTC)


@given(st.datetimes(timezones=st.none() | st.timezones()))
def test_every_iso_time_is_kept_to_the_letter(moment: datetime) -> None:
    """Nothing is turned into another zone or precision."""
    assert iso_time(f" {moment.isoformat()}\n") == moment.isoformat()


@pytest.mark.parametrize("value", ["2024", "2024-05", "2024-05-12", "20240512T093000Z", "2024-05-12 09:30:00+01:00"])
def test_every_precision_of_iso_is_kept(value: str) -> None:
    """A year alone is better than none."""
    assert iso_time(value) == value


@pytest.mark.parametrize("value", ["", "yesterday", "12 May 2024", "2024-13", "2024-02-30", "12/05/2024"])
def test_what_is_not_iso_is_not_kept(value: str) -> None:
    """A date that can be read in two ways is not guessed at."""
    assert iso_time(value) is None


def test_pages_may_use_the_times_of_email() -> None:
    """They become ISO 8601; anything else is left."""
    assert page_time("Sun, 12 May 2024 09:30:00 +0100") == "2024-05-12T09:30:00+01:00"
    assert page_time("2024-05-12") == "2024-05-12"
    assert page_time("last Sunday") is None


@given(st.text())
def test_any_text_is_a_time_or_none(value: str) -> None:
    """No odd time raises anything."""
    assert page_time(value) is None or value.strip()


def test_a_time_of_day_is_seen() -> None:
    """A day alone has none."""
    assert has_time_of_day("2024-05-12T09:30")
    assert has_time_of_day("2024-05-12 09:30")
    assert not has_time_of_day("2024-05-12")


@pytest.mark.parametrize(
    ("value", "future"),
    [
        ("2024-05-12T12:00:00Z", False),
        ("2024-05-12T12:04:00Z", False),
        ("2024-05-12T12:06:00Z", True),
        ("2024-05-12T13:30:00+02:00", False),
        ("2024-05-13", False),
        ("2024-05-13T01:00", False),
        ("2024-05-13T03:00", True),
        ("2024-05-14", True),
        ("2030", False),
    ],
)
def test_a_time_to_come_is_named_in_the_basis(value: str, future: bool) -> None:
    """A time without a zone has until it has passed everywhere; a clock may be five minutes off."""
    assert dated(value, "given", NOW) == ("given, in the future when loaded" if future else "given")
