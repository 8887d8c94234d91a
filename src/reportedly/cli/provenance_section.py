"""The section of a rumour's page that shows where it comes from: how many origins, and what was folded into each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportedly.cli import listing
from reportedly.cli.printable import shortened
from reportedly.model import Node, NodeKind, Origin, Origins, Provenance

WIDTH = 120
MOST = 8  # folds of one origin, or origins, that are shown


def provenance_lines(graph: Provenance, found: Origins) -> list[str]:
    """The lines of the section; none where nothing carries the rumour."""
    if not found.origins:
        return []
    nodes = {node.id: node for node in graph.nodes}
    lines = ["", "Where it comes from", f"  {count_text(found)}"]
    for origin in found.origins[:MOST]:
        lines += _origin(origin, nodes)
    if len(found.origins) > MOST:
        lines.append(f"  ... and {len(found.origins) - MOST} more")
    return [*lines, *(f"  Note: {shortened(caveat, WIDTH)}" for caveat in found.caveats)]


def count_text(found: Origins) -> str:
    """The number of origins in words."""
    parts = [f"{n} {kind}" for n, kind in zip((found.named, found.unnamed, found.unknown), _KINDS, strict=True) if n]
    return f"at most {found.count} apparent origin{'' if found.count == 1 else 's'} ({', '.join(parts)})"


def node_text(node: Node) -> str:
    """What a reader calls a node: its name, and the day or what kind of voice it is."""
    if node.kind is NodeKind.DOCUMENT:
        day = listing.day(node.at)
        known = ", ".join(part for part in (node.id, day) if part)
        return f"{shortened(node.name, WIDTH)} ({known})" if node.name != node.id else known
    kind = "outlet, not on this desk" if node.kind is NodeKind.OUTLET else f"{node.standing.value} {node.kind.value}"
    return f"{shortened(node.name, WIDTH)} ({kind})"


_KINDS = ("named", "unnamed", "unknown")


def _origin(origin: Origin, nodes: Mapping[str, Node]) -> Iterator[str]:
    yield f"  * {node_text(nodes[origin.node])}"
    for fold in origin.folded[:MOST]:
        node = nodes[fold.node]
        named = fold.into == origin.node or nodes[fold.into].name in fold.why
        into = "" if named else f" [{shortened(nodes[fold.into].name, 40)}]"
        yield f"      {shortened(node.name, 40)}{_day(node)}: {shortened(fold.why, WIDTH)}{into}"
    if len(origin.folded) > MOST:
        yield f"      ... and {len(origin.folded) - MOST} more"


def _day(node: Node) -> str:
    day = listing.day(node.at)
    return f", {day}" if day else ""
