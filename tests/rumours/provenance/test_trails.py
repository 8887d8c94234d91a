"""Tests of one document's way back."""

from __future__ import annotations

import pytest

from reportedly.errors import UsageError
from reportedly.rumours.provenance import provenance, trail
from tests.rumours.provenance.inventing import credit, hop, paper, says

GRAPH = provenance(
    [
        paper("d1", says(hop("Ana Reis")), by="The Weir", day=1),
        paper("d2", by="Courier", day=2, credits=(credit("The Weir"),)),
        paper("d3", says(hop("Ida Moss")), by="Mast", day=3, credits=(credit("Courier"),)),
    ]
)


def test_the_steps_lead_from_the_document_to_its_origins() -> None:
    """Each one deeper than what it goes on from."""
    found = trail(GRAPH, "d3")
    assert {(step.depth, step.edge.derived, step.to.id) for step in found.steps} == {
        (1, "d3", "source:ida moss"),
        (1, "d3", "d2"),
        (2, "d2", "d1"),
        (2, "d2", "source:ida moss"),  # it quotes nobody, and who credits it quotes her
        (3, "d1", "source:ana reis"),
    }
    assert {origin.node for origin in found.origins} == {"source:ana reis", "source:ida moss"}


def test_a_document_of_another_rumour_has_none() -> None:
    """It is said in one line."""
    with pytest.raises(UsageError, match="carries no claim"):
        trail(GRAPH, "d9")
