"""Tests of one document's way back."""

from __future__ import annotations

import pytest

from reportedly.errors import UsageError
from reportedly.model import CreditRole
from reportedly.rumours.provenance import origins, provenance, trail
from tests.rumours.provenance.inventing import ANONYMOUS, credit, hop, paper, says

GRAPH = provenance(
    [
        paper("d1", says(hop("Ana Reis")), by="The Weir", day=1),
        paper("d2", by="Courier", day=2, credits=(credit("The Weir"),)),
        paper("d3", says(hop("Ida Moss")), by="Mast", day=3, credits=(credit("Courier"),)),
    ]
)
FIRST = (credit("The Weir", CreditRole.FIRST_REPORTED),)


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


def test_the_way_without_a_guess_comes_first() -> None:
    """A headline's analyst may be Reis; the paper that is credited, and quotes her, is followed before it."""
    graph = provenance(
        [
            paper("d1", says(hop("Ana Reis"), role="an analyst"), by="The Weir", day=1),
            paper("d2", says(hop("Analyst", ANONYMOUS, named=False)), by="Courier", day=2, credits=FIRST),
        ]
    )
    found = trail(graph, "d2")
    assert [step.to.id for step in found.steps if step.depth == 1] == ["d1", "source:analyst (d2)"]
    assert [(step.depth, step.to.name, step.seen) for step in found.steps if step.to.name == "Ana Reis"] == [
        (2, "Ana Reis", False),
        (2, "Ana Reis", True),
    ]
    (origin,) = origins(graph).origins
    assert {(fold.node, fold.into) for fold in origin.folded} >= {("d2", "d1"), ("d1", "source:ana reis")}


def test_nothing_lies_beyond_an_origin() -> None:
    """Others that may be one with it are folded into it, and are no further steps back; it is named first."""
    graph = provenance(
        [
            paper("d1", says(hop("a clinic nurse", ANONYMOUS, named=False)), by="The Weir", day=1),
            paper("d2", says(hop("two people in the old clinic", ANONYMOUS, named=False)), by="Courier", day=2),
        ]
    )
    (origin,) = origins(graph).origins
    assert origin.node == "source:a clinic nurse (d1)"
    assert [step.to.name for step in trail(graph, "d1").steps] == ["a clinic nurse"]
    assert [step.to.name for step in trail(graph, "d2").steps] == ["two people in the old clinic", "a clinic nurse"]
