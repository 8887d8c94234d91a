"""Tests of outlets under their short names."""

from __future__ import annotations

import pytest

from reportedly.model import CreditRole, SourceKind
from reportedly.rumours.provenance import origins, provenance
from reportedly.rumours.provenance.outlets import desk, names_itself, outlets_of
from tests.rumours.provenance.inventing import BODY, MEDIA, PERSON, credit, hop, paper, says

DESK = desk(["The Daily Lantern", "Northwind News Agency", "Harbour Post", "Ansel Post", "Kestovia Today"])


def meant(said: str, kind: SourceKind | None) -> set[str]:
    """The outlets that a name may mean."""
    whole, short = outlets_of(DESK, said, kind)
    return {*whole, *short}


def test_the_whole_name_of_an_outlet_is_no_person() -> None:
    """Even where the reader takes it for one, and whatever else has it as a part."""
    assert meant("Harbour Post", PERSON) == {"harbourpost"}
    assert outlets_of(desk(["Post", "Harbour Post"]), "the Post", MEDIA) == ({"post"}, {"harbourpost"})


@pytest.mark.parametrize("kind", [MEDIA, BODY, None])
@pytest.mark.parametrize("said", ["the Lantern", "The Daily Lantern", "Daily Lantern"])
def test_the_last_words_of_an_outlet_are_its_name(said: str, kind: SourceKind | None) -> None:
    """Whatever the reader takes it for."""
    assert meant(said, kind) == {"dailylantern"}


def test_the_first_words_are_where_the_reader_sees_an_outlet() -> None:
    """A body may have them by chance, as a country has."""
    assert meant("Northwind", MEDIA) == {"northwindnewsagency"}
    assert meant("Kestovia", BODY) == set()


def test_of_several_outlets_each_may_be_meant() -> None:
    """But for a report's own, which comes first."""
    assert meant("the Post", BODY) == {"harbourpost", "anselpost"}
    assert names_itself("Ansel Post", "the Post", BODY)
    assert not names_itself("Courier", "the Post", BODY)
    assert not names_itself(None, "the Post", BODY)


@pytest.mark.parametrize(
    ("said", "kind"), [("Lantern", PERSON), ("the lantern", BODY), ("the Herald", BODY), ("Ida Lantern", BODY)]
)
def test_others_stay_what_they_are(said: str, kind: SourceKind) -> None:
    """People, things, outlets that have no report here, and longer names."""
    assert meant(said, kind) == set()


@pytest.mark.parametrize("kind", [MEDIA, BODY, PERSON, None])
def test_a_name_leads_to_the_outlets_document(kind: SourceKind | None) -> None:
    """Also where the reader gives it no name."""
    first = paper("d1", says(hop("Ana Reis")), by="The Daily Lantern", day=1)
    for named in (True, False) if kind in (MEDIA, None) else (True,):
        other = paper("d2", says(hop("The Daily Lantern", kind, named=named)), by="Courier", day=2)
        graph = provenance([first, other])
        assert {(edge.derived, edge.origin) for edge in graph.edges} == {("d1", "source:ana reis"), ("d2", "d1")}


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
