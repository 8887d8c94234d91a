"""Whatever a form holds, and whatever id its address names, the desk answers it and never fails."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from litestar import Litestar
from litestar.testing import TestClient

from reportedly.store import Store
from reportedly.web.app import desk_of
from reportedly.web.site import Site
from tests.web.forms import token
from tests.web.hostile import ADDRESSES, WORDS
from tests.web.people_desk import ACCESS, Desk
from tests.web.rumour_desk import place_rumours

FIELDS = (
    *("left", "right", "verdict", "place", "topic", "value", "reason", "text", "title", "outlet", "published", "url"),
    *("addresses", "files", "id", "person", "why", "sure", "q", "name", "kind", "since", "search", "theme", "back"),
    *("current", "new", "again", "label", "role", "days", "password", "next"),
)
GOOD = ("same", "undo", "status", "credibility", "probably false", "4", "yes", "editor", "Ann", "http://127.0.0.1:9/")
VALUES = st.sampled_from((*GOOD, *ADDRESSES, *(words.encode("utf-8", "replace").decode() for words in WORDS)))
FORMS = st.dictionaries(st.sampled_from(FIELDS), VALUES | st.text(max_size=20), max_size=8)


def posted(app: Litestar) -> list[str]:
    """The paths that take a form."""
    return sorted({route.path for route in app.routes for method in getattr(route, "methods", ()) if method == "POST"})


def sent(client: Any, path: str, id: str, form: dict[str, str]) -> int:
    """The status of the answer to a form with its token."""
    address = path.replace("{id:str}", id)
    data = {"_csrf_token": token(client), **form}
    data = {name: value.encode("utf-8", "replace").decode() for name, value in data.items()}
    return int(client.post(address, data=data, follow_redirects=False).status_code)


@pytest.fixture
def ids(site: Site, store: Store) -> list[str]:
    """Ids of everything that is kept, and some that are of nothing."""
    place_rumours(store)
    view = site.view()
    there = [view.rumours().items[0].id, view.sources().items[0].id, view.documents().items[0].id]
    return [*there, view.claims().items[0].id, "x", "r" * 13, "s%00", "..%2f..%2fetc"]


def test_no_form_makes_the_desk_fail(
    client: TestClient,  # type: ignore[type-arg]
    site: Site,
    ids: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On this machine, where everybody may do everything."""
    monkeypatch.setattr(site.intake, "give", lambda given: f"call-{len(given)}")
    monkeypatch.setattr(site.intake, "relink", lambda: None)
    paths = posted(desk_of(site))
    assert {"/add", "/forget", "/review", "/rumours/{id:str}/decide", "/webhooks"} <= set(paths)

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    @given(path=st.sampled_from(paths), id=st.sampled_from(ids), form=FORMS)
    def check(path: str, id: str, form: dict[str, str]) -> None:
        assert sent(client, path, id, form) < 500, (path, id, form)

    check()


def test_no_form_makes_a_desk_of_several_people_fail(people: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sent by its owner, and the account of the owner is still there."""
    monkeypatch.setattr(people.site.intake, "give", lambda given: f"call-{len(given)}")
    monkeypatch.setattr(people.site.intake, "relink", lambda: None)
    paths = [path for path in posted(desk_of(people.site, ACCESS)) if path not in {"/sign-out", "/account/sign-out"}]
    assert {"/people", "/people/role", "/account/tokens"} <= set(paths)

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    @given(path=st.sampled_from(paths), form=FORMS)
    def check(path: str, form: dict[str, str]) -> None:
        assert sent(people.browser("Ida"), path, "x", form) < 500, (path, form)

    check()
    assert people.site.store.view().account("Ida") is not None
