"""A graph of provenance in the DOT language of Graphviz: what is derived points to what it derives from."""

from __future__ import annotations

from reportedly.model import EdgeKind, NodeKind, Provenance, TimeOrder
from reportedly.rumours.provenance import origins

SHAPES = {
    NodeKind.DOCUMENT: "box",
    NodeKind.SOURCE: "ellipse",
    NodeKind.POST: "note",
    NodeKind.RECORDING: "cds",
    NodeKind.OUTLET: "box3d",
}
STYLES = {
    EdgeKind.COPY: "bold",
    EdgeKind.QUOTATION: "bold",
    EdgeKind.TRANSLATION: "bold",
    EdgeKind.SOURCE: "dotted",
    EdgeKind.HEARSAY: "dotted",
    EdgeKind.PUBLISHER: "dotted",
}


def dot(provenance: Provenance) -> str:
    """The graph, oldest to the left; origins have a double border."""
    roots = {origin.node for origin in origins(provenance).origins}
    lines = ["digraph provenance {", "  rankdir=RL;", '  node [fontname="sans-serif"];']
    for node in provenance.nodes:
        border = 2 if node.id in roots else 1
        label = node.name if node.at is None else f"{node.name}\n{node.at[:10]}"
        shape = SHAPES[node.kind]
        lines.append(f"  {_quoted(node.id)} [label={_quoted(label)}, shape={shape}, peripheries={border}];")
    for edge in provenance.edges:
        style = "dashed" if edge.order is TimeOrder.AGAINST else STYLES.get(edge.kind, "solid")
        ends = f"{_quoted(edge.derived)} -> {_quoted(edge.origin)}"
        lines.append(f"  {ends} [label={_quoted(edge.kind.value)}, tooltip={_quoted(edge.why)}, style={style}];")
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", " ").replace("\n", "\\n")
    return f'"{escaped}"'.replace("\0", "")
