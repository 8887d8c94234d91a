"""GraphML (Brandes and others 2002): a graph of provenance for programs that draw and measure graphs.

An edge leads from what is derived to what it derives from, as in W3C PROV.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from reportedly.model import Edge, Node, Provenance
from reportedly.rumours.provenance import origins

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NODE = {"name": "string", "kind": "string", "standing": "string", "at": "string", "origin": "boolean"}
_EDGE = {"relation": "string", "kind": "string", "why": "string", "confidence": "double", "order": "string"}


def graphml(provenance: Provenance) -> bytes:
    """The graph as one XML document in UTF-8; what XML cannot hold becomes U+FFFD."""
    root = ET.Element("graphml", xmlns=_NAMESPACE)
    for about, keys in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in keys.items():
            ET.SubElement(root, "key", {"id": f"{about}-{name}", "for": about, "attr.name": name, "attr.type": kind})
    graph = ET.SubElement(root, "graph", id="provenance", edgedefault="directed")
    roots = {origin.node for origin in origins(provenance).origins}
    for node in provenance.nodes:
        element = ET.SubElement(graph, "node", id=_written(node.id))
        _data(element, "node", node, _NODE)
        ET.SubElement(element, "data", key="node-origin").text = str(node.id in roots).lower()
    for number, edge in enumerate(provenance.edges):
        ends = {"id": f"e{number}", "source": _written(edge.derived), "target": _written(edge.origin)}
        _data(ET.SubElement(graph, "edge", ends), "edge", edge, _EDGE)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _data(element: ET.Element, about: str, value: Node | Edge, keys: Mapping[str, str]) -> None:
    for name in keys:
        part = getattr(value, name, None)
        if part is not None:
            ET.SubElement(element, "data", key=f"{about}-{name}").text = _written(str(part))


def _written(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text)
