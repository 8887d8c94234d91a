"""Tests of documents of one publisher that name nobody."""

from __future__ import annotations

from reportedly.model import EdgeKind, Provenance
from reportedly.rumours.provenance import origins, provenance
from tests.rumours.provenance.inventing import AUTHOR, copied, hop, paper, says

OURS = says(hop("we", AUTHOR, named=False))
REIS = says(hop("Ana Reis"))


def published(graph: Provenance) -> set[tuple[str, str]]:
    """The edges between documents of one publisher."""
    return {(edge.derived, edge.origin) for edge in graph.edges if edge.kind is EdgeKind.PUBLISHER}


def test_what_a_publisher_had_before_is_led_to() -> None:
    """By all that name nobody, and so are the others that were there before, and who names somebody."""
    papers = [paper(f"d{n}", OURS, by="Mast", day=n) for n in (1, 2, 3)]
    assert published(provenance(papers)) == {("d2", "d1"), ("d3", "d1"), ("d3", "d2")}
    named = paper("d4", REIS, by="Mast", day=1)
    assert {("d1", "d4"), ("d2", "d4"), ("d3", "d4")} <= published(provenance([*papers, named]))


def test_what_a_publisher_printed_of_others_is_led_to() -> None:
    """By what it says later in its own voice; before it was there, nobody could have had it."""
    post, copy = paper("d1", REIS, by="Fathom", day=1), paper("d2", REIS, by="Mast", day=2)
    for day, edges, count in ((3, {("d3", "d2")}, 1), (1, set(), 2)):
        graph = provenance([post, copy, paper("d3", OURS, by="Mast", day=day)], [copied("d1", "d2")])
        assert published(graph) == edges
        assert origins(graph).count == count


def test_outlets_of_one_family_are_one_publisher() -> None:
    """By the file that the desk keeps."""
    pair = [paper("d1", OURS, by="Mast", day=1), paper("d2", OURS, by="Weir", day=2)]
    assert published(provenance(pair)) == set()
    assert published(provenance(pair, families={"mast": "Moss Group", "The Weir": "Moss Group"})) == {("d2", "d1")}
