"""Alerts in the browser: listed, of one rumour or a kept search, as a feed; webhooks are the owner's."""

from __future__ import annotations

import re

import pytest
from litestar.testing import TestClient

from reportedly.alerting.looking import look
from reportedly.store import Store, Subject
from tests.alerting.rumours_over_time import add
from tests.web.forms import send


@pytest.fixture
def denied(store: Store) -> str:
    """A rumour that was denied after it was looked at; the id of the claim that denies."""
    for document in store.view().documents(limit=100).items:
        store.writer.forget(Subject.DOCUMENT, document.id, by="Ida", why="a clean desk")
    add(store, "2026-05-01T00:00:00+00:00", "Ida Moss", "the pier <b>is</b> shut")
    look(store)
    claim = add(store, "2026-05-02T00:00:00+00:00", "Tom Reed", "the pier <b>is</b> not shut")
    assert len(look(store)) >= 1
    return claim


def test_alerts_are_listed_with_their_words(client: TestClient, store: Store, denied: str) -> None:
    """On the page, as JSON and as a feed, of all rumours and of one; nothing of an article is markup."""
    page = client.get("/alerts").text
    assert "denied by Tom Reed" in page
    assert "the pier &lt;b&gt;is&lt;/b&gt;" in page
    rows = client.get("/alerts.json").json()["alerts"]
    assert denied in {row["claim"]["id"] for row in rows}
    rumour = store.view().rumours().items[0].id
    assert client.get(f"/alerts.json?rumour={rumour}").json()["alerts"] == rows
    feed = client.get(f"/alerts/atom?rumour={rumour}")
    assert feed.headers["content-type"].startswith("application/atom+xml")
    assert "denied by Tom Reed" in feed.text


def test_a_search_is_kept_and_dropped_by_forms(client: TestClient, store: Store, denied: str) -> None:
    """Its page and its feed have its alerts alone."""
    assert "Keep the search" in client.get("/search?q=ferry").text
    kept = send(client, "/searches", {"q": "ferry", "outlet": "The Reed"})
    found = store.view().searches()[0]
    assert kept.headers["location"] == f"/alerts?search={found.id}"
    assert (found.words, found.filters.outlet, found.by) == ("ferry", "The Reed", "ida")
    assert client.get(f"/alerts.json?search={found.id}").json()["alerts"] == []
    assert client.get(f"/alerts/atom?search={found.id}").status_code == 200
    send(client, f"/searches/{found.id}/drop", {})
    assert store.view().searches() == ()
    assert client.get(f"/alerts?search={found.id}").status_code == 404


def test_a_webhook_shows_its_secret_once(client: TestClient, store: Store, denied: str) -> None:
    """It is listed without it, and dropped by its owner."""
    answer = send(client, "/webhooks", {"url": "https://newsroom.example/hook"})
    secret = re.search(r"whsec_[^<]+", answer.text)
    assert secret is not None
    assert answer.headers["cache-control"] == "no-store"
    (hook,) = store.view().webhooks()
    assert hook.secret in secret[0].replace("&#43;", "+")
    assert hook.secret not in client.get("/alerts").text + client.get("/alerts.json").text
    send(client, f"/webhooks/{hook.id}/drop", {})
    assert store.view().webhooks() == ()


@pytest.mark.parametrize(
    ("path", "form"),
    [("/webhooks", {"url": "javascript:alert(1)"}), ("/searches", {"q": " "}), ("/searches", {"q": "(half"})],
)
def test_what_cannot_be_kept_is_said(client: TestClient, path: str, form: dict[str, str]) -> None:
    """With one line."""
    assert send(client, path, form).status_code == 400


def test_what_is_not_there_is_said(client: TestClient) -> None:
    """Neither a rumour nor a kept search."""
    assert client.get("/alerts?rumour=r000000000000").status_code == 404
    assert client.get("/alerts.json?search=q0").status_code == 404
