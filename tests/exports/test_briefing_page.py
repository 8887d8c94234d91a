"""The page of a briefing holds every word, runs nothing and loads nothing."""

from __future__ import annotations

import re

import pytest

from reportedly.exports.briefing import briefing
from reportedly.exports.briefing_page import briefing_page
from tests.exports.material import material
from tests.exports.test_page import Page


@pytest.fixture(scope="module")
def html() -> str:
    """The page of the invented rumour."""
    return briefing_page(briefing(material()))


def test_nothing_is_loaded_and_nothing_runs(html: str) -> None:
    """No script, no asset and no import; the policy in the page forbids them too."""
    tags = {tag for tag, _ in Page(html).tags}
    assert tags.isdisjoint({"script", "img", "iframe", "object", "embed", "video", "audio", "form"})
    assert not re.search(r"url\(|@import|\bon\w+=", html)
    assert "default-src 'none'" in "".join(Page(html).values("content"))


def test_text_is_escaped(html: str) -> None:
    """What looks like a tag in the name of an outlet is text."""
    assert "Coastal &lt;b&gt;Courier&lt;/b&gt;" in html
    assert "<b>Courier" not in html


def test_only_an_address_of_the_web_becomes_a_link(html: str) -> None:
    """Any other is shown as text."""
    links = Page(html).values("href")
    assert "https://example.org/mayor" in links
    assert all(link.startswith(("#", "data:,", "https://")) for link in links)
    assert "javascript:alert(1)" in html


def test_every_link_inside_the_page_arrives(html: str) -> None:
    """From a sentence to its sighting."""
    read = Page(html)
    ids = read.values("id")
    assert len(ids) == len(set(ids))
    inside = {link.removeprefix("#") for link in read.values("href") if link.startswith("#")}
    assert inside <= set(ids)
    assert {"sighting-1", "sighting-3"} <= inside


def test_it_says_what_it_does_not_say(html: str) -> None:
    """And as of when, who read, and how each number was made."""
    for words in ("It does not say what is true.", "as it stood when", "made@1", "How each number was made"):
        assert words in html
    assert "at most 2 apparent origins (1 named, 0 unnamed, 1 unknown)" in html


def test_the_same_briefing_gives_the_same_page(html: str) -> None:
    """On any day."""
    assert html == briefing_page(briefing(material()))
