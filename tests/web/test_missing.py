"""Old links: what was removed, joined with others or never there is said, each in its own words, with a way on."""

from __future__ import annotations

import msgspec
import pytest
from litestar.testing import TestClient

from reportedly.store import Store, Subject
from reportedly.store.rumours import Linking
from tests.web.forms import send
from tests.web.rumour_desk import place_rumours

Client = TestClient  # type: ignore[type-arg]


def test_an_old_slug_leads_to_the_rumour(client: Client, store: Store) -> None:
    """Only the id counts, that of a claim too."""
    place_rumours(store)
    rumour = store.view().rumours().items[0]
    for path in (f"/rumours/{rumour.id}/as-it-was-called", f"/rumours/{rumour.heading}/x"):
        assert client.get(f"{path}.json").json()["rumour"]["id"] == rumour.id


def test_the_id_of_a_rumour_that_was_joined_leads_to_the_one_it_is_in(client: Client, store: Store) -> None:
    """Its page, its feed, its files and decisions about it."""
    place_rumours(store)
    view = store.view()
    before = {rumour.id for rumour in view.rumours().items}
    placed = list(view.placements())
    least = min(p.claim for p in placed)
    joined = tuple(msgspec.structs.replace(p, rumour=least) for p in placed)
    assert store.writer.link(Linking(before=view.linked(), after="joined", placed=joined))
    (now,) = view.rumours().items
    (old,) = before - {now.id}
    assert client.get(f"/rumours/{old}/its-old-words.json").json()["rumour"]["id"] == now.id
    for path in ("atom", "briefing", "prov"):
        assert client.get(f"/rumours/{old}/{path}").status_code == 200
    assert send(client, f"/rumours/{old}/decide", {"topic": "credibility", "value": "4"}).status_code == 303
    assert client.get(f"/rumours/{now.id}.json").json()["decided"]["credibility"]["value"] == "4"


def test_the_id_of_a_rumour_that_is_no_more(client: Client) -> None:
    """Its words, which the old address ends in, can be searched for."""
    answer = client.get("/rumours/r0123456789ab/the-pier-is-shut")
    assert answer.status_code == 404
    assert "removed or joined anew" in answer.text
    assert 'href="/search?q=the+OR+pier+OR+is+OR+shut"' in answer.text
    assert client.get("/search?q=the+OR+pier+OR+is+OR+shut").status_code == 200
    told = client.get("/rumours/r0123456789ab/the-pier-is-shut.json")
    assert (told.status_code, told.json()["title"]) == (404, "Nothing is kept here")


@pytest.mark.parametrize("slug", ["%22%3E%3Cscript%3E", "a" * 5000, "-", "%E2%80%AE"])
def test_an_old_address_with_odd_words(client: Client, slug: str) -> None:
    """They stay words, and what they lead to is answered."""
    answer = client.get(f"/rumours/r0123456789ab/{slug}")
    assert answer.status_code == 404
    assert "<script>" not in answer.text.replace('<script src="', "")


def test_a_forgotten_document_is_gone(client: Client, store: Store) -> None:
    """With the day, and in JSON the same; one that was never there is not found."""
    document = store.view().documents().items[0].id
    store.writer.forget(Subject.DOCUMENT, document, by="ida", why="asked by somebody whose name stays out")
    for path in (f"/documents/{document}", f"/documents/{document}.json"):
        answer = client.get(path)
        assert answer.status_code == 410
        assert "was removed for good on " in answer.text
        assert "asked by somebody" not in answer.text
    assert client.get("/documents/d0123456789abcdef").status_code == 404


def test_a_forgotten_source_is_gone(client: Client, store: Store) -> None:
    """What it said was removed with it."""
    source = store.view().sources().items[0].id
    store.writer.forget(Subject.SOURCE, source, by="ida", why="asked")
    assert client.get(f"/sources/{source}").status_code == 410
    assert client.get("/sources/s0123456789abcdef").status_code == 404
