"""Tests of the graph as it is shown: nothing twice, and as many ends as there are."""

from __future__ import annotations

from reportedly.model import NodeKind, Provenance
from reportedly.rumours.provenance import origins, provenance
from tests.rumours.provenance.inventing import ANONYMOUS, copied, credit, hop, paper, says

GUARD = says(hop("a palace guard", ANONYMOUS, named=False))


def kinds(graph: Provenance) -> list[str]:
    """The nodes that are no documents."""
    return [node.id for node in graph.nodes if node.kind is not NodeKind.DOCUMENT]


def test_an_unnamed_source_goes_by_the_first_of_its_printings() -> None:
    """All of them lead to it."""
    papers = [paper(f"d{n}", GUARD, by=f"Paper {n}", day=n) for n in (1, 2, 3)]
    graph = provenance(papers, [copied("d1", "d2"), copied("d2", "d3")])
    assert kinds(graph) == ["source:a palace guard (d1)"]
    assert {edge.derived for edge in graph.edges if edge.origin == "source:a palace guard (d1)"} == {"d1", "d2", "d3"}


def test_an_outlet_beside_its_document_is_left_out() -> None:
    """But not where somebody leads to the outlet alone."""
    first, copy = paper("d1", GUARD, by="Mast", day=1), paper("d2", GUARD, by="Courier", day=3)
    later, before = (paper(f"d{n + 5}", by="Herald", day=n, credits=(credit("Courier"),)) for n in (4, 2))
    shared = [copied("d1", "d2")]
    assert kinds(provenance([first, copy, later], shared)) == ["source:a palace guard (d1)"]
    graph = provenance([first, copy, before], shared)
    assert kinds(graph) == ["outlet:courier", "source:a palace guard (d1)"]
    assert origins(graph).count == 1
