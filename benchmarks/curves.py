"""Draws measured curves as an SVG that needs nothing else and reads on light and dark pages."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

Points = Sequence[tuple[float, float]]
WIDTH, HEIGHT = 760, 400
LEFT, RIGHT, TOP, BOTTOM = 74, 36, 66, 52
INKS = (("#2458a6", "#7fb0ff"), ("#b4420f", "#ff9d66"), ("#2d7a3c", "#7fd492"), ("#7a3d91", "#d49bea"))
DASHES = ("", "7 4", "2 4", "10 4 2 4")
STYLE = """text{font:13px system-ui,sans-serif;fill:#222}.title{font-size:16px;font-weight:600}.paper{fill:#fff}
.grid{stroke:#ddd}.axis{stroke:#666}polyline,.key{fill:none;stroke-width:2;stroke-linejoin:round}"""
DARK = "text{fill:#ddd}.paper{fill:#16181c}.grid{stroke:#34373d}.axis{stroke:#999}"


def curve(
    path: Path, title: str, x_label: str, y_label: str, series: Mapping[str, Points], *, log: bool = False
) -> None:
    """Writes the points (x, y) of each named series as a line to ``path``, at most four of them.

    Both axes begin at 0; with ``log`` both are logarithmic instead, and every value must be above 0. The lines differ
    by ink and by dashes. Raises ValueError where there is nothing to draw.
    """
    if not any(series.values()) or len(series) > len(INKS):
        raise ValueError(f"{len(series)} series: one to {len(INKS)} can be drawn, of one point at least")
    across = _ticks([x for points in series.values() for x, _ in points], log)
    upwards = _ticks([y for points in series.values() for _, y in points], log)

    def x_of(value: float) -> float:
        return LEFT + _share(value, across, log) * (WIDTH - LEFT - RIGHT)

    def y_of(value: float) -> float:
        return HEIGHT - BOTTOM - _share(value, upwards, log) * (HEIGHT - TOP - BOTTOM)

    parts = [f'<text class="title" x="{LEFT}" y="24">{escape(title)}</text>']
    for value in upwards:
        y = y_of(value)
        parts.append(f'<line class="grid" x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{_number(value)}</text>')
    for value in across:
        x = x_of(value)
        parts.append(
            f'<line class="axis" x1="{x:.1f}" y1="{HEIGHT - BOTTOM}" x2="{x:.1f}" y2="{HEIGHT - BOTTOM + 5}"/>'
        )
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{_number(value)}</text>')
    foot = HEIGHT - BOTTOM
    parts.append(f'<line class="axis" x1="{LEFT}" y1="{foot}" x2="{WIDTH - RIGHT}" y2="{foot}"/>')
    parts.append(
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 12}" text-anchor="middle">{escape(x_label)}</text>'
    )
    turn = f'transform="translate(18 {(TOP + foot) / 2}) rotate(-90)"'
    parts.append(f'<text {turn} text-anchor="middle">{escape(y_label)}</text>')
    place = float(LEFT)
    for number, (name, points) in enumerate(series.items()):
        parts += _line(number, [(x_of(x), y_of(y)) for x, y in points])
        parts.append(f'<line class="key ink{number}" x1="{place:.0f}" y1="44" x2="{place + 26:.0f}" y2="44"/>')
        parts.append(f'<text x="{place + 32:.0f}" y="48">{escape(name)}</text>')
        place += 32 + 7.4 * len(name) + 24
    path.write_text(_drawing(title, parts, len(series)), encoding="utf-8")


def _line(number: int, points: Points) -> list[str]:
    """A line, and its points where there are few."""
    found = [f'<polyline class="ink{number}" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}"/>']
    if len(points) <= 20:
        found += [f'<circle class="ink{number}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in points]
    return found


def _drawing(title: str, parts: Sequence[str], lines: int) -> str:
    light = "".join(
        f".ink{n}{{stroke:{INKS[n][0]};stroke-dasharray:{DASHES[n] or 'none'}}}circle.ink{n}{{fill:{INKS[n][0]}}}"
        for n in range(lines)
    )
    dark = "".join(f".ink{n}{{stroke:{INKS[n][1]}}}circle.ink{n}{{fill:{INKS[n][1]}}}" for n in range(lines))
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(title, quote=True)}">\n'
        f"<style>{STYLE}\n{light}\n@media (prefers-color-scheme:dark){{{DARK}{dark}}}</style>\n"
        f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}"/>\n{body}\n</svg>\n'
    )


def _ticks(values: Sequence[float], log: bool) -> list[float]:
    """Round numbers from below the least value (or 0) to above the greatest."""
    if log:
        if min(values) <= 0:
            raise ValueError("a logarithmic axis has no place for 0 or less")
        low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
        return [10.0**power for power in range(low, max(high, low + 1) + 1)]
    most = max(*values, 0.0) or 1.0
    rough = most / 6
    unit = 10.0 ** math.floor(math.log10(rough))
    step = next(unit * times for times in (1, 2, 2.5, 5, 10) if unit * times >= rough)
    return [step * number for number in range(math.ceil(most / step) + 1)]


def _share(value: float, ticks: Sequence[float], log: bool) -> float:
    """How far along its axis a value lies, from 0 to 1."""
    if log:
        return math.log(value / ticks[0]) / math.log(ticks[-1] / ticks[0])
    return (value - ticks[0]) / (ticks[-1] - ticks[0])


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:g}"
