"""Tests of what a document reports of a rumour."""

from __future__ import annotations

from msgspec.structs import replace

from reportedly.model import CreditRole, Reading, Response, document_from_text
from reportedly.rumours.provenance.reports import carrying, report
from reportedly.rumours.sightings import Sighting
from tests.rumours.provenance.inventing import credit, hop, says

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
