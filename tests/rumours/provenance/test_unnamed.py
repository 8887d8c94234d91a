"""Tests of unnamed sources in documents that have the rumour from elsewhere."""

from __future__ import annotations

from reportedly.model import Provenance, Relation
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


def test_whose_source_it_is_goes_by_all_that_the_credited_outlet_had_first() -> None:
    """Where one of them quotes somebody, another text's guard is not this one; else the two may be one."""
    other = paper("d0", says(GUARD), by="Mast", day=1)
    silent = paper("d3", says(hop("we", AUTHOR, named=False)), by="The Weir", day=1)
    text = crediting(says(GUARD))
    for papers, relation in (([REIS, silent], Relation.DERIVED), ([silent], Relation.ALTERNATE)):
        edges = provenance([other, text, *papers]).edges
        same = [e.relation for e in edges if {e.derived[-4:], e.origin[-4:]} == {"(d0)", "(d2)"}]
        assert same == [relation]


def test_what_one_text_had_of_another_is_its_source_already() -> None:
    """A copy's source leads to that of what it was copied from, and never to the document itself."""
    pair = paper("d1", says(GUARD), by="The Weir", day=1), crediting(says(GUARD))
    assert guards(provenance(pair)) == {"d1", "source:a palace guard (d1)"}
    assert guards(provenance(pair, [copied("d1", "d2")])) == set()
