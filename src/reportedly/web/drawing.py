"""Small drawings as numbers for SVG, made on the server."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from reportedly.rumours.sightings import instant
from reportedly.views.curve import Point, levels

WORDS = ("left open", "possible", "probable", "certain")
_EDGE = 4.0


class Curve(Struct, frozen=True, kw_only=True):
    """A step line of how sure a rumour was told, a dot for each sighting, and a ring below for each denial, as paths.

    ``told`` says the same in words. Coordinates are in pixels of a box ``width`` by ``height``.
    """

    width: float
    height: float
    line: str
    dots: str
    rings: str
    told: str


def curve(points: Sequence[Point], width: float = 150, height: float = 40) -> Curve:
    """The curve of a rumour's points, which come in order of time."""
    places = _places(points, width)
    told = [(x, _y(p.level, height), p) for x, p in zip(places, points, strict=True) if p.level is not None]
    line = "".join(_step(told[n - 1][:2] if n else None, (x, y)) for n, (x, y, _) in enumerate(told))
    if told:
        line += f"H{width - _EDGE:g}"
    return Curve(
        width=width,
        height=height,
        line=line,
        dots=_dots((x, y) for x, y, _ in told),
        rings=_dots((x, height - _EDGE) for x, p in zip(places, points, strict=True) if p.denied),
        told=_told(points),
    )


def _dots(places: Iterable[tuple[float, float]]) -> str:
    """A path with a stroke of no length at each place; a round end makes it a dot. What is nearer than 1 is one."""
    return "".join(f"M{x:g} {y:g}h0" for x, y in dict.fromkeys((round(x), y) for x, y in places))


def _places(points: Sequence[Point], width: float) -> list[float]:
    """Where each point stands from left to right: by its time or, where no time can be read, by its order."""
    times = [found.timestamp() for p in points if (found := instant(p.at)) is not None]
    room = width - 2 * _EDGE
    if len(times) == len(points) and points and max(times) > min(times):
        first, length = min(times), max(times) - min(times)
        return [round(_EDGE + room * (time - first) / length, 1) for time in times]
    return [round(_EDGE + room * n / max(1, len(points) - 1), 1) for n in range(len(points))]


def _y(level: int | None, height: float) -> float:
    return round((height - 4 * _EDGE) * (1 - (level or 0) / 3) + _EDGE, 1)


def _step(before: tuple[float, float] | None, now: tuple[float, float]) -> str:
    return f"M{now[0]:g} {now[1]:g}" if before is None else f"H{now[0]:g}V{now[1]:g}"


def _told(points: Sequence[Point]) -> str:
    found, denied = levels(points), sum(p.denied for p in points)
    parts = []
    if found is not None:
        first, last = (WORDS[level] for level in found)
        parts.append(f"told as {first}" if first == last else f"first told as {first}, last as {last}")
    if denied:
        parts.append(f"{denied} {'denies' if denied == 1 else 'deny'}")
    return "; ".join(parts) or "how sure is not told"
