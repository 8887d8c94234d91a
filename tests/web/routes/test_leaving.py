"""A rumour is taken along as files, which no browser takes for pages of the desk."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest
from litestar.testing import TestClient

from reportedly.store import Store
from tests.web.rumour_desk import place_rumours


@pytest.fixture
def rumour(client: TestClient, store: Store) -> str:
    """The id of the rumour in three documents."""
    place_rumours(store)
    return str(client.get("/desk.json").json()["rumours"][0]["rumour"]["id"])


def test_every_way_out_is_on_the_page_and_is_a_file(client: TestClient, rumour: str) -> None:
    """The briefing has the claim, PROV-JSON its entities, GraphML its nodes; each is sent as an attachment."""
    page = client.get(f"/rumours/{rumour}").text
    files = {}
    for name in ("briefing", "prov", "graphml"):
        assert f'href="/rumours/{rumour}/{name}"' in page
        answer = client.get(f"/rumours/{rumour}/{name}")
        assert answer.headers["content-disposition"].startswith("attachment; filename=")
        files[name] = answer.content
    assert b"mayor Ana Reis has resigned" in files["briefing"]
    assert json.loads(files["prov"])["entity"]
    assert ElementTree.fromstring(files["graphml"]).tag.endswith("graphml")  # noqa: S314 (our own)


def test_an_old_address_is_explained(client: TestClient) -> None:
    """As on the page itself."""
    assert client.get("/rumours/r0/briefing").status_code == 404
