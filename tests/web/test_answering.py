"""A page that was kept is the page that would be made now, for the one who asks, with a token of their own."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from litestar.testing import TestClient

from reportedly.model import Judgement, Verdict
from reportedly.rumours.decisions import Decision, Topic, as_judgement
from reportedly.settings import Settings
from reportedly.store import Store, Subject, open_store
from reportedly.views.copies import Copies
from reportedly.web import answering, kept_copies, kept_pages
from reportedly.web.app import application
from reportedly.web.kept_answers import KeptAnswers
from reportedly.web.rendering import render
from reportedly.web.routes import search
from reportedly.web.site import Site
from tests.people.quick_passwords import quick_passwords
from tests.store.inventing import SAID, reading
from tests.web.people_desk import desk
from tests.web.quick_models import quick_models
from tests.web.rumour_desk import place_rumours

LISTS = ("/", "/desk.json", "/documents", "/sources", "/search?q=mayor", "/review", "/review?of=sources", "/alerts")
_TOKEN = re.compile(r"[0-9a-f]{128}")


@pytest.fixture
def kept(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A desk with rumours."""
    quick_models(monkeypatch)
    place_rumours(store)
    with closing(Site(store, Settings(), "ida", tmp_path / "index")) as opened:
        yield opened


def browser(site: Site) -> TestClient[Any]:
    """A browser before a desk."""
    return TestClient(application(site), base_url="http://127.0.0.1:8080", raise_server_exceptions=False)


def forgetful(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Switches keeping off and on."""
    ways = {name: getattr(KeptAnswers, name) for name in ("find", "showing")}

    def switch(off: bool) -> None:
        for name, found in ways.items():
            monkeypatch.setattr(KeptAnswers, name, (lambda *_: None) if off else found)

    return switch


def places(store: Store) -> list[str]:
    """The addresses of some pages of each kind, as the desk is now."""
    view = store.view()
    rumours = [f"/rumours/{rumour.id}" for rumour in view.rumours().items]
    documents = [f"/documents/{document.id}" for document in view.documents().items]
    sources = [f"/sources/{source.id}" for source in view.sources().items]
    return [*LISTS, *rumours[:1], *documents[:1], *sources[:1]]


def shown(client: httpx.Client, path: str) -> tuple[int, str]:
    """A page without its token, which differs from visit to visit where the browser keeps no cookies."""
    answer = client.get(path)
    return answer.status_code, _TOKEN.sub("", answer.text)


def change(store: Store, what: int) -> None:
    """Something is written, by this program or another one."""
    view = store.view()
    claims = view.claims(limit=100).items
    at = f"2026-08-01T00:00:{what:02}+00:00"
    if not claims or what % 5 == 0:
        store.writer.add([reading(("Ida Moss", SAID[what % len(SAID)]), outlet=f"Outlet {what}")], at=at)
    elif what % 5 == 1:
        status = Decision(subject=claims[what % len(claims)].id, topic=Topic.STATUS, value="new", by="ida", at=at)
        store.writer.judge([as_judgement(status)])
    elif what % 5 == 2:
        left, right = sorted((claims[0].id, claims[-1].id))
        store.writer.judge([Judgement(left=left, right=right, verdict=Verdict.SAME, by="ida", at=at)])
    elif what % 5 == 3:
        store.writer.origins({rumour.id: what for rumour in view.rumours().items})
    else:
        with open_store(store.url) as other:
            other.writer.forget(Subject.DOCUMENT, claims[0].document, by="ida", why="asked")


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.integers(0, 59), min_size=1, max_size=2))
def test_a_kept_page_is_the_page_that_would_be_made_now(
    kept: Site, monkeypatch: pytest.MonkeyPatch, changes: list[int]
) -> None:
    """Whatever was written since; what is worked out beside the pages would be written meanwhile."""
    monkeypatch.setattr(kept.beside, "begin", lambda *_, **__: None)
    switch = forgetful(monkeypatch)
    with browser(kept) as client:
        for what in (None, *changes):
            if what is not None:
                change(kept.store, what)
            asked = places(kept.store)
            first = [shown(client, path) for path in asked]
            again = [shown(client, path) for path in asked]
            switch(True)
            made = [shown(client, path) for path in asked]
            switch(False)
            assert again == first == made
            assert {status for status, _ in made} == {200}


def test_what_is_kept_is_not_made_again(kept: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is it made for whoever has it already; once something is written, it is made anew."""
    made: list[str] = []
    of_words = search.search_page
    monkeypatch.setattr(search, "search_page", lambda *given, **more: made.append("") or of_words(*given, **more))
    with browser(kept) as client:
        first, again = (client.get("/search?q=mayor") for _ in range(2))
        same = client.get("/search?q=mayor", headers={"if-none-match": again.headers["etag"]})
        assert (first.text, len(made)) == (again.text, 1)
        assert (same.status_code, same.content) == (304, b"")
        client.get("/search?q=mayor&limit=7")
        change(kept.store, 0)
        assert client.get("/search?q=mayor").status_code == 200
        assert len(made) == 3


def test_what_shows_the_same_is_not_filled_in_again(kept: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though something else was written since."""
    filled: list[str] = []
    monkeypatch.setattr(
        answering, "render", lambda name, *given, **more: filled.append(name) or render(name, *given, **more)
    )
    with browser(kept) as client:
        path = f"/documents/{kept.store.view().documents().items[0].id}"
        first = shown(client, path)
        change(kept.store, 0)
        assert (shown(client, path), len(filled)) == (first, 1)
        client.get("/documents")
        change(kept.store, 4)
        client.get("/documents")
        assert len(filled) == 3


def test_who_sees_more_and_who_sees_less_never_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An owner, an editor, a reader and a stranger, each after the others, see what a desk shows that keeps nothing."""
    quick_models(monkeypatch)
    quick_passwords(monkeypatch)
    switch = forgetful(monkeypatch)
    with open_store(f"sqlite:///{tmp_path / 'desk.db'}") as store:
        place_rumours(store)
        with closing(Site(store, Settings(), "root", tmp_path / "index")) as site, desk(site) as shared:
            monkeypatch.setattr(site.beside, "begin", lambda *_, **__: None)
            people = [shared.browser(name) for name in ("Ida", "Tom", "Ann", None)]
            asked = places(store)
            seen = [[shown(who, path) for path in asked] for who in people]
            back = [[shown(who, path) for path in asked] for who in reversed(people)]
            switch(True)
            made = [[shown(who, path) for path in asked] for who in people]
            assert seen == list(reversed(back)) == made
            assert all("webhook" not in str(pages) for pages in made[1:])


def test_each_browser_has_a_token_of_its_own(kept: Site) -> None:
    """In the same kept page; what a browser brings as a token is escaped, and no other one has it."""
    with browser(kept) as wire:
        one, other, bad = (httpx.Client(transport=wire._transport, base_url=wire.base_url) for _ in range(3))
        bad.cookies.set("csrf", "<script>alert(1)</script>")
        pages = {}
        for _ in range(2):
            for name, who in (("one", one), ("other", other), ("bad", bad)):
                pages[name] = who.get("/documents")
        held = {name: set(_TOKEN.findall(page.text)) for name, page in pages.items()}
        assert held["one"] == {one.cookies["csrf"]}
        assert held["other"] == {other.cookies["csrf"]} != held["one"]
        assert held["bad"] == set()
        assert "<script>alert" not in pages["bad"].text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in pages["bad"].text
        assert len({page.headers["etag"] for page in pages.values()}) == 3


@pytest.mark.parametrize("path", ["/", "/documents.json"])
def test_it_is_compressed_for_those_who_take_that(kept: Site, path: str) -> None:
    """New and kept; the words are the same, and a cache between is told that the answers differ."""
    with browser(kept) as client:
        whole = [client.get(path, headers={"accept-encoding": "identity"}) for _ in range(2)]
        packed = [client.get(path, headers={"accept-encoding": "gzip"}) for _ in range(2)]
        assert {answer.text for answer in (*whole, *packed)} == {whole[0].text}
        assert [answer.headers.get("content-encoding") for answer in (*whole, *packed)] == [None, None, "gzip", "gzip"]
        assert all("accept-encoding" in answer.headers["vary"] for answer in (*whole, *packed))
        assert int(packed[0].headers["content-length"]) < int(whole[0].headers["content-length"])


def test_a_rumour_is_shown_whole_as_soon_as_it_is(kept: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though its beginning was kept while it was worked out."""
    monkeypatch.setattr(kept_pages, "AT_ONCE", 0)
    rumour = kept.store.view().rumours().items[0].id
    with browser(kept) as client:
        for _ in range(2_000):
            if not client.get(f"/rumours/{rumour}.json").json()["working"]:
                return
    raise AssertionError("it is never shown")


def test_a_document_that_somebody_stays_on_costs_nothing_until_its_copies_are_known(
    kept: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its page is kept from the second time on, and disturbs nothing."""
    begun, free, asked = threading.Event(), threading.Event(), kept.copies.soon
    monkeypatch.setattr(kept_copies, "AT_ONCE", 0)
    looked: list[str] = []
    stirred: list[str] = []
    of_copies = kept_copies.copies_of

    def slow(*given: Any) -> Copies:
        begun.set()
        assert free.wait(20)
        return of_copies(*given)

    monkeypatch.setattr(kept_copies, "copies_of", slow)
    monkeypatch.setattr(kept.copies, "soon", lambda view, *of: looked.append(of[0]) or asked(view, *of))
    monkeypatch.setattr(kept.beside, "stir", lambda: stirred.append(""))
    document = next(claim.document for claim in kept.store.view().claims().items if "resigned" in claim.content)
    with browser(kept) as client:

        def working() -> bool:
            return bool(client.get(f"/documents/{document}.json").json()["copies"]["working"])

        assert [working() for _ in range(4)] == [True] * 4
        assert begun.wait(20)
        assert (len(looked), len(stirred)) == (2, 1)
        free.set()
        end = time.monotonic() + 20
        while working():
            assert time.monotonic() < end
    assert len(looked) == 3
