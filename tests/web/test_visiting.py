"""Every route against every role: made from the routes of the application, so that a new one cannot be left open."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from typing import Any

import pytest
from litestar.routes import HTTPRoute

from reportedly.errors import StoreError
from reportedly.people import tokens
from reportedly.people.accounts import TERMINAL, Actor
from reportedly.store.people import Role
from reportedly.web.app import desk_of
from reportedly.web.intake import Intake
from reportedly.web.site import Site
from tests.web.forms import token
from tests.web.people_desk import ACCESS, PEOPLE, Desk

OPEN = {"GET /sign-in", "POST /sign-in", "POST /theme", "GET /static"}
EDITORS = {"GET /add", "GET /json/add"}  # and all that is sent, but for what follows
WEBHOOKS = {"POST /webhooks", "POST /webhooks/{id:str}/drop"}
OWNERS = {
    *WEBHOOKS,
    *(f"{method} {path}" for method in ("GET", "POST") for path in ("/people", "/forget")),
    *(f"GET {path}" for path in ("/audit", "/json/audit", "/json/people", "/json/forget")),
    *(f"POST /people/{what}" for what in ("password", "role", "remove")),
}
READERS = {
    *("POST /sign-out", "POST /api/read", "POST /account/password", "POST /account/sign-out"),
    *("POST /account/tokens", "POST /account/tokens/revoke"),
}
BY_HAND = {
    *WEBHOOKS,
    *(f"POST /account/{what}" for what in ("password", "sign-out", "tokens", "tokens/revoke")),
    *(f"POST /people{what}" for what in ("", "/password", "/role", "/remove")),
    "POST /forget",
}
NOTED_BY_THEMSELVES = (BY_HAND | {"POST /sign-in", "POST /sign-out"}) - WEBHOOKS - {"POST /forget"}
CHANGE_NOTHING = {"POST /theme", "POST /review/name", "POST /api/read"}


def routes(site: Site) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every method and path of the application, with what its handler is told."""
    for route in desk_of(site, ACCESS).routes:
        if not isinstance(route, HTTPRoute):
            continue
        for handler in route.route_handlers:
            for method in sorted(handler.http_methods - {"OPTIONS", "HEAD"}):
                path = re.sub(r"/?\{file_path:path\}", "", route.path_format if "{" not in route.path else route.path)
                if not path.endswith(".json"):  # of Litestar's own, which no request from outside can reach
                    yield f"{method} {path}", re.sub(r"\{[^}]*\}", "x1", path), handler.opt


def least(route: str) -> Role | None:
    """The least role that may use a route."""
    if route in OPEN:
        return None
    if route in OWNERS:
        return Role.OWNER
    sends = not route.startswith("GET") and route not in READERS
    return Role.EDITOR if sends or route in EDITORS else Role.READER


def test_every_route_names_its_role(people: Desk) -> None:
    """One that names none would be for owners alone, which nobody meant; and it is the role that it should have."""
    found = {route: opt.get("role", "none") for route, _, opt in routes(people.site)}
    assert found == {route: least(route) for route in found}
    assert (OPEN | OWNERS | EDITORS | READERS) - {"GET /static"} <= found.keys()


def test_every_change_is_noted(people: Desk) -> None:
    """A route that changes something names what that is, or is known to note it itself or to change nothing."""
    silent = {
        route for route, _, opt in routes(people.site) if not route.startswith("GET") and opt.get("action") is None
    }
    assert silent == NOTED_BY_THEMSELVES | CHANGE_NOTHING
    assert [r for r, _, opt in routes(people.site) if not r.startswith("GET") and "action" not in opt] == []
    assert {route for route, _, opt in routes(people.site) if opt.get("by_hand")} == BY_HAND


@pytest.mark.parametrize("name", [None, *PEOPLE])
def test_every_route_against_every_role(people: Desk, name: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may not is told to sign in, or that their role is too low; who may gets beyond both."""
    monkeypatch.setattr(Intake, "give", lambda self, given: "x1")
    monkeypatch.setattr(Intake, "relink", lambda self: None)
    browser = people.browser()
    headers = {"x-csrftoken": token(browser, "/sign-in")}
    for route, path, _ in routes(people.site):
        method, needed = route.partition(" ")[0], least(route)
        browser.cookies.delete("session") if "session" in browser.cookies else None
        if name is not None:
            browser.cookies.set("session", people.begun(name))
        answer = browser.request(method, path, headers=headers, follow_redirects=False)
        told = answer.status_code, answer.headers.get("location", ""), answer.text
        if needed is None or (name is not None and PEOPLE[name].includes(needed)):
            assert told[0] not in {401, 403, 500}, (route, told)
            assert "/sign-in" not in told[1] or route in {"POST /sign-out", "POST /account/sign-out"}, (route, told)
        elif name is None:
            by_page = method == "GET" and not path.startswith("/json/")
            assert told[0] == (303 if by_page else 401), (route, told)
            assert told[1].startswith("/sign-in?next=") is by_page, (route, told)
        else:
            assert told[0] == 403, (route, told)
            assert "Not with your role" in told[2], (route, told)


def test_every_form_needs_its_token(people: Desk) -> None:
    """Without one, or with another one, an owner's session alone changes nothing; but for reading a text."""
    browser = people.browser("Ida")
    sent = [(route, path) for route, path, _ in routes(people.site) if not route.startswith("GET")]
    for route, path in sent:
        for headers in ({}, {"x-csrftoken": "0" * 128}):
            answer = browser.post(path, headers=headers, follow_redirects=False)
            assert (answer.status_code == 403) is (route != "POST /api/read"), (route, answer.status_code)
    assert browser.get("/account").status_code == 200


def test_asking_what_may_be_asked_lets_nobody_in(people: Desk, client: Any) -> None:
    """A stranger signs in for that too, and no other site is let in (CORS)."""
    for browser, status in ((people.browser(), 401), (people.browser("Ann"), 403), (client, 204)):
        answer = browser.options("/documents", headers={"origin": "http://127.0.0.1:8080"})
        assert answer.status_code == status
        assert [name for name in answer.headers if name.startswith("access-control")] == []


def test_a_desk_without_accounts_asks_nobody(client: Any) -> None:
    """Whoever works on the machine may do everything, and there is nothing to sign in to."""
    assert client.get("/documents").status_code == client.get("/forget").status_code == 200
    for path in ("/sign-in", "/account", "/people", "/audit.json"):
        assert client.get(path).status_code == 404
    assert "Sign out" not in client.get("/documents").text


@pytest.fixture
def secret(people: Desk) -> str:
    """A token of Tom's for editing."""
    return tokens.make(people.site.store, "Tom", "a script", Role.EDITOR, Actor(by="Tom", via=TERMINAL))[0]


def bearer(secret: str) -> dict[str, str]:
    """The header that a program sends."""
    return {"authorization": f"Bearer {secret}"}


def test_a_token_comes_in_without_a_form(people: Desk, secret: str) -> None:
    """It reads and changes what its role allows, and the log says by which token."""
    program = people.browser()
    assert program.get("/documents.json", headers=bearer(secret)).status_code == 200
    program.cookies.clear()
    assert program.post("/link", headers=bearer(secret), follow_redirects=False).headers["location"] == "/"
    event = people.site.store.view().audited(limit=1).items[0]
    assert (event.by, event.action, event.outcome) == ("Tom", "link", "done")
    assert re.fullmatch(r"token t[0-9a-f]{8}", event.via)


def test_a_token_does_nothing_that_is_done_by_hand(people: Desk, secret: str) -> None:
    """No token, password or account is made with one, not even with an owner's."""
    owner = tokens.make(people.site.store, "Ida", "a script", Role.OWNER, Actor(by="Ida", via=TERMINAL))[0]
    program = people.browser()
    for route in sorted(BY_HAND):
        for held in (secret, owner):
            answer = program.post(route.partition(" ")[2], headers=bearer(held), data={"name": "Tom"})
            assert answer.status_code == 403, route
    assert len(people.site.store.view().tokens()) == 2


@pytest.mark.parametrize("way", ["cookie", "query", "basic", "bare", "cut", "revoked"])
def test_a_token_that_is_misused_is_none(people: Desk, secret: str, way: str) -> None:
    """It counts in its header alone, whole, and until it is revoked."""
    program, headers = people.browser(), {}
    match way:
        case "cookie":
            program.cookies.set("session", secret)
        case "basic":
            headers = {"authorization": f"Basic {secret}"}
        case "bare":
            headers = {"authorization": secret}
        case "cut":
            headers = bearer(secret[:-1])
        case "revoked":
            headers = bearer(secret)
            people.site.store.writer.revoke_token(people.site.store.view().tokens()[0].id)
    asked = {"token": secret, "access_token": secret} if way == "query" else None
    answer = program.get("/documents.json", headers=headers, params=asked)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.json()["remedy"]


def test_a_reader_of_feeds_gives_it_as_a_password(people: Desk, secret: str) -> None:
    """Which is good for reading alone, since a browser would send it with the form of another site too."""
    program = people.browser()
    given = {"authorization": f"Basic {base64.b64encode(f'any:{secret}'.encode()).decode()}"}
    assert program.get("/search/atom?q=pier", headers=given).headers["content-type"].startswith("application/atom+xml")
    assert program.post("/link", headers=given).status_code == 401
    for wrong in ("any", f"{secret}:any", "any:", "\u00e9"):
        headers = {"authorization": f"Basic {base64.b64encode(wrong.encode()).decode()}"}
        assert program.get("/search/atom?q=pier", headers=headers, follow_redirects=False).status_code != 200


def test_a_bad_token_does_not_fall_back_on_the_session(people: Desk) -> None:
    """Or a page of another site could leave the token of the form out."""
    browser = people.browser("Ida")
    answer = browser.post("/link", headers=bearer("reportedly_none"), follow_redirects=False)
    assert answer.status_code == 401


def test_a_database_that_goes_away_is_said(people: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where it is needed to know who asks; nobody is let in or signed out by it."""
    browser = people.browser("Tom")

    def gone() -> None:
        raise StoreError("sqlite:///desk.db: cannot be opened")

    with monkeypatch.context() as away:
        away.setattr(people.site.store, "view", gone)
        answer = browser.get("/documents", follow_redirects=False)
        assert (answer.status_code, "set-cookie" in answer.headers) == (503, False)
        assert "Cannot be opened" in answer.text
    assert browser.get("/documents").status_code == 200


def test_decisions_bear_the_name_of_the_account(people: Desk) -> None:
    """Whatever name the browser was given before."""
    browser = people.browser("Tom")
    browser.cookies.set("name", "Somebody%20else")
    assert browser.get("/review.json").json()["by"] == "Tom"
    named = browser.post("/review/name", data={"_csrf_token": token(browser), "name": "Else"}, follow_redirects=False)
    assert named.status_code == 400
    assert "/review/name" not in browser.get("/review").text
