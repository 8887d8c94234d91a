"""A curve stays in its box and says in words what it shows."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reportedly.views.curve import Point
from reportedly.web.drawing import curve

TIMES = st.sampled_from(["2026-05-04", "2026-05-04T10:00:00+00:00", "2026-06-01", "soon", ""])
POINTS = st.lists(st.builds(Point, at=TIMES, level=st.none() | st.integers(0, 3), denied=st.booleans()), max_size=9)


def dots(path: str) -> list[tuple[float, float]]:
    """The places of the dots of a path."""
    found = re.findall(r"M([\d.]+) ([\d.]+)h0", path)
    assert "".join(f"M{x} {y}h0" for x, y in found) == path
    return [(float(x), float(y)) for x, y in found]


@given(POINTS)
def test_everything_is_inside(points: list[Point]) -> None:
    """Whatever the times are."""
    drawn = curve(points, 150, 40)
    places = [*dots(drawn.dots), *dots(drawn.rings)]
    assert all(0 <= x <= 150 and 0 <= y <= 40 for x, y in places)
    assert bool(drawn.line) == any(p.level is not None for p in points)
    assert drawn.told


def test_time_goes_to_the_right_and_certainty_upwards() -> None:
    """A denial is a ring below."""
    drawn = curve(
        [
            Point(at="2026-05-04", level=1, denied=False),
            Point(at="2026-05-05", level=3, denied=False),
            Point(at="2026-05-06", level=None, denied=True),
        ]
    )
    (x1, y1), (x2, y2) = dots(drawn.dots)
    ((x3, y3),) = dots(drawn.rings)
    assert x1 < x2 < x3
    assert y2 < y1 < y3
    assert drawn.told == "first told as possible, last as certain; 1 denies"
