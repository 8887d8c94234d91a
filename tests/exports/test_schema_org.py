"""schema.org: a Claim says who made it and where it appears, and never whether it is true."""

from __future__ import annotations

import json

import pytest

from reportedly.exports.schema_org import claim, claim_review, graph
from reportedly.rumours.record import Closing, Status
from tests.exports.rumour import documents, rumour


def test_a_rumour_is_a_claim_with_its_appearances() -> None:
    """Each document once, first to last, with what is known of it."""
    made = claim(rumour(), documents())
    assert made["@type"] == "Claim"
    assert made["text"] == "mayor Ana Reis has resigned in Port Ansel"
    assert [appearance["@id"] for appearance in made["appearance"]] == [
        "https://example.org/a",
        "urn:reportedly:document:d2",
    ]
    assert made["firstAppearance"] == made["appearance"][0]
    assert made["firstAppearance"]["headline"] == "Mayor gone"
    assert "url" not in made["appearance"][1]


def test_its_authors_are_those_who_assert_it() -> None:
    """Who denies it is none, and nobody is made up where no source is named."""
    assert claim(rumour(), documents())["author"] == [{"@type": "Person", "name": "Ida Moss"}]


def test_it_needs_no_documents() -> None:
    """What is not known is left out."""
    made = claim(rumour(), {})
    assert made["firstAppearance"]["@id"] == "urn:reportedly:document:d1"
    assert "headline" not in made["firstAppearance"]


def test_without_a_signature_there_is_no_rating() -> None:
    """No field of a Claim passes judgement."""
    assert "Rating" not in json.dumps(claim(rumour(), documents()))


def test_a_graph_is_one_document() -> None:
    """With a line for each thing."""
    things = [claim(rumour(), documents())] * 2
    found = json.loads(b"".join(graph(things)))
    assert found == {"@context": "https://schema.org", "@graph": things}
    assert json.loads(b"".join(graph([])))["@graph"] == []


def test_a_review_is_signed_by_who_closed_it() -> None:
    """Their word, their name and their reason; it is about the claim of the same name."""
    closing = Closing(claim="a1", status=Status.PROBABLY_FALSE, by="ida", at="2026-07-02", reason="she was at work")
    review = claim_review(rumour(), closing)
    assert review["itemReviewed"]["@id"] == claim(rumour(), {})["@id"]
    assert review["author"] == {"@type": "Person", "name": "ida"}
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "probably false"}
    assert (review["reviewBody"], review["datePublished"]) == ("she was at work", "2026-07-02")


@pytest.mark.parametrize("status", [status for status in Status if not status.closed])
def test_what_is_not_closed_has_no_review(status: Status) -> None:
    """A rumour under investigation is none that a person has signed."""
    with pytest.raises(ValueError, match="what is closed"):
        claim_review(rumour(), Closing(claim="a1", status=status, by="ida", at="2026-07-02"))
