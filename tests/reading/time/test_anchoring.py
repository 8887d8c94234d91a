"""Values of expressions, whatever the day of the document."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.time import Anchor, Context, TimeType, expressions, value

PIECES = st.sampled_from(
    "May 9 31 February , 2023 on Tuesday last next the of week years ago later and a half an hour twenty-four 9.40 pm "
    "early 1990s Q3 first in Christmas Easter every 7/8/07 yesterday evening century 99999999999 from now said will 0 "
    "1000".split()
)
ANCHORS = st.none() | st.dates()
NOTHING = Context()


def only(text: str, anchor: date | None) -> str:
    """The value of the only expression in a text."""
    (expression,) = expressions(text)
    return value(expression, anchor).value


@given(st.lists(PIECES, max_size=15).map(" ".join), ANCHORS)
def test_every_expression_has_a_value(text: str, anchor: date | None) -> None:
    """No day makes it fail, the first and the last of the calendar included, and an interval goes forth."""
    for expression in expressions(text):
        timed = value(expression, anchor)
        assert timed.value
        assert timed.interval is None or timed.interval.start < timed.interval.end
        assert timed.interval is None or timed.missing is None


@given(st.dates(date(1, 1, 1), date(20, 1, 1)) | st.dates(date(9990, 1, 1)), st.sampled_from(["ago", "from now"]))
def test_the_ends_of_the_calendar(anchor: date, side: str) -> None:
    """What lies beyond the years 1 to 9999 has no place, and nothing fails."""
    assert only(f"two hundred years {side}" if side == "ago" else f"90 centuries {side}", anchor)


@pytest.mark.parametrize(
    ("anchor", "last", "this", "following"),
    [
        (date(2023, 5, 16), "2022-WI", "2023-WI", "2023-WI"),
        (date(2023, 1, 16), "2021-WI", "2022-WI", "2023-WI"),
        (date(2023, 12, 16), "2022-WI", "2023-WI", "2024-WI"),
    ],
)
def test_winters(anchor: date, last: str, this: str, following: str) -> None:
    """A winter has the year that it begins in; "last" is over and "next" has not begun."""
    assert [only(f"{which} winter", anchor) for which in ("last", "this", "next")] == [last, this, following]


def test_an_hour_has_an_interval() -> None:
    """To the next hour, or the next minute where minutes are said; midnight is passed."""
    (hour,), (minute,) = expressions("11 pm"), expressions("23:59 UTC")
    day = Context(day=date(2023, 5, 16))
    found = [value(expression, None, day).interval for expression in (hour, minute)]
    assert [(i.start, i.end) for i in found if i] == [
        ("2023-05-16T23:00", "2023-05-17T00:00"),
        ("2023-05-16T23:59Z", "2023-05-17T00:00Z"),
    ]


def test_types_and_what_is_missing() -> None:
    """A set and a length need no day; a weekday does."""
    found = [value(expression, None) for expression in expressions("for 24 years, every Tuesday, on Monday")]
    assert [timed.type for timed in found] == [TimeType.DURATION, TimeType.SET, TimeType.DATE]
    assert [timed.missing for timed in found] == [None, None, Anchor.DOCUMENT]
