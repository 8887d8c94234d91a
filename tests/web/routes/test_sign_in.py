"""Signing in and out by a form, without JavaScript; sessions that are lost lead back to where one was."""

from __future__ import annotations

import re

import pytest

from reportedly.people import sessions
from reportedly.web.keeping_out import SIGNING_IN_A_MINUTE
from tests.people.quick_passwords import PASSWORD
from tests.web.forms import token
from tests.web.people_desk import HTTPS, Desk, desk, sign_in


def test_signing_in_leads_to_where_one_wanted_to_be(people: Desk) -> None:
    """From a page that asks for it, by the form, back to that page with its filters."""
    browser = people.browser()
    asked = browser.get("/documents?outlet=The%20Weir", follow_redirects=False)
    assert (asked.status_code, asked.headers["cache-control"]) == (303, "no-store")
    form = browser.get(asked.headers["location"])
    hidden = re.search(r'name="next" value="([^"]*)"', form.text)
    assert hidden is not None
    answer = sign_in(browser, "tom", next=hidden[1])
    assert (answer.status_code, answer.headers["location"]) == (303, "/documents?outlet=The%20Weir")
    shown = browser.get(answer.headers["location"])
    assert shown.status_code == 200
    assert ">Tom</a>" in shown.text
    assert browser.get("/sign-in?next=/sources", follow_redirects=False).headers["location"] == "/sources"


def test_a_stranger_sees_nothing_but_the_form(people: Desk) -> None:
    """No name, no count, no way about the desk."""
    page = people.browser().get("/sign-in").text
    assert "Tom" not in page
    assert "<nav" not in page
    assert "/search" not in page


def test_the_cookie_is_for_this_desk_alone(people: Desk) -> None:
    """No script reads it; it is sent with no form of another site."""
    cookie = sign_in(people.browser(), "Ida").headers.get_list("set-cookie")[0].lower()
    assert cookie.startswith("session=")
    for part in ("httponly", "samesite=lax", "path=/"):
        assert part in cookie
    assert "domain" not in cookie


def test_behind_https_no_cookie_goes_another_way(people: Desk) -> None:
    """All are marked so that the browser itself sees to it."""
    with desk(people.site, HTTPS) as secure:
        browser = secure.browser()
        given = [browser.get("/sign-in"), sign_in(browser, "Ida"), browser.post("/link", data={"_csrf_token": "old"})]
        cookies = [cookie for answer in given for cookie in answer.headers.get_list("set-cookie")]
        assert len(cookies) >= 3
        assert [c for c in cookies if not c.startswith("__Host-") or "secure" not in c.lower()] == []
        assert browser.get("/documents").status_code == 200


def test_a_session_cannot_be_planted(people: Desk) -> None:
    """What the browser held before is worth nothing after signing in (session fixation), nor is another one's."""
    browser = people.browser()
    browser.cookies.set("session", "chosen-by-somebody-else")
    planted = people.begun("Ann")
    sign_in(browser, "Tom")
    values = [cookie.value for cookie in browser.cookies.jar if cookie.name == "session"]
    assert "chosen-by-somebody-else" not in values[-1:]
    store = people.site.store
    assert sessions.visitor(store, "chosen-by-somebody-else", None) is None
    other = people.browser()
    other.cookies.set("session", planted)
    data = {"_csrf_token": token(other), "name": "Ida", "password": PASSWORD}
    assert other.post("/sign-in", data=data, follow_redirects=False).headers["location"] == "/"
    assert sessions.visitor(store, planted, None) is None


def test_what_is_wrong_is_said_once_for_all(people: Desk) -> None:
    """The same page for a wrong password and for a name that nobody has; what was typed as a name stays."""
    pages = []
    for name in ("Tom", "Nobody"):
        answer = sign_in(people.browser(), name, "not the password")
        assert answer.status_code == 401
        assert "set-cookie" not in answer.headers
        pages.append(re.sub(r'value="[^"]*"', "", answer.text))
    assert pages[0] == pages[1]
    assert "is wrong" in pages[0]


def test_trying_out_passwords_is_stopped(people: Desk) -> None:
    """After ten wrong ones for a name the right one does not help either; the page says how long."""
    browser = people.browser()
    for _ in range(10):
        assert sign_in(browser, "Tom", "not the password").status_code == 401
    answer = sign_in(browser, "Tom")
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "900")
    assert "Wait 15 minutes" in answer.text
    assert sign_in(people.browser(), "Ida").status_code == 303


def test_trying_out_names_is_stopped(people: Desk) -> None:
    """From one place only so many tries a minute are looked at, whatever they name."""
    browser = people.browser()
    sent = {"_csrf_token": token(browser, "/sign-in"), "password": "not the password"}
    codes = [browser.post("/sign-in", data={**sent, "name": f"n{i}"}).status_code for i in range(SIGNING_IN_A_MINUTE)]
    assert set(codes) == {401}
    answer = browser.post("/sign-in", data={**sent, "name": "Ida"})
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) <= 60
    assert "Wait a minute" in answer.text


@pytest.mark.parametrize("where", ["/documents?outlet=The%20Weir", "/review?place=2"])
def test_a_session_that_has_ended_is_said(people: Desk, where: str) -> None:
    """With the form, and from it back to where one was."""
    browser = people.browser("Tom")
    assert browser.get(where).status_code == 200
    people.site.store.writer.end_sessions("Tom")
    page = browser.get(where)
    assert "Your session has ended" in page.text
    hidden = re.search(r'name="next" value="([^"]*)"', page.text)
    assert hidden is not None
    browser.cookies.clear()
    assert sign_in(browser, "Tom", next=hidden[1].replace("&amp;", "&")).headers["location"] == where


def test_a_form_of_a_session_that_has_ended_is_not_lost_without_a_word(people: Desk) -> None:
    """The page says that it was not kept, and leads back to the page that the form stood on."""
    browser = people.browser("Tom")
    page = token(browser)
    people.site.store.writer.end_sessions("Tom")
    headers = {"referer": "http://127.0.0.1:8080/review?place=2"}
    answer = browser.post("/link", data={"_csrf_token": page}, headers=headers)
    assert answer.status_code == 401
    assert "was not kept" in answer.text
    assert "/sign-in?next=%2Freview%3Fplace%3D2" in answer.text
    elsewhere = browser.post("/link", headers={"referer": "http://evil.example/x"})
    assert 'href="/sign-in?next=%2F"' in elsewhere.text


def test_a_program_whose_session_has_ended_is_told_in_its_way(people: Desk) -> None:
    """As JSON, with the status for it."""
    browser = people.browser("Tom")
    people.site.store.writer.end_sessions("Tom")
    answer = browser.get("/documents.json")
    assert answer.status_code == 401
    assert answer.json()["status"] == 401


@pytest.mark.parametrize("next", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(people: Desk, next: str) -> None:
    """Whatever the address that brought one here said."""
    browser = people.browser()
    assert 'name="next" value="/"' in browser.get("/sign-in", params={"next": next}).text
    assert sign_in(browser, "Tom", next=next).headers["location"] == "/"


def test_signing_out_ends_the_session(people: Desk) -> None:
    """In the store too, so that a copy of the cookie is worth nothing; and the browser drops its pages."""
    browser, copy = people.browser("Tom"), people.browser()
    copy.cookies.set("session", browser.cookies["session"])
    assert copy.get("/documents").status_code == 200
    answer = browser.post("/sign-out", data={"_csrf_token": token(browser)}, follow_redirects=False)
    assert answer.headers["location"] == "/sign-in"
    assert answer.headers["clear-site-data"] == '"cache"'
    assert copy.get("/documents.json").status_code == 401
    assert [e.action for e in people.site.store.view().audited(limit=1).items] == ["sign out"]
