"""Tests of outlets under their short names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model import CreditRole, Hop, SourceKind
from reportedly.rumours.provenance import Report, origins, provenance
from reportedly.rumours.provenance.outlets import with_outlets
from tests.rumours.provenance.inventing import BODY, MEDIA, PERSON, credit, hop, paper, says

DESK = [
    paper("d1", by="The Daily Lantern"),
    paper("d2", by="Northwind News Agency"),
    paper("d3", by="Harbour Post"),
    paper("d4", by="Ansel Post"),
    paper("d5", by="Kestovia Today"),
]


def meant(said: Hop, by: str | None = "Courier") -> tuple[str | None, SourceKind | None]:
    """What a step of a claim in an outlet's document is taken for."""
    *_, report = with_outlets([*DESK, paper("x", says(said), by=by)])
    (claim,) = report.claims
    assert claim.source is not None
    assert (claim.source.resolved, claim.source.kind) == (claim.chain[0].name, claim.chain[0].kind)
    return claim.chain[0].name, claim.chain[0].kind


def test_the_whole_name_of_an_outlet_is_no_person() -> None:
    """Even where the reader takes it for one."""
    assert meant(hop("Harbour Post", PERSON)) == ("Harbour Post", MEDIA)


@pytest.mark.parametrize("kind", [MEDIA, BODY, None])
@pytest.mark.parametrize("said", ["the Lantern", "The Daily Lantern", "Daily Lantern"])
def test_the_last_words_of_an_outlet_are_its_name(said: str, kind: SourceKind | None) -> None:
    """Whatever the reader takes it for, and also where it gives it no name."""
    assert meant(hop(said, kind)) == ("The Daily Lantern", MEDIA)
    assert meant(hop(said, kind, named=False)) == ("The Daily Lantern", MEDIA)


def test_the_first_words_are_where_the_reader_sees_an_outlet() -> None:
    """A body may have them by chance, as a country has."""
    assert meant(hop("Northwind", MEDIA)) == ("Northwind News Agency", MEDIA)
    assert meant(hop("Kestovia", BODY)) == ("Kestovia", BODY)


def test_the_reports_own_outlet_comes_first() -> None:
    """Of several in other reports nobody knows which, but that it is an outlet."""
    assert meant(hop("the Post", BODY), by="Ansel Post") == ("Ansel Post", MEDIA)
    assert meant(hop("the Post", BODY)) == ("Post", MEDIA)


@pytest.mark.parametrize(
    "said", [hop("Lantern", PERSON), hop("the lantern", BODY), hop("the Herald", BODY), hop("Ida Lantern", BODY)]
)
def test_others_stay_what_they_are(said: Hop) -> None:
    """People, things, outlets that have no report here, and longer names."""
    assert meant(said) == (said.name, said.kind)


def test_a_document_that_names_its_own_outlet_has_no_voice_in_it() -> None:
    """It leads to the outlet's last document before it, as its own words say, without an edge to itself."""
    first = paper("d1", says(hop("Ana Reis")), by="The Daily Lantern", day=1)
    again = paper("d2", says(hop("the Lantern", BODY)), by="The Daily Lantern", day=2)
    graph = provenance([first, again])
    assert {(edge.derived, edge.origin) for edge in graph.edges} == {("d1", "source:ana reis"), ("d2", "d1")}
    assert "The Daily Lantern reported it before, as it says itself" in {edge.why for edge in graph.edges}
    assert origins(graph).count == 1


def test_who_spoke_to_a_documents_own_outlet_is_no_earlier_report() -> None:
    """The outlet heard it itself then."""
    first = paper("d1", says(hop("Ana Reis")), by="The Daily Lantern", day=1)
    heard = paper("d2", says(hop("Ida Moss"), hop("the Lantern", MEDIA, at=30)), by="The Daily Lantern", day=2)
    graph = provenance([first, heard])
    assert {(edge.derived, edge.origin) for edge in graph.edges} == {
        ("d1", "source:ana reis"),
        ("d2", "source:ida moss"),
    }


def test_an_agencys_tag_on_its_own_wire_is_no_credit() -> None:
    """Under its short name; elsewhere it is one."""
    tag = credit("Northwind", CreditRole.AGENCY)
    wire = paper("d1", says(hop("Ana Reis")), by="Northwind News Agency", day=1, credits=(tag,))
    taken = paper("d2", by="Courier", day=2, credits=(tag,))
    graph = provenance([wire, taken])
    assert {(edge.derived, edge.origin) for edge in graph.edges} == {("d1", "source:ana reis"), ("d2", "d1")}
    assert origins(graph).caveats == ()


OUTLETS = st.sampled_from(["The Daily Lantern", "Evening Lantern", "Harbour Post", "Post", None])
NAMES = st.sampled_from(["the Lantern", "Lantern", "the Post", "Harbour", "Ana Reis"])
KINDS = st.sampled_from([MEDIA, BODY, PERSON, None])


@st.composite
def papers(draw: st.DrawFn) -> list[Report]:
    """Documents of outlets with like names, that name them shortly."""
    return [
        paper(
            f"d{number}",
            says(hop(draw(NAMES), draw(KINDS))),
            by=draw(OUTLETS),
            day=draw(st.integers(1, 3)),
        )
        for number in range(draw(st.integers(1, 6)))
    ]


@settings(max_examples=40, deadline=None)
@given(papers(), st.randoms())
def test_short_names_are_the_same_in_every_order(reports: list[Report], chance) -> None:  # type: ignore[no-untyped-def]
    """And whoever is named wholly is named so once more."""
    expected = with_outlets(reports)
    assert with_outlets(expected) == expected
    shuffled = list(reports)
    chance.shuffle(shuffled)
    assert sorted(with_outlets(shuffled), key=lambda r: r.document) == expected
