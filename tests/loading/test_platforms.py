"""Exports of platforms; every person and post in them is made up."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from reportedly.errors import RefusedError
from reportedly.loading.entries import Entry
from reportedly.loading.platforms import read_export
from reportedly.loading.post_links import of_facets
from reportedly.loading.raw import raw_bytes
from reportedly.model import Document, Refusal

NOW = datetime(2026, 7, 6, 12, tzinfo=UTC)
ACTOR = "https://fathom.example/users/ida"


def _read(data: Any) -> list[Document | Refusal | Entry]:
    encoded = data if isinstance(data, bytes) else json.dumps(data).encode()
    return list(read_export(raw_bytes("export.json", encoded), 100_000, NOW))


def _documents(data: Any) -> list[Document]:
    return [result for result in _read(data) if isinstance(result, Document)]


def _note(number: int, **fields: Any) -> dict[str, Any]:
    note = {
        "id": f"{ACTOR}/statuses/{number}",
        "type": "Note",
        "published": "2026-07-05T18:00:00Z",
        "attributedTo": ACTOR,
        "content": "<p>The bridge is shut.</p><p>Police said so.</p>",
        "url": f"https://fathom.example/@ida/{number}",
    }
    return {"type": "Create", "actor": ACTOR, "object": note | fields}


def test_mastodon() -> None:
    """The outbox of an archive; what is only passed on, and pictures without words, are passed over."""
    boost = {"type": "Announce", "object": "https://fathom.example/users/tom/statuses/9"}
    outbox = {
        "@context": "https://www.w3.org/ns/activitystreams",
        "type": "OrderedCollection",
        "totalItems": 5,
        "orderedItems": [_note(1), boost, _note(2, content=""), {"type": "Create", "object": {}}, _note(3)],
    }
    first, broken, last = _read(outbox)
    assert isinstance(first, Document)
    assert (first.id, first.byline, first.outlet) == (f"{ACTOR}/statuses/1", "ida", "fathom.example")
    assert (first.text, first.url) == ("The bridge is shut.\n\nPolice said so.", "https://fathom.example/@ida/1")
    assert (first.published, first.basis.published) == ("2026-07-05T18:00:00Z", "post time")
    assert isinstance(broken, Refusal)
    assert (broken.target, broken.reason) == ("export.json:4", "is not a post as its platform exports them")
    assert isinstance(last, Document)


@pytest.mark.parametrize("shape", ["feed", "posts", "records"])
def test_bluesky(shape: str) -> None:
    """The answers of getAuthorFeed, getPosts and listRecords."""
    uri = "at://did:plc:ida/app.bsky.feed.post/3k"
    record = {"$type": "app.bsky.feed.post", "text": "The bridge is shut.", "createdAt": "2026-07-05T18:00:00Z"}
    post = {"uri": uri, "cid": "x", "author": {"handle": "ida.fathom.example"}, "record": record}
    items = {
        "feed": [{"post": post}, {"post": post, "reason": {"$type": "app.bsky.feed.defs#reasonRepost"}}],
        "posts": [post],
        "records": [{"uri": uri, "cid": "x", "value": record}],
    }
    (document,) = _documents({"cursor": "c", shape: items[shape]})
    handle = "did:plc:ida" if shape == "records" else "ida.fathom.example"
    assert (document.id, document.byline, document.outlet) == (uri, handle, "Bluesky")
    assert document.url == f"https://bsky.app/profile/{handle}/post/3k"


MESSAGE = {
    "id": 7,
    "type": "message",
    "date": "2026-07-05T20:00:00",
    "date_unixtime": "1783274400",
    "text": "It is shut.",
}


def test_telegram() -> None:
    """One chat: texts in parts are joined, notices of the platform are passed over."""
    parts = ["The bridge ", {"type": "bold", "text": "is shut"}, ", police said."]
    chat = {
        "name": "Harbour News",
        "type": "public_channel",
        "id": 42,
        "messages": [{"id": 1, "type": "service", "text": ""}, MESSAGE | {"text": parts, "from": "Harbour News"}],
    }
    for indent in (None, 1):
        (document,) = _documents(json.dumps(chat, indent=indent).encode())
        assert (document.id, document.text) == ("telegram:42/7", "The bridge is shut, police said.")
        assert (document.outlet, document.byline) == ("Telegram, Harbour News", "Harbour News")
        assert document.published == "2026-07-05T18:00:00+00:00"


def test_telegram_of_several_chats() -> None:
    """Each message has the name of its own chat."""
    chats = [{"name": name, "id": number, "messages": [MESSAGE]} for number, name in enumerate(("One", "Two"))]
    documents = _documents({"about": "x", "chats": {"about": "y", "list": chats}})
    assert [(d.id, d.outlet) for d in documents] == [
        ("telegram:0/7", "Telegram, One"),
        ("telegram:1/7", "Telegram, Two"),
    ]


def test_json_feed() -> None:
    """Its items are entries, like those of any other feed."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Weir",
        "items": [
            {"id": "1", "url": "https://weir.example/1", "title": "Shut", "content_html": "<p>It is shut.</p>"},
            {"id": "2", "url": "https://weir.example/2", "content_text": "Open.", "authors": [{"name": "Tom Reed"}]},
            {"id": "3", "authors": 7},
        ],
    }
    first, second, third = _read(feed)
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert (first.url, first.title, first.text) == ("https://weir.example/1", "Shut", "It is shut.")
    assert (second.text, second.byline) == ("Open.", "Tom Reed")
    assert isinstance(third, Refusal)


def test_a_fetched_json_feed_may_be_empty_at_the_moment() -> None:
    """It is no failure of its source; in a file it is."""
    raw = raw_bytes("https://weir.example/feed", b'{"version": "https://jsonfeed.org/version/1.1", "items": []}')
    assert list(read_export(structs.replace(raw, url=raw.target), 1000, NOW)) == []
    with pytest.raises(RefusedError, match="without posts"):
        list(read_export(raw, 1000, NOW))


def test_what_stands_before_the_damage_is_read() -> None:
    """A cut export gives what it has."""
    data = json.dumps({"messages": [MESSAGE, MESSAGE | {"id": 8}]}).encode()
    walk = read_export(raw_bytes("export.json", data[:-30]), 100_000, NOW)
    assert isinstance(next(walk), Document)
    with pytest.raises(RefusedError, match="is JSON in which"):
        next(walk)


@pytest.mark.parametrize("data", [{"version": 2, "numbers": [1]}, {}, {"messages": []}])
def test_other_json_is_refused(data: Any) -> None:
    """The way out says what is known."""
    with pytest.raises(RefusedError, match="is JSON without posts"):
        _read(data)


def test_links_of_each_platform() -> None:
    """Words that lead elsewhere, wherever the platform keeps that; names of people and topics lead to no text."""
    content = (
        '<p>Read <a href="https://weir.example/1">the notice</a>, <a class="u-url mention" href="https://x.example/@t">@t</a>'
        ' and <a href="https://x.example/tags/pier" rel="tag">#pier</a></p>'
    )
    uri, text = "at://did:plc:ida/app.bsky.feed.post/3k", "Zoë: read the notice, all."
    index = {"byteStart": 11, "byteEnd": 21}
    link = {"$type": "app.bsky.richtext.facet#link", "uri": "https://weir.example/1"}
    facets: list[Any] = [
        {"index": index, "features": [link]},
        {"index": {"byteStart": 3, "byteEnd": 90}, "features": [link]},
    ]
    facets += [{"index": index}, "x", {"index": {"byteStart": 3, "byteEnd": 5}, "features": [link]}]
    record = {"$type": "app.bsky.feed.post", "text": text, "createdAt": "2026-07-05T18:00:00Z", "facets": facets}
    parts = ["Read ", {"type": "text_link", "text": "the notice", "href": "https://weir.example/1"}, " now."]
    for export in (
        {"orderedItems": [_note(1, content=content)]},
        {"records": [{"uri": uri, "cid": "x", "value": record}]},
        {"name": "News", "id": 4, "messages": [MESSAGE | {"text": parts}]},
    ):
        (document,) = _documents(export)
        assert [(link.text, link.url) for link in document.links] == [("the notice", "https://weir.example/1")]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=4))
def test_facets_stand_at_whole_characters_of_the_text(text: str, places: list[tuple[int, int]]) -> None:
    """Whatever an export says."""
    link = {"$type": "app.bsky.richtext.facet#link", "uri": "https://weir.example/1"}
    facets = [{"index": {"byteStart": start, "byteEnd": end}, "features": [link]} for start, end in places]
    for found in of_facets(text, facets):
        assert 0 <= found.start < found.end <= len(text)
