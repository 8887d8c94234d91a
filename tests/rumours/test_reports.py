"""Tests of what a document reports of a rumour."""

from __future__ import annotations

from msgspec.structs import replace

from reportedly.model import Attribution, CreditRole, Phrase, Reading, Response, Span, document_from_text
from reportedly.rumours.reports import carrying, report, with_a_say
from reportedly.rumours.sightings import Sighting
from tests.rumours.provenance.inventing import credit, hop, paper, says

CLAIMS = (says(hop("Ana Reis"), id="a1"), says(hop("Ida Moss"), id="a2"), says(hop("Tom Reed"), id="a3"))
READING = Reading(
    document=document_from_text("the ferry sank off Ansel", id="d1", outlet="The Weir", published="2031-01-01"),
    model="made@1",
    attributions=CLAIMS,
    credits=(credit("Kyiv Post"), credit("Chirper", CreditRole.CITED)),
)


def seen(claim: str, document: str = "d1", *, denied: bool = False) -> Sighting:
    """A sighting with a clock that cannot be right."""
    return Sighting(claim=claim, document=document, text="x", added="2026-04-01", published="2031-01-01", denied=denied)


def test_a_report_has_the_claims_of_the_rumour_alone() -> None:
    """A date that cannot be right is none; what is cited on a claim's way is no credit of the document."""
    found = report(READING, [seen("a1"), seen("a2", denied=True), seen("a3", "d2")])
    assert [claim.id for claim in found.claims] == ["a1", "a2"]
    assert found.against == {"a2"}
    assert found.at is None
    assert [c.name for c in found.credits] == ["Kyiv Post"]
    assert [c.name for c in found.cited] == ["Chirper"]


def test_who_denies_carries_nothing() -> None:
    """Unless nobody asserts it."""
    mixed, denial = report(READING, [seen("a1"), seen("a2", denied=True)]), report(READING, [seen("a2", denied=True)])
    assert [[claim.id for claim in one.claims] for one in carrying([mixed, denial])] == [["a1"]]
    assert [[claim.id for claim in one.claims] for one in carrying([denial])] == [["a2"]]


def test_who_agrees_with_a_no_is_not_against_it() -> None:
    """Where the rumour's heading says no: nor is who denies the opposite."""
    turned = [replace(seen("a1", denied=True), turned=True), replace(seen("a2", denied=True), turned=True)]
    denying = replace(READING, attributions=(CLAIMS[0], replace(CLAIMS[1], response=Response.DENIES)))
    assert report(denying, turned).against == frozenset()
    assert report(denying, [seen("a1"), seen("a2", denied=True)]).against == {"a2"}


def _saying(id: str, text: str, start: int = 0) -> Attribution:
    return replace(says(hop("Ana Reis"), id=id), content=Phrase(text=text, spans=(Span(start, start + len(text)),)))


def _say(*claims: Attribution) -> list[str]:
    return [claim.id for one in with_a_say([paper("d1", *claims)]) for claim in one.claims]


def test_of_one_documents_claims_those_of_one_matter_have_a_say() -> None:
    """What says much the same as one of them is one of them; of two matters it is what takes the most words."""
    sank, near = _saying("a1", "the ferry sank off Ansel"), _saying("a2", "a ferry sank in heavy weather", 90)
    books = _saying("a3", "the auditor will see the books of the port by Monday", 200)
    assert _say(books, sank, near) == ["a1", "a2"]
    assert _say(sank, books) == ["a3"]
    assert _say(sank, near, _saying("a4", "heavy weather kept all boats in port", 200)) == ["a1", "a2", "a4"]


def test_what_is_told_inside_of_a_claim_is_counted_once() -> None:
    """That somebody says that another says it is no more about it than the other's words."""
    outer = _saying("a1", "a clerk as saying that the ferry sank off Ansel")
    inner = replace(_saying("a2", "the ferry sank off Ansel", 23), parent="a1")
    books = _saying("a3", "the auditor will see the books of the port next Monday morning", 200)
    assert _say(outer, inner, books) == ["a3"]
    assert _say(outer, replace(inner, parent=None), books) == ["a1", "a2"]


def test_of_two_matters_in_as_many_words_the_first_has_a_say() -> None:
    """By its place in the text, whatever the order that claims are given in."""
    first, second = _saying("a2", "the ferry sank", 5), _saying("a1", "a mayor resigned", 80)
    assert _say(first, second) == _say(second, first) == ["a2"]


def test_no_other_document_takes_a_claim_of_a_document_its_say() -> None:
    """All that it may take is the say of the whole document."""
    claims = _saying("a1", "the ferry sank off Ansel"), _saying("a2", "the mayor resigned", 90)
    others = [paper(f"d{n}", _saying("a1", "the mayor has resigned today")) for n in (2, 3)]
    assert [c.id for c in with_a_say([paper("d1", *claims), *others])[0].claims] == _say(*claims) == ["a1"]
