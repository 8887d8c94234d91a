"""Programs read texts without keeping them, and follow rumours and searches by feeds."""

from __future__ import annotations

import feedparser
import pytest
from litestar.testing import TestClient

from reportedly.store import Store
from tests.store.inventing import reading
from tests.web.rumour_desk import place_rumours

TEXT = "Ida Moss said that the bridge would hold."


def test_a_text_is_read_and_not_kept(client: TestClient) -> None:
    """The answer is the documented JSON of a reading."""
    before = client.get("/documents.json").content
    answer = client.post("/api/read", json={"text": TEXT, "title": "Bridge"})
    assert answer.status_code == 200
    assert answer.json()["attributions"][0]["content"]["text"] == "the bridge would hold"
    assert answer.json()["document"]["title"] == "Bridge"
    assert client.get("/documents.json").content == before


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"text": ""}', b'{"text": 1}', b'{"txt": "x"}', b'{"text": "\\ud800"}', b"\xff"]
)
def test_what_is_no_text_is_refused(client: TestClient, body: bytes) -> None:
    """With a reason, and without a mistake of ours."""
    answer = client.post("/api/read", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (200, 400)
    assert answer.status_code == 200 or answer.json()["reason"]


def test_another_site_may_not_have_texts_read(client: TestClient) -> None:
    """Though nothing is kept."""
    answer = client.post("/api/read", json={"text": TEXT}, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403


def test_a_rumour_has_a_feed(client: TestClient, store: Store) -> None:
    """The newest sighting comes first, and leads to its place in the document."""
    place_rumours(store)
    rumour = client.get("/desk.json").json()["rumours"][0]["rumour"]["id"]
    answer = client.get(f"/rumours/{rumour}/atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert [entry.updated[:10] for entry in feed.entries] == ["2026-05-06", "2026-05-05", "2026-05-04"]
    assert feed.entries[0].link.startswith("http://127.0.0.1:8080/documents/d")
    assert client.get("/rumours/r0/atom").status_code == 404


def test_a_search_has_a_feed(client: TestClient, store: Store) -> None:
    """Also where a text holds what XML cannot."""
    store.writer.add([reading(("Ida Moss", "the pier <is> \x01 & \ufffe closed"))])
    feed = feedparser.parse(client.get("/search/atom?q=pier").content)
    assert not feed.bozo
    assert len(feed.entries) == 2
    assert client.get("/search/atom").status_code == 400
