"""Entries as documents."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec import structs

from reportedly.errors import RefusedError
from reportedly.loading.entries import Entry, entry_document, entry_from, with_entry
from reportedly.model import Basis, document_from_text

NOW = datetime(2026, 7, 6, 12, tzinfo=UTC)
ENTRY = Entry(
    target="feed.xml:1",
    url="https://www.weir.example/1",
    title="Shut",
    byline="Tom Reed",
    outlet="The Weir",
    published="2026-07-05T18:00:00Z",
    text="The bridge is shut, police said.",
    summary="Shut!",
)


def test_the_words_of_the_feed_make_a_document() -> None:
    """The whole text where there is one, and every datum rests on the feed."""
    document = entry_document(ENTRY, NOW)
    assert (document.text, document.url, document.title) == (ENTRY.text, ENTRY.url, "Shut")
    assert (document.published, document.captured) == (ENTRY.published, "2026-07-06T12:00:00+00:00")
    expected = Basis(title="feed entry", byline="feed entry", outlet="feed title", published="feed entry")
    assert document.basis == expected
    assert entry_document(structs.replace(ENTRY, text=None), NOW).text == "Shut!"
    bare = entry_document(Entry(target="x", url=ENTRY.url, text="It is shut."), NOW)
    assert (bare.outlet, bare.basis.outlet) == ("weir.example", "host name")


def test_a_time_to_come_is_named_as_such() -> None:
    """Feeds with wrong clocks are common."""
    document = entry_document(structs.replace(ENTRY, published="2036-07-05T18:00:00Z"), NOW)
    assert document.basis.published == "feed entry, in the future when loaded"


def test_an_address_alone_is_no_document() -> None:
    """It has no words."""
    with pytest.raises(RefusedError, match="holds no words"):
        entry_document(Entry(target="feed.xml:1", url="https://weir.example/1"), NOW)


def test_a_page_takes_from_its_entry_what_it_lacks() -> None:
    """What the page says of itself stays; a guessed day gives way."""
    page = document_from_text("It is shut.", title="Own title", published="2026-07-01", basis=Basis(title="h1"))
    guessed = with_entry(structs.replace(page, basis=Basis(title="h1", published="htmldate")), ENTRY, NOW)
    assert (guessed.title, guessed.byline, guessed.published) == ("Own title", "Tom Reed", ENTRY.published)
    assert guessed.basis == Basis(title="h1", byline="feed entry", published="feed entry")
    stated = with_entry(structs.replace(page, basis=Basis(published="json-ld datePublished")), ENTRY, NOW)
    assert (stated.published, stated.basis.published) == ("2026-07-01", "json-ld datePublished")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/1", "https://weir.example/1"),
        (" https://other.example/2 ", "https://other.example/2"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("http://[broken", None),
        (None, None),
        ("", None),
    ],
)
def test_addresses_are_of_the_web_or_none(url: str | None, expected: str | None) -> None:
    """Joined to that of the feed where they are relative."""
    base = "https://weir.example/feed" if url else None
    assert entry_from("x", base, {"url": url}).url == expected


@pytest.mark.parametrize("field", ["text", "summary"])
def test_links_are_those_of_the_words(field: str) -> None:
    """Of the text, or of the summary where that is all; relative ones are joined to the entry's own address."""
    facts: dict[str, str | None] = {
        "url": "https://weir.example/1",
        field: "<p>The bridge is shut, according to <a href='/2?utm_source=feed'>the Harbour Post</a> on Monday.</p>",
    }
    document = entry_document(entry_from("x", None, facts), NOW)
    assert [(link.url, link.text) for link in document.links] == [("https://weir.example/2", "the Harbour Post")]
