"""Tests of the drawing: it is well-formed, whole, and every name has its own place."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from reportedly.exports.provenance import svg
from reportedly.model import NodeKind, Provenance
from reportedly.rumours.provenance import origins
from tests.exports.provenance.graph import GRAPH

SVG = "{http://www.w3.org/2000/svg}"


def test_every_node_is_drawn_with_its_name_and_every_edge_with_its_reason() -> None:
    """Nodes have titles with the reason of their fold; odd names are escaped."""
    root = ET.fromstring(svg(GRAPH))  # noqa: S314 (our own)
    groups = root.findall(f"{SVG}g")
    assert len(groups) == len(GRAPH.nodes)
    names = {"".join(text.itertext()) for group in groups for text in group.findall(f"{SVG}text")}
    assert any(name.startswith('The <Weir> & "Mast"') for name in names)
    lines = [path for path in root.findall(f"{SVG}path") if path.find(f"{SVG}title") is not None]
    assert len(lines) == len(GRAPH.edges)
    assert any("against" in str(line.get("class")) for line in lines)


def test_it_says_the_number_that_everything_says_and_marks_so_many() -> None:
    """Filled nodes are the origins, but for the one in the legend."""
    drawn = svg(GRAPH)
    assert f"at most {origins(GRAPH).count} apparent origins" in drawn
    assert drawn.count('"node origin"') == origins(GRAPH).count + 1


def test_colours_are_those_of_the_page() -> None:
    """Nothing but the text's own colour and the paper's."""
    drawn = svg(GRAPH)
    assert "currentColor" in drawn
    assert not re.search(r"(?:fill|stroke)[:=]\W*(?:#|rgb|black|white)", drawn)


def test_an_empty_graph_is_drawn() -> None:
    """With no origin."""
    assert "at most 0 apparent origins" in svg(Provenance(nodes=(), edges=()))


def test_documents_can_be_links() -> None:
    """Of the other voices none is."""
    root = ET.fromstring(svg(GRAPH, documents="/documents/"))  # noqa: S314 (our own)
    found = {link.get("href") for link in root.iter(f"{SVG}a")}
    assert found == {f"/documents/{node.id}" for node in GRAPH.nodes if node.kind is NodeKind.DOCUMENT}
    assert "<a " not in svg(GRAPH)
