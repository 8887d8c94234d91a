"""How sure a rumour was told, over time: the points of a small curve."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from reportedly.model import Certainty, Response

_LEVELS = {
    Certainty.CERTAIN: 3,
    Certainty.PROBABLE: 2,
    Certainty.POSSIBLE: 1,
    Certainty.CERTAIN_UNDERSPECIFIED: 0,
    Certainty.UNCOMMITTED: 0,
}


class Point(Struct, frozen=True, kw_only=True):
    """One sighting: ``level`` is 3 for certain, 2 probable, 1 possible, 0 left open, None where it asserts nothing."""

    at: str
    level: int | None
    denied: bool


def point(at: str, certainty: Certainty | None, response: Response, *, denied: bool) -> Point:
    """The point of a sighting."""
    told = not denied and response is Response.ASSERTS and certainty is not None
    return Point(at=at, level=_LEVELS.get(certainty) if told and certainty is not None else None, denied=denied)


def levels(points: Iterable[Point]) -> tuple[int, int] | None:
    """The level of the first and of the last point that has one; None where none has."""
    found = [p.level for p in points if p.level is not None]
    return (found[0], found[-1]) if found else None
