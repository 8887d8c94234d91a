"""Tests of what printings of a text name beside it: whom they alone name had the text, and is no origin by it."""

from __future__ import annotations

from msgspec.structs import replace

from reportedly.model import CreditRole, NodeKind
from reportedly.rumours.provenance import Report, origins, provenance
from tests.rumours.provenance.inventing import ANONYMOUS, AUTHOR, MEDIA, copied, credit, hop, paper, says

REIS, MOSS = says(hop("Ana Reis")), says(hop("Ida Moss"))
OURS = says(hop("we", AUTHOR, named=False))


def counted(*reports: Report, copies: tuple[tuple[str, str], ...] = (("d1", "d2"),)) -> list[str]:
    """The origins of some reports of which some are copies."""
    found = origins(provenance(reports, [copied(*pair) for pair in copies]))
    return [origin.node for origin in found.origins]


def test_whom_a_later_printing_alone_credits_had_the_text() -> None:
    """It is no origin, whether its text is here or not."""
    first, copy = paper("d1", MOSS, by="Mast", day=1), paper("d2", MOSS, by="Courier", day=2, credits=(credit("Weir"),))
    assert counted(first, copy) == ["source:ida moss"]
    graph = provenance([first, copy], [copied("d1", "d2")])
    assert ("outlet:weir", "d1") in {(edge.derived, edge.origin) for edge in graph.edges}
    assert counted(first, copy, paper("d3", REIS, by="Weir", day=1)) == ["source:ana reis", "source:ida moss"]


def test_whom_one_of_two_printings_of_a_day_credits() -> None:
    """Either may be the first, so that who is credited has it from there, and they from it."""
    first, copy = paper("d1", OURS, by="Mast", day=1), paper("d2", OURS, by="Courier", day=1, credits=(credit("Weir"),))
    assert len(counted(first, copy)) == 1


def test_a_credit_to_the_outlet_of_a_copy_leads_to_the_copy() -> None:
    """And on to the text's first; the outlet is no node then, since nothing else leads to it."""
    first, copy = paper("d1", MOSS, by="Mast", day=1), paper("d2", MOSS, by="Courier", day=2)
    reader = paper("d3", by="Herald", day=3, credits=(credit("The Courier"),))
    graph = provenance([first, copy, reader], [copied("d1", "d2")])
    assert {edge.origin for edge in graph.edges if edge.derived == "d3"} == {"d2"}
    assert not [node for node in graph.nodes if node.kind is NodeKind.OUTLET]


def test_a_copy_by_the_outlet_that_the_text_names() -> None:
    """It may have been copied back, or be whose text it is: there is one origin more in neither case."""
    other = paper("d3", REIS, by="Herald", day=1)
    named = paper("d1", says(hop("Kyiv Post", MEDIA)), by="Mast", day=2, credits=(credit("Kyiv Post"),))
    before = counted(other, named, copies=())
    for day in (2, 3, None):
        copy = paper("d2", says(hop("Kyiv Post", MEDIA)), by="Kyiv Post", day=day)
        assert len(counted(other, named, copy)) <= len(before)


def test_a_short_name_that_a_copys_outlet_shares() -> None:
    """It leads to the one that it meant before, and to the copy."""
    lantern = paper("d0", REIS, by="The Daily Lantern", day=1)
    says_so = paper("d3", says(hop("the Lantern", MEDIA)), by="Herald", day=4)
    first, copy = paper("d1", MOSS, by="Mast", day=1), paper("d2", MOSS, by="Evening Lantern", day=2)
    graph = provenance([lantern, says_so, first, copy], [copied("d1", "d2")])
    assert {edge.origin for edge in graph.edges if edge.derived == "d3"} == {"d0", "d2"}


def test_a_copy_names_the_source_of_a_text_that_names_nobody() -> None:
    """What a reader missed in the first printing is found in another."""
    first, copy = paper("d1", by="Mast", day=1), paper("d2", REIS, by="Courier", day=2)
    found = origins(provenance([first, copy], [copied("d1", "d2")]))
    assert (found.count, found.named) == (1, 1)


def test_an_unnamed_source_is_one_for_all_printings() -> None:
    """It goes by the text's first."""
    guard = says(hop("a palace guard", ANONYMOUS, named=False))
    pair = paper("d1", guard, by="Mast", day=1), paper("d2", guard, by="Courier", day=2)
    graph = provenance(pair, [copied("d1", "d2")])
    assert [node.id for node in graph.nodes if node.kind is NodeKind.SOURCE] == ["source:a palace guard (d1)"]


def test_an_agencys_copies_stay_its_own() -> None:
    """Later copies that tag the agency leave its own text what it is."""
    tag = (credit("Northwind", CreditRole.AGENCY),)
    wire = paper("d1", OURS, by="Northwind", day=1, credits=tag)
    taken = [paper(f"d{n}", OURS, by=f"Paper {n}", day=n, credits=tag) for n in (2, 3)]
    found = origins(
        provenance([wire, *taken, paper("d9", REIS, by="Herald", day=1)], [copied("d1", "d2"), copied("d1", "d3")])
    )
    assert [origin.node for origin in found.origins] == ["source:ana reis", "d1"]


def test_a_copy_with_the_day_alone_of_one_that_has_the_hour() -> None:
    """Whom the one names that it was taken from, and the text's first does not, is no origin by it."""
    first, second = (replace(paper(f"d{n}", REIS, by="Mast"), at=f"2026-03-01T1{n}:00:00Z") for n in (1, 2))
    second = replace(second, claims=(REIS, MOSS))
    assert counted(first, second) == ["source:ana reis"]
    copy = paper("d3", REIS, MOSS, by="Courier", day=1, credits=(credit("Weir"),))
    assert counted(first, second, copy, copies=(("d1", "d2"), ("d2", "d3"))) == ["source:ana reis"]
