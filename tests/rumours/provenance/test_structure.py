"""Tests of the shape of a graph."""

from __future__ import annotations

from reportedly.model import Edge, EdgeKind, Relation, TimeOrder
from reportedly.rumours.provenance.structure import structure, ways


def edge(derived: str, origin: str, relation: Relation = Relation.DERIVED, order: TimeOrder = TimeOrder.AFTER) -> Edge:
    """An edge with no words."""
    return Edge(
        derived=derived, origin=origin, relation=relation, kind=EdgeKind.CREDIT, why="", confidence=1.0, order=order
    )


def test_ways_end_where_nothing_leads_on() -> None:
    """A circle is one end; what is against the order of time leads nowhere."""
    edges = [edge("a", "b"), edge("b", "c"), edge("c", "b"), edge("d", "a", order=TimeOrder.AGAINST), edge("a", "gone")]
    shape = structure(["a", "b", "c", "d"], edges)
    assert [[shape.ids[n] for n in shape.parts[end]] for end in shape.ends] == [["b", "c"], ["d"]]
    assert shape.upstream([0]) == {0, 1, 2}
    assert shape.downstream([2]) == {0, 1, 2}


def test_two_that_are_one_lead_to_each_other() -> None:
    """An edge to itself leads nowhere."""
    assert ways(edge("a", "b", Relation.ALTERNATE)) == (("a", "b"), ("b", "a"))
    assert ways(edge("a", "b")) == (("a", "b"),)
    assert ways(edge("a", "a")) == ()
