"""The accounts of a desk in the hands of its owners, and the log of what everybody did."""

from __future__ import annotations

import re

import httpx

from tests.web.forms import token
from tests.web.people_desk import Desk, sign_in


def send(browser: httpx.Client, path: str, **data: str) -> httpx.Response:
    """The answer to a form of the page of people."""
    return browser.post(path, data={"_csrf_token": token(browser, "/people"), **data}, follow_redirects=False)


def shown(answer: httpx.Response) -> str:
    """The password that a page shows."""
    assert answer.status_code == 201
    assert answer.headers["cache-control"] == "no-store"
    found = re.search(r"<code>([a-z0-9-]{23})</code>", answer.text)
    assert found is not None
    return found[1]


def test_somebody_new_comes_in_with_the_password_that_was_shown(people: Desk) -> None:
    """It is made up, shown once, and good until they change it."""
    owner = people.browser("Ida")
    password = shown(send(owner, "/people", name="Eva <i>", role="editor"))
    assert password not in owner.get("/people").text
    assert "Eva &lt;i&gt;" in owner.get("/people").text
    browser = people.browser()
    assert sign_in(browser, "eva <i>", password).status_code == 303
    assert browser.get("/account.json").json()["role"] == "editor"


def test_a_new_password_opens_what_was_shut_by_wrong_ones(people: Desk) -> None:
    """The one who forgot theirs need not wait, and is signed out everywhere."""
    browser = people.browser("Tom")
    for _ in range(11):
        sign_in(people.browser(), "Tom", "not the password")
    password = shown(send(people.browser("Ida"), "/people/password", name="Tom"))
    assert browser.get("/account.json").status_code == 401
    assert sign_in(people.browser(), "Tom", password).status_code == 303


def test_another_role_counts_from_the_next_page_on(people: Desk) -> None:
    """The one who has it signs in again."""
    browser, owner = people.browser("Tom"), people.browser("Ida")
    assert send(owner, "/people/role", name="Tom", role="reader").headers["location"] == "/people"
    assert browser.get("/account.json").status_code == 401
    roles = {p["name"]: p["role"] for p in owner.get("/people.json").json()["people"]}
    assert roles == {"Ida": "owner", "Tom": "reader", "Ann": "reader"}


def test_the_only_owner_stays(people: Desk) -> None:
    """Nobody locks everybody out."""
    owner = people.browser("Ida")
    for path in ("/people/role", "/people/remove"):
        answer = send(owner, path, name="Ida", role="reader")
        assert answer.status_code == 400
        assert "the only owner" in answer.text
    assert send(owner, "/people/remove", name="Tom").headers["location"] == "/people"
    assert sign_in(people.browser(), "Tom").status_code == 401


def test_what_is_wrong_is_said(people: Desk) -> None:
    """A name that is taken or none, and a role that is none."""
    owner = people.browser("Ida")
    for name, role in (("tom", "reader"), ("rule:x", "reader"), ("Eva", "king"), ("", "reader")):
        assert send(owner, "/people", name=name, role=role).status_code == 400
    assert len(people.site.store.view().accounts()) == 3


def test_the_log_is_shown_to_owners(people: Desk) -> None:
    """Page by page, of everybody or of one; words of strangers are never markup."""
    owner = people.browser("Ida")
    send(owner, "/people", name="<script>Eva", role="reader")
    whole = owner.get("/audit.json?limit=2").json()
    newest = whole["events"][0]
    assert (newest["by"], newest["action"], newest["subject"]) == ("Ida", "add reader", "<script>Eva")
    further = owner.get("/audit.json", params={"limit": 2, "cursor": whole["next"]}).json()
    assert further["events"][0]["number"] == whole["events"][-1]["number"] - 1
    assert {e["by"] for e in owner.get("/audit.json?by=root").json()["events"]} == {"root"}
    page = owner.get("/audit").text
    assert "&lt;script&gt;Eva" in page
    assert "<script>Eva" not in page
    assert "Not by this person" in owner.get("/audit?by=Ann").text
