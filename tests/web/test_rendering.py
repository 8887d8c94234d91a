"""Nothing of an article is markup, and what cannot be written does not stop a page."""

from __future__ import annotations

import pytest

from reportedly.exports.templating import degree, fetchable
from reportedly.model import Certainty
from reportedly.web.rendering import brief, day, headed, sentence, url


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//[bad", "file:///etc/passwd", ""])
def test_only_addresses_of_the_web_become_links(address: str) -> None:
    """A hostile address is shown as text."""
    assert not fetchable(address)


def test_an_address_of_the_web_may_be_a_link() -> None:
    """In any case."""
    assert fetchable("HTTPS://example.org/a")


def test_an_address_of_the_desk_is_encoded() -> None:
    """What is left open is left out; odd characters cannot break it."""
    assert url("/search", q='a "b" &c', cursor=None, kind="") == "/search?q=a+%22b%22+%26c"
    assert url("/documents/\ud800") == "/documents/%3F"


def test_a_day_is_read_as_people_write_it() -> None:
    """What is no time is left alone."""
    assert (day("2026-05-04T10:00:00+00:00"), day("soon"), day(None)) == ("4 May 2026", "soon", "")


def test_a_very_long_address_is_shown_by_its_beginning() -> None:
    """A short one is shown as it is."""
    assert brief("https://fathom.example/1") == "https://fathom.example/1"
    long = brief("https://fathom.example/" + "a" * 500)
    assert (len(long), long[-1], long[:23]) == (90, "…", "https://fathom.example/")


def test_a_reason_begins_and_ends_as_a_sentence_does() -> None:
    """But not where it begins with what is no word, or has an end."""
    assert sentence("there is no such page") == "There is no such page."
    assert sentence("least='x' is no number") == "least='x' is no number."
    assert sentence("the page is gone (see 'reportedly')") == "The page is gone (see 'reportedly')."
    assert sentence("it failed.") == "It failed."
    assert (
        sentence("letter.pdf: is encrypted; save it in the clear") == "letter.pdf: is encrypted; save it in the clear."
    )
    assert sentence("") == ""


def test_every_certainty_has_a_mark() -> None:
    """One that is not told is open."""
    assert {degree(value) for value in Certainty} >= {"certain", "probable", "possible", "open"}
    assert degree(None) == "open"


@pytest.mark.parametrize(
    ("claim", "heading"),
    [
        ("that the pier is shut", "the pier is shut"),
        ("That is so", "That is so"),
        ("that pier", "that pier"),
        ("the", "the"),
    ],
)
def test_a_heading_begins_with_its_own_words(claim: str, heading: str) -> None:
    """Without the word that a sentence before them asks for."""
    assert headed(claim) == heading
