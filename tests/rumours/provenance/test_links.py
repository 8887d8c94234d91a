"""Tests of links between documents of a rumour: what they show, which document they mean, and what they do not fold."""

from __future__ import annotations

from msgspec.structs import replace

from reportedly.model import Edge, EdgeKind, Link, Relation, Span, TimeOrder
from reportedly.rumours.provenance import Report, origins, provenance
from tests.rumours.provenance.inventing import MEDIA, credit, hop, paper, says

REIS = hop("Ana Reis")
HERE = "https://weir.example/2026/ferry"


def at(report: Report, url: str) -> Report:
    """The report with its address."""
    return replace(report, url=url)


def linking(report: Report, *urls: str) -> Report:
    """The report with links, on words of its text."""
    return replace(report, links=tuple(Link(url=url, text="the ferry", spans=(Span(0, 9),)) for url in urls))


def links(*reports: Report) -> list[Edge]:
    """The edges of links."""
    return [edge for edge in provenance(reports).edges if edge.kind is EdgeKind.LINK]


def test_a_link_shows_where_it_was_had() -> None:
    """A document that names nobody leads to the one that it links to, by the words that lead there."""
    first = at(paper("d1", says(REIS), by="The Weir", day=1), f"{HERE}?utm_source=fathom")
    other = paper("d2", says(), by="Courier", day=2)
    (edge,) = links(first, linking(other, HERE))
    assert (edge.derived, edge.origin, edge.relation, edge.order) == ("d2", "d1", Relation.DERIVED, TimeOrder.AFTER)
    assert (edge.why, edge.evidence[0].text) == ("links to The Weir: “the ferry”", "the ferry")
    assert origins(provenance([first, linking(other, HERE)])).count == 1


def test_a_link_beside_a_credit_says_which_document_is_meant() -> None:
    """Of an outlet's two, the one that the words of the credit, or of a hop, lead to."""
    two = [at(paper(f"d{n}", says(REIS), by="The Weir", day=n), f"{HERE}/{n}") for n in (1, 2)]
    credited = paper("d3", by="Courier", day=3, credits=(replace(credit("The Weir"), url=f"{HERE}/1"),))
    relayed = paper("d4", says(REIS, replace(hop("The Weir", MEDIA, at=20), url=f"{HERE}/1")), by="Herald", day=3)
    for report in (credited, relayed):
        with_links = linking(report, f"{HERE}/1")
        edges = provenance([*two, with_links]).edges
        assert {e.origin for e in edges if e.derived == report.document} & {"d1", "d2"} == {"d1"}
        assert {e.kind for e in edges if e.derived == report.document} - {EdgeKind.LINK}


def test_a_link_against_the_order_of_time_folds_nothing() -> None:
    """A text may be updated with a link to what came later."""
    early = linking(paper("d1", says(REIS), by="Courier", day=1), HERE)
    late = at(paper("d2", says(hop("Ida Moss")), by="The Weir", day=2), HERE)
    (edge,) = links(early, late)
    assert edge.order is TimeOrder.AGAINST
    assert origins(provenance([early, late])).count == 2


def test_links_that_lead_elsewhere() -> None:
    """To the page itself, to a page outside of the rumour, or from a page to nothing."""
    first = at(paper("d1", says(REIS), by="The Weir", day=1), HERE)
    assert links(linking(first, HERE, "https://elsewhere.example/")) == []
    assert links(first) == []


def test_two_documents_that_link_to_each_other() -> None:
    """They are one circle, of which nothing tells who began it."""
    pair = [linking(at(paper(f"d{n}", says(), day=1), f"{HERE}/{n}"), f"{HERE}/{3 - n}") for n in (1, 2)]
    found = origins(provenance(pair))
    assert found.count == 1
    assert any("lead back to each other" in caveat for caveat in found.caveats)
