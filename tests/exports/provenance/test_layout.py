"""Tests of where nodes stand in a drawing."""

from __future__ import annotations

from reportedly.exports.provenance.layout import STEP, layout
from reportedly.rumours.provenance import origins
from tests.exports.provenance.graph import GRAPH

PLACES = layout(GRAPH, origins(GRAPH), 500.0)


def test_every_node_has_a_row_of_its_own() -> None:
    """So no name covers another."""
    assert sorted(place.row for place in PLACES.values()) == list(range(len(GRAPH.nodes)))


def test_what_came_from_a_node_stands_below_it_and_to_its_right() -> None:
    """By a step at least."""
    hung = [(place, PLACES[place.parent]) for place in PLACES.values() if place.parent is not None]
    assert hung
    assert all(place.row > parent.row and place.x >= parent.x + STEP for place, parent in hung)


def test_later_documents_stand_further_right() -> None:
    """As far as what they hang on allows."""
    assert PLACES["d6"].x > PLACES["d5"].x >= PLACES["d3"].x
