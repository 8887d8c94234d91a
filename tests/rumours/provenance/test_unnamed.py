"""Tests of unnamed sources in documents that have the rumour from elsewhere."""

from __future__ import annotations

from reportedly.model import Provenance
from reportedly.rumours.provenance import Report, provenance
from tests.rumours.provenance.inventing import ANONYMOUS, AUTHOR, MEDIA, copied, credit, hop, paper, says

GUARD = hop("a palace guard", ANONYMOUS, named=False)
REIS = paper("d1", says(hop("Ana Reis")), by="The Weir", day=1)


def guards(graph: Provenance) -> set[str]:
    """Where the guard leads to."""
    return {edge.origin for edge in graph.edges if edge.derived.startswith("source:a palace guard")}


def crediting(*claims: object, by: str = "Courier") -> Report:
    """A document that has it from The Weir."""
    return paper("d2", *claims, by=by, day=2, credits=(credit("The Weir"),))  # type: ignore[arg-type]


def test_a_source_is_the_one_of_the_text_that_is_credited() -> None:
    """Unless the document heard it itself, or hands on what the credited text does not say from whom it has."""
    assert guards(provenance([REIS, crediting(says(GUARD))])) == {"d1"}
    heard = says(GUARD, hop("the Courier", MEDIA, at=30))
    assert guards(provenance([REIS, crediting(heard)])) == set()
    silent = paper("d1", says(hop("we", AUTHOR, named=False)), by="The Weir", day=1)
    assert guards(provenance([silent, crediting(says(GUARD))])) == set()


def test_all_printings_of_a_text_have_the_same_source() -> None:
    """It leads to where the first has it from."""
    text = crediting(says(GUARD))
    graph = provenance([REIS, text, paper("d3", says(GUARD), by="Herald", day=3)], [copied("d2", "d3")])
    assert {node.id for node in graph.nodes if node.name == "a palace guard"} == {"source:a palace guard (d2)"}
    assert guards(graph) == {"d1"}
