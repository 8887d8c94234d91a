"""networkx reads the graph back as it was."""

from __future__ import annotations

from io import BytesIO

import msgspec
import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from reportedly.exports.graphml import graphml
from reportedly.model import Edge, EdgeKind, Node, NodeKind, Provenance, Relation, Standing, TimeOrder

NODES = (
    Node(id="d1", kind=NodeKind.DOCUMENT, name="Mayor gone", at="2026-05-04"),
    Node(id="d2", kind=NodeKind.DOCUMENT, name="<Mayor> & co", at="2026-05-05"),
    Node(id="source:moss", kind=NodeKind.SOURCE, name="Ida Moss", standing=Standing.NAMED),
)


def edge(derived: str, origin: str, kind: EdgeKind = EdgeKind.COPY) -> Edge:
    """That one had it from another."""
    return Edge(
        derived=derived,
        origin=origin,
        relation=Relation.DERIVED,
        kind=kind,
        why='shares 40 words with "Mayor gone"',
        confidence=0.75,
        order=TimeOrder.AFTER,
    )


GRAPH = Provenance(nodes=NODES, edges=(edge("d1", "source:moss"), edge("d2", "d1"), edge("d2", "d1", EdgeKind.LINK)))


def test_nodes_and_edges_come_back_with_what_is_known_of_them() -> None:
    """Two edges between the same two stay two."""
    read = nx.read_graphml(BytesIO(graphml(GRAPH)))
    assert dict(read.nodes(data=True)) == {
        "d1": {"name": "Mayor gone", "kind": "document", "standing": "unknown", "at": "2026-05-04", "origin": False},
        "d2": {"name": "<Mayor> & co", "kind": "document", "standing": "unknown", "at": "2026-05-05", "origin": False},
        "source:moss": {"name": "Ida Moss", "kind": "source", "standing": "named", "origin": True},
    }
    assert sorted((s, t, data["kind"]) for s, t, data in read.edges(data=True)) == [
        ("d1", "source:moss", "copied text"),
        ("d2", "d1", "copied text"),
        ("d2", "d1", "link"),
    ]
    assert {data["confidence"] for *_, data in read.edges(data=True)} == {0.75}


def test_an_empty_graph_is_sound() -> None:
    """No nodes, no edges."""
    assert len(nx.read_graphml(BytesIO(graphml(Provenance(nodes=(), edges=()))))) == 0


@given(st.text())
def test_any_name_can_be_written(name: str) -> None:
    """What XML cannot hold is replaced, and everything else comes back."""
    node = msgspec.structs.replace(NODES[0], name=f"{name}.")
    read = nx.read_graphml(BytesIO(graphml(Provenance(nodes=(node,), edges=()))))
    kept = "".join(c if c.isprintable() or c == " " else "" for c in name)
    shown = read.nodes["d1"]["name"].replace("\ufffd", "")
    assert "".join(c for c in shown if c.isprintable()) == kept.replace("\ufffd", "") + "."
