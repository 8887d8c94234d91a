"""Curves are drawn to scale, as XML that is sound, and nothing is drawn from nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from curves import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, curve

SVG = "{http://www.w3.org/2000/svg}"


def drawn(path: Path) -> list[list[tuple[float, float]]]:
    """The lines of a drawing."""
    lines = ElementTree.parse(path).getroot().iter(f"{SVG}polyline")  # noqa: S314 (made here)
    return [[(float(x), float(y)) for x, y in (p.split(",") for p in line.attrib["points"].split())] for line in lines]


def test_points_lie_to_scale(tmp_path: Path) -> None:
    """0 lies in the corner, the greatest round number in the other, and what is half as much halfway."""
    curve(tmp_path / "a.svg", "A & B", "minutes", "MB", {"one <1>": [(0, 0), (30, 60), (60, 120)], "two": [(60, 60)]})
    one, two = drawn(tmp_path / "a.svg")
    assert one[0] == (LEFT, HEIGHT - BOTTOM)
    assert one[2] == (WIDTH - RIGHT, TOP)
    assert one[1] == ((LEFT + WIDTH - RIGHT) / 2, (HEIGHT - BOTTOM + TOP) / 2)
    assert two == [(WIDTH - RIGHT, one[1][1])]


def test_growth_is_a_straight_line_on_logarithmic_axes(tmp_path: Path) -> None:
    """Ten times as much is as far along, wherever one is."""
    curve(tmp_path / "a.svg", "A", "claims", "s", {"one": [(1e4, 10), (1e5, 100), (1e6, 1000)]}, log=True)
    points = drawn(tmp_path / "a.svg")[0]
    assert points[1] == ((points[0][0] + points[2][0]) / 2, pytest.approx((points[0][1] + points[2][1]) / 2))


@pytest.mark.parametrize(("series", "log"), [({}, False), ({"one": []}, False), ({"one": [(0.0, 1.0)]}, True)])
def test_what_cannot_be_drawn_is_said(tmp_path: Path, series: dict[str, list[tuple[float, float]]], log: bool) -> None:
    """No points, or 0 on a logarithmic axis."""
    with pytest.raises(ValueError, match=r"drawn|logarithmic"):
        curve(tmp_path / "a.svg", "A", "x", "y", series, log=log)
