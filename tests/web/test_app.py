"""Every page is there, as a page and as JSON of the same view, and says what to do when it is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from litestar.testing import TestClient

from reportedly.errors import StoreError
from reportedly.store import Store, Subject
from reportedly.web.site import Site
from tests.web.forms import token
from tests.web.people_desk import Desk

PAGES = ("/documents", "/sources", "/search?q=pier", "/search")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_and_its_json_are_there(client: TestClient, path: str) -> None:
    """The JSON is at the same path, with .json behind it."""
    where, _, query = path.partition("?")
    shown, told = client.get(path), client.get(f"{where}.json?{query}")
    assert (shown.status_code, told.status_code) == (200, 200)
    assert shown.headers["content-type"].startswith("text/html")
    assert told.headers["content-type"] == "application/json"


def test_a_page_is_sent_once(client: TestClient) -> None:
    """Who has it already is told that it has not changed."""
    first = client.get("/documents.json")
    again = client.get("/documents.json", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_change_gives_another_tag(client: TestClient, store: Store) -> None:
    """So nobody sees an old page."""
    first = client.get("/documents.json")
    store.writer.forget(Subject.DOCUMENT, first.json()["items"][0]["id"], by="ida", why="asked")
    again = client.get("/documents.json", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 200
    assert len(again.json()["items"]) == 1


def test_a_list_goes_on_by_its_cursor(client: TestClient) -> None:
    """Page by page, each item once."""
    first = client.get("/documents.json", params={"limit": 1}).json()
    second = client.get("/documents.json", params={"limit": 1, "cursor": first["next"]}).json()
    ids = {item["id"] for page in (first, second) for item in page["items"]}
    assert (len(ids), second["next"]) == (2, None)


@pytest.mark.parametrize("path", ["/nothing", "/documents/dffffffffffffffff", "/sources/s0", "/documents/%00"])
def test_what_is_not_there_is_said(client: TestClient, path: str) -> None:
    """As a page, and as JSON to a program."""
    shown, told = client.get(path), client.get(f"{path}.json")
    assert (shown.status_code, told.status_code) == (404, 404)
    assert "Search for its words" in shown.text
    assert told.json()["remedy"]


@pytest.mark.parametrize("query", ["limit=0", "limit=soon", "cursor=x", "kind=ghost", "since=soon"])
def test_what_cannot_be_asked_is_said(client: TestClient, query: str) -> None:
    """Which part of the address is wrong, and nothing of the program's inside."""
    answer = client.get(f"/documents.json?{query}")
    assert answer.status_code == 400
    assert answer.json()["reason"]
    assert "Traceback" not in answer.text


def test_an_open_choice_of_a_form_is_no_filter(client: TestClient) -> None:
    """Forms send the names of fields that are left empty."""
    assert len(client.get("/documents.json?kind=&outlet=&since=").json()["items"]) == 2


def test_a_database_that_goes_away_is_said(client: TestClient, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page says to start it and that nothing was lost."""

    def gone() -> None:
        raise StoreError("sqlite:///desk.db: cannot be opened")

    monkeypatch.setattr(site, "view", gone)
    answer = client.get("/documents")
    assert answer.status_code == 503
    assert "cannot be opened" in answer.text
    assert "Nothing was lost" in answer.text


def test_a_database_file_that_is_removed_is_said_until_it_is_back(client: TestClient, store: Store) -> None:
    """On every page and in JSON; nothing is decided into a file that nobody will find."""
    file = Path(store.url.removeprefix("sqlite:///"))
    away = file.with_suffix(".away")
    good = token(client, "/documents")
    file.rename(away)
    for path in ("/", "/documents", "/sources", "/search?q=pier", "/review", "/alerts"):
        answer = client.get(path)
        assert answer.status_code == 503, path
        assert "was removed while it was open; put it back" in answer.text
    told = client.get("/documents.json")
    assert (told.status_code, told.json()["title"]) == (503, "The database cannot be used now")
    assert client.post("/forget", data={"_csrf_token": good, "person": "Ida Moss", "sure": "yes"}).status_code == 503
    assert not file.exists()
    away.rename(file)
    assert len(client.get("/documents.json").json()["items"]) == 2


def test_where_the_database_is_stays_with_the_owner(people: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Strangers and readers of a shared desk learn what is wrong with it, and not at which address it is."""

    def gone(*_: object) -> None:
        raise StoreError("postgresql://desk@db.example/news: does not answer; start it or check the URL")

    browser = people.browser("Ann")
    monkeypatch.setattr(people.site.store, "view", gone)
    for path in ("/documents", "/documents.json"):
        answer = browser.get(path)
        assert answer.status_code == 503
        assert "does not answer; start it" in answer.text.lower()
        assert "db.example" not in answer.text


def test_a_mistake_of_ours_shows_nothing_of_the_inside(
    client: TestClient, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader sees that it was ours, and no trace."""

    def broken() -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(site, "view", broken)
    answer = client.get("/documents")
    assert answer.status_code == 500
    assert "secret detail" not in answer.text


def test_no_page_has_a_script_or_a_style_of_its_own(client: TestClient) -> None:
    """All are files of the desk, as the content security policy demands."""
    for path in PAGES:
        page = client.get(path).text
        assert re.findall(r"<style|\sstyle=|\son\w+=", page) == []
        assert set(re.findall(r'<script src="(/static/[a-z]+\.js)', page)) == {"/static/desk.js"}
        assert "<script>" not in page
        assert re.findall(r'(?:src|href)="(?:https?:)?//(?!example\.org)', page) == []


def test_the_files_of_the_pages_are_served(client: TestClient) -> None:
    """The style, the script and the mark."""
    for name, kind in (("desk.css", "text/css"), ("desk.js", "javascript"), ("mark.svg", "image/svg+xml")):
        answer = client.get(f"/static/{name}")
        assert answer.status_code == 200
        assert kind in answer.headers["content-type"]
    assert client.get("/static/../app.py").status_code == 404
    assert client.get("/static/%2e%2e/app.py").status_code == 404
