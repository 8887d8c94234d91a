"""Tests of documents that name nobody and of outlets that are not here: where they may have it from."""

from __future__ import annotations

from reportedly.model import Edge, EdgeKind, Node, NodeKind, Relation, Standing
from reportedly.rumours.provenance.hearsay import Ignorance, hearsay


def node(id: str, kind: NodeKind = NodeKind.DOCUMENT) -> Node:
    """A node; a source is named."""
    return Node(id=id, kind=kind, name=id, standing=Standing.NAMED if kind is NodeKind.SOURCE else Standing.UNKNOWN)


def leads(derived: str, origin: str) -> Edge:
    """An edge by a credit."""
    return Edge(derived=derived, origin=origin, relation=Relation.DERIVED, kind=EdgeKind.CREDIT, why="", confidence=1.0)


def guessed(nodes: list[Node], edges: list[Edge], known: Ignorance) -> set[tuple[str, str]]:
    """The edges that hearsay adds."""
    return {(edge.derived, edge.origin) for edge in hearsay({n.id: n for n in nodes}, edges, known)}


REIS, D1, D2, D3 = node("reis", NodeKind.SOURCE), node("d1"), node("d2"), node("d3")


def ignorance(silent: str = "", unseen: str = "", **at: str | None) -> Ignorance:
    """Ignorance of some documents and outlets, with Reis standing for herself."""
    return Ignorance(
        silent=frozenset(silent.split()), unseen=frozenset(unseen.split()), sound=frozenset({"reis"}), at=at
    )


def test_a_silent_document_leads_to_the_first_that_knows() -> None:
    """If that was there before it, or may have been."""
    nodes, edges = [REIS, D1, D2], [leads("d1", "reis")]
    assert guessed(nodes, edges, ignorance("d2", d1="2026-03-01", d2="2026-03-02")) == {("d2", "d1")}
    assert guessed(nodes, edges, ignorance("d2", d1="2026-03-02", d2=None)) == {("d2", "d1")}
    assert guessed(nodes, edges, ignorance("d2", d1="2026-03-02", d2="2026-03-01")) == set()


def test_silent_documents_lead_to_the_first_of_them() -> None:
    """Where nothing knows, and those of one day to each other."""
    nodes = [D1, D2, D3]
    found = guessed(nodes, [], ignorance("d1 d2 d3", d1="2026-03-01", d2="2026-03-02", d3="2026-03-03"))
    assert found == {("d2", "d1"), ("d3", "d1")}
    assert {("d1", "d2"), ("d2", "d1")} <= guessed(nodes, [], ignorance("d1 d2 d3", d1=None, d2=None, d3=None))


def test_an_outlet_leads_to_what_stands_for_itself_alone() -> None:
    """It is as old as who credits it; two outlets that are not here are two."""
    weir, mast = node("weir", NodeKind.OUTLET), node("mast", NodeKind.OUTLET)
    edges = [leads("d1", "reis"), leads("d2", "weir"), leads("d3", "mast")]
    times = {"d1": "2026-03-02", "d2": "2026-03-03", "d3": "2026-03-01"}
    assert guessed([REIS, D1, D2, D3, weir, mast], edges, ignorance("", "weir mast", **times)) == {("weir", "d1")}
    assert guessed([D2, D3, weir, mast], edges[1:], ignorance("", "weir mast", **times)) == set()


def test_a_text_that_has_it_from_both_tells_where_one_has_it_from() -> None:
    """Whatever the times are."""
    edges = [leads("d2", "d1"), leads("d2", "reis")]
    assert guessed([REIS, D1, D2], edges, ignorance("d1", d1="2026-03-01", d2="2026-03-02")) == {("d1", "reis")}
