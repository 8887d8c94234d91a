"""A drawing of a graph of provenance as one ``<svg>``, for a page that is light or dark.

Time runs from left to right. Each node has a row: what it was folded into stands above it and to its left, joined by a
line whose style is the kind of the edge. Origins are filled. All colours are the page's own text colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from markupsafe import escape

from reportedly.exports.provenance.layout import Place, layout
from reportedly.model import Edge, EdgeKind, Node, NodeKind, Origins, Phrase, Provenance, TimeOrder
from reportedly.rumours.provenance import origins

_ROW, _TOP, _LEFT, _SPREAD, _LABEL = 24, 58, 18, 560.0, 400
_LEGEND = 660  # what the legend and the summary need
_LONGEST = 58
_QUOTED = 160
_MOST_FAINT = 200  # lines, more of which would be a blur
_DASHES = {
    "copied": ("5 0", (EdgeKind.COPY, EdgeKind.QUOTATION, EdgeKind.TRANSLATION, EdgeKind.REVISION)),
    "credited": ("7 3", (EdgeKind.CREDIT, EdgeKind.AGENCY, EdgeKind.FIRST_REPORTED, EdgeKind.LINK)),
    "quoted": ("2 2", (EdgeKind.CHAIN,)),
    "possibly": ("1 5", (EdgeKind.SOURCE, EdgeKind.PUBLISHER, EdgeKind.HEARSAY, EdgeKind.JUDGEMENT)),
}
_STYLE = (
    ".provenance{font:13px system-ui,sans-serif;color:inherit}"
    ".provenance text{fill:currentColor}.provenance .quiet{opacity:.65;font-size:11px}"
    ".provenance .line{fill:none;stroke:currentColor;stroke-width:1.3;opacity:.75}"
    ".provenance .other{opacity:.22}.provenance .against{stroke-width:.8;opacity:.3}"
    ".provenance .node{fill:var(--paper,Canvas);stroke:currentColor;stroke-width:1.5}"
    ".provenance .origin{fill:currentColor}.provenance .origin-name{font-weight:700}"
)


def svg(provenance: Provenance, most: int | None = None, documents: str | None = None, least: float = _LEGEND) -> str:
    """The drawing; hovering over a line or a node shows the reason in words.

    Of more nodes than ``most``, those are left out from which nothing came, the last first, and it says so. With
    ``documents``, the names of documents are links to that address with their ids behind it. It is at least so many
    pixels wide, so that a page may stretch small drawings as it does large ones.
    """
    found = origins(provenance)
    whole = layout(provenance, found, _SPREAD)
    places = _chosen(whole, most)
    nodes = {node.id: node for node in provenance.nodes}
    roots = {origin.node for origin in found.origins}
    width = max(_LEFT + max((place.x for place in places.values()), default=0.0) + _LABEL, least)
    height = _TOP + _ROW * max(len(places), 1) + 10
    role = "img" if documents is None else "group"  # links cannot be inside of a picture
    parts = [
        f'<svg class="provenance" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" '
        f'width="{width:.0f}" height="{height}" role="{role}" aria-label="{escape(_summary(found))}">',
        f"<style>{_STYLE}</style>",
        f'<text x="{_LEFT}" y="18">{escape(_summary(found) + _left_out(len(whole) - len(places)))}</text>',
        *_legend(),
        *_edges(provenance, places),
        *(_node(nodes[key], place, key in roots, documents) for key, place in places.items()),
        "</svg>",
    ]
    return "".join(parts)


def _chosen(places: Mapping[str, Place], most: int | None) -> dict[str, Place]:
    """So many of the places, first those from which something came, in their order and without gaps."""
    if most is None or len(places) <= most:
        return dict(places)
    parents = {place.parent for place in places.values()}
    ordered = sorted(places, key=lambda key: (key not in parents, places[key].row))[:most]
    kept = [key for key in places if key in set(ordered)]
    return {key: msgspec.structs.replace(places[key], row=row) for row, key in enumerate(kept)}


def _left_out(count: int) -> str:
    return f"; {count:,} more are not drawn, from which nothing came" if count else ""


def _summary(found: Origins) -> str:
    counts = f"{found.named} named, {found.unnamed} unnamed, {found.unknown} unknown"
    return f"at most {found.count} apparent origin{'' if found.count == 1 else 's'}: {counts}"


def _legend() -> Iterator[str]:
    x = float(_LEFT)
    for name, (dash, _) in _DASHES.items():
        yield f'<path class="line" stroke-dasharray="{dash}" d="M{x} 36h26"/>'
        yield f'<text class="quiet" x="{x + 31}" y="40">{name}</text>'
        x += 48 + 7 * len(name)
    yield f'<circle class="node origin" cx="{x + 6}" cy="36" r="5"/>'
    yield f'<text class="quiet" x="{x + 16}" y="40">origin; time runs from left to right</text>'


def _edges(provenance: Provenance, places: Mapping[str, Place]) -> Iterator[str]:
    """The line of each fold, and faintly those edges that no fold went by."""
    drawn = {(key, place.parent, place.why) for key, place in places.items()}
    faint = 0
    for edge in provenance.edges:
        here, there = places.get(edge.derived), places.get(edge.origin)
        if here is None or there is None or edge.derived == edge.origin:
            continue
        main = {(edge.derived, edge.origin, edge.why), (edge.origin, edge.derived, edge.why)} & drawn
        faint += not main
        if faint > _MOST_FAINT and not main:
            continue
        kind = "" if main else " other"
        kind = " against" if edge.order is TimeOrder.AGAINST else kind
        yield _line(edge, here, there, kind)


def _line(edge: Edge, here: Place, there: Place, kind: str) -> str:
    """From the origin down and across to what came from it; the others as a curve."""
    (x1, y1), (x2, y2) = _point(there), _point(here)
    dash = next((dash for dash, kinds in _DASHES.values() if edge.kind in kinds), "5 0")
    if kind:
        path = (
            f"M{x1:.1f} {y1:.1f}C{x1 - 14:.1f} {(y1 + y2) / 2:.1f} {x2 - 14:.1f} {(y1 + y2) / 2:.1f} {x2:.1f} {y2:.1f}"
        )
    else:
        path = f"M{x1:.1f} {y1:.1f}V{y2:.1f}H{x2:.1f}"
    told = [f"{edge.kind.value}: {edge.why}", *_words("here", edge.evidence), *_words("there", edge.origin_evidence)]
    title = escape("\n".join(told))
    return f'<path class="line{kind}" stroke-dasharray="{dash}" d="{path}"><title>{title}</title></path>'


def _words(where: str, phrases: Sequence[Phrase]) -> Iterator[str]:
    """The words of one of two texts that show it, at most two stretches of them."""
    for phrase in phrases[:2]:
        words = " ".join(phrase.text.split())
        yield f"{where}: “{words if len(words) <= _QUOTED else words[: _QUOTED - 1] + '…'}”"


def _node(node: Node, place: Place, origin: bool, documents: str | None) -> str:
    x, y = _point(place)
    mark = " origin" if origin else ""
    shape = f'<circle class="node{mark}" cx="{x:.1f}" cy="{y:.1f}" r="5"/>'
    if node.kind is NodeKind.DOCUMENT:
        shape = f'<rect class="node{mark}" x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10"/>'
    name = node.name if len(node.name) <= _LONGEST else node.name[: _LONGEST - 1] + "…"
    bold = ' class="origin-name"' if origin else ""
    when = node.at[:10] if node.at is not None else ""
    kind = "" if node.kind is NodeKind.DOCUMENT else _voice(node)
    quiet = f'<tspan class="quiet" dx="7">{escape(" ".join(part for part in (when, kind) if part))}</tspan>'
    title = f"<title>{escape(place.why or 'an origin')}</title>"
    shown: str = escape(name)
    if documents is not None and node.kind is NodeKind.DOCUMENT:
        shown = f'<a href="{escape(documents + node.id)}">{shown}</a>'
    return f'<g>{shape}<text{bold} x="{x + 10:.1f}" y="{y + 4.5:.1f}">{shown}{quiet}</text>{title}</g>'


def _voice(node: Node) -> str:
    return "outlet" if node.kind is NodeKind.OUTLET else f"{node.standing.value} {node.kind.value}"


def _point(place: Place) -> tuple[float, float]:
    return _LEFT + place.x, _TOP + _ROW * (place.row + 0.5)
