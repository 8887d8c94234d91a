"""Tests of the section "where it comes from"."""

from __future__ import annotations

from reportedly.cli.provenance_section import MOST, count_text, provenance_lines
from reportedly.model import Provenance
from reportedly.rumours.provenance import origins, provenance
from tests.rumours.provenance.inventing import credit, hop, paper, says


def test_it_shows_the_count_the_origins_and_the_reasons() -> None:
    """And in notes what makes the number uncertain."""
    graph = provenance(
        [
            paper("d1", says(hop("Ana Reis")), by="The Weir", day=1),
            paper("d2", by="Courier", day=2, credits=(credit("The Weir"),)),
            paper("d3", by="Mast"),
        ]
    )
    lines = provenance_lines(graph, origins(graph))
    assert lines[:4] == [
        "",
        "Where it comes from",
        "  at most 1 apparent origin (1 named)",
        "  * Ana Reis (named source)",
    ]
    assert "      The Weir, 2026-03-01: quotes Ana Reis" in lines
    assert "      Courier, 2026-03-02: credits The Weir" in lines
    assert "  Note: 1 document of 3 without a date that can be believed" in lines


def test_long_lists_are_cut() -> None:
    """With how many more there are."""
    graph = provenance(paper(f"d{n}", says(hop(f"Person Number{n}"))) for n in range(MOST + 3))
    lines = provenance_lines(graph, origins(graph))
    assert "  ... and 3 more" in lines
    same = provenance(paper(f"d{n}", says(hop("Ana Reis"))) for n in range(MOST + 2))
    assert "      ... and 2 more" in provenance_lines(same, origins(same))


def test_nothing_is_shown_of_nothing() -> None:
    """No carrier, no section."""
    empty = Provenance(nodes=(), edges=())
    assert provenance_lines(empty, origins(empty)) == []
    assert count_text(origins(provenance([paper("d1", by="A"), paper("d2", says(hop("Ana Reis")))]))).startswith(
        "at most"
    )
