"""Tests of the graph in DOT."""

from __future__ import annotations

import re

from reportedly.exports.provenance import dot
from reportedly.rumours.provenance import origins
from tests.exports.provenance.graph import GRAPH


def test_every_node_and_edge_is_there_once() -> None:
    """Origins have a double border; what is against the order of time is dashed."""
    written = dot(GRAPH)
    assert written.startswith("digraph provenance {")
    assert len(re.findall(r"^  \".*\" \[label=.*shape=", written, re.MULTILINE)) == len(GRAPH.nodes)
    assert written.count("->") == len(GRAPH.edges)
    assert written.count("peripheries=2") == origins(GRAPH).count
    assert "style=dashed" in written


def test_odd_names_stay_inside_their_quotation_marks() -> None:
    """Quotation marks and ends of lines are escaped."""
    written = dot(GRAPH)
    assert '"The <Weir> & \\"Mast\\"\\n2026-03-01"' in written
    assert "Mast\\nDaily" in written
