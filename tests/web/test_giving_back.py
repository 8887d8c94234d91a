"""What was written into a form that was not taken is given back, and can be sent again from there."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from litestar.testing import TestClient

from reportedly.errors import StoreError
from reportedly.store import Store
from reportedly.web import giving_back
from reportedly.web.app import application
from reportedly.web.site import Site
from tests.people.quick_passwords import PASSWORD
from tests.web.forms import send, token
from tests.web.people_desk import Desk, sign_in
from tests.web.rumour_desk import place_rumours

WORDS = "Ida Moss said that <the pier> is shut.\n\n“Nobody” would say more."
GIVEN = {"topic": "status", "value": "probably false", "reason": "she was <seen> at work"}


def again(page: str) -> tuple[str, dict[str, str]]:
    """Where the form of a page is sent again, and with what."""
    form = page.partition('<form class="stacked again"')[2].partition("</form>")[0]
    path = re.search(r'action="([^"]*)"', form)
    assert path is not None, page
    fields = dict(re.findall(r'<input[^>]* name="([^"]*)" value="([^"]*)"', form))
    fields |= dict(re.findall(r'(?s)<textarea name="([^"]*)"[^>]*>\n(.*?)</textarea>', form))
    return path[1], {name: unescape(value) for name, value in fields.items()}


@pytest.fixture
def rumour(people: Desk) -> str:
    """The path of a form about a rumour of the shared desk."""
    place_rumours(people.site.store)
    return f"/rumours/{people.site.store.view().rumours().items[0].id}/decide"


@pytest.mark.parametrize("how", ["ended", "no cookie"])
def test_a_session_that_is_lost_loses_no_word(people: Desk, rumour: str, how: str) -> None:
    """Signing in in another tab is enough to send the form once more from the page that refused it."""
    browser = people.browser("Tom")
    data = {"_csrf_token": token(browser), **GIVEN}
    people.site.store.writer.end_sessions("Tom")
    if how == "no cookie":
        browser.cookies.delete("session")
    refused = browser.post(rumour, data=data)
    assert refused.status_code == 401
    assert ("Your session has ended" if how == "ended" else "You are not signed in") in refused.text
    assert "<nav" not in refused.text
    path, fields = again(refused.text)
    assert (path, {**fields, "_csrf_token": ""}) == (rumour, {**GIVEN, "_csrf_token": ""})
    browser.cookies.delete("session")
    assert sign_in(browser, "Tom").status_code == 303
    assert browser.post(path, data=fields, follow_redirects=False).status_code == 303
    (kept,) = people.site.store.view().decisions()
    assert kept.by == "Tom"


def test_a_desk_that_was_started_anew_loses_no_word(client: TestClient, site: Site, store: Store) -> None:  # type: ignore[type-arg]
    """The token of an open form is of the run before; the page gives a new one with the words."""
    place_rumours(store)
    path = f"/rumours/{store.view().rumours().items[0].id}/decide"
    with TestClient(application(site), base_url="http://127.0.0.1:8080") as before:
        data = {"_csrf_token": token(before), **GIVEN}
        client.cookies.set("csrf", before.cookies["csrf"])
    refused = client.post(path, data=data)
    assert refused.status_code == 403
    where, fields = again(refused.text)
    assert client.post(where, data=fields, follow_redirects=False).status_code == 303
    assert [j.by for j in store.view().decisions()] == ["ida"]


def test_a_database_that_is_away_loses_no_word(
    client: TestClient,  # type: ignore[type-arg]
    site: Site,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The page stays good for when it is back."""
    place_rumours(store)
    path = f"/rumours/{store.view().rumours().items[0].id}/decide"

    def gone() -> None:
        raise StoreError("sqlite:///desk.db: was removed while it was open; put it back")

    with monkeypatch.context() as away:
        good = token(client)
        away.setattr(site, "view", gone)
        refused = client.post(path, data={"_csrf_token": good, **GIVEN})
    assert refused.status_code == 503
    where, fields = again(refused.text)
    assert client.post(where, data=fields, follow_redirects=False).status_code == 303


def test_what_cannot_be_kept_can_be_changed(client: TestClient, store: Store) -> None:  # type: ignore[type-arg]
    """A closing without its reason comes back with what was chosen, and room for the reason."""
    place_rumours(store)
    path = f"/rumours/{store.view().rumours().items[0].id}/decide"
    refused = send(client, path, {**GIVEN, "reason": ""})
    assert refused.status_code == 400
    where, fields = again(refused.text)
    assert (where, fields["value"], fields["reason"]) == (path, "probably false", "")


def test_a_pasted_text_is_given_back_with_its_line_ends(people: Desk) -> None:
    """Files have to be chosen again; nothing of them is shown."""
    browser = people.browser("Tom")
    form = {"_csrf_token": token(browser), "text": WORDS, "title": "Pier", "outlet": ""}
    people.site.store.writer.end_sessions("Tom")
    refused = browser.post("/add", data=form, files={"files": ("a.txt", b"the words of a file")})
    assert refused.status_code == 401
    _, fields = again(refused.text)
    assert fields["text"].replace("\r\n", "\n") == WORDS
    assert "have to be chosen again" in refused.text
    assert "words of a file" not in refused.text


def test_a_password_is_never_given_back(people: Desk) -> None:
    """Nor what stands beside it."""
    browser = people.browser("Tom")
    data = {"_csrf_token": token(browser), "current": PASSWORD, "new": "another long one", "again": "a third one"}
    refused = browser.post("/account/password", data=data)
    assert refused.status_code == 400
    assert 'class="stacked again"' not in refused.text
    people.site.store.writer.end_sessions("Tom")
    ended = browser.post("/account/password", data=data)
    assert ended.status_code == 401
    for page in (refused.text, ended.text):
        assert not any(words in page for words in (PASSWORD, "another long one", "a third one"))


def test_a_large_form_of_a_stranger_is_not_read(people: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only so much is; the page says then that it was not kept."""
    monkeypatch.setattr(giving_back, "MOST_BYTES", 100)
    answer: Any = people.browser().post("/add", data={"text": "x" * 200})
    assert answer.status_code == 401
    assert "was not kept" in answer.text
    assert "xxx" not in answer.text


@pytest.mark.parametrize("body", [b"--x\r\nbroken", b"", b"\xff\xfe"])
def test_a_form_that_cannot_be_read_is_refused_all_the_same(people: Desk, body: bytes) -> None:
    """As one that is not signed in."""
    for kind in ("multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "multipart/form-data"):
        answer = people.browser().post("/add", content=body, headers={"content-type": kind})
        assert answer.status_code == 401, kind
