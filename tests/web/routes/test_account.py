"""One's own account: the password, the browsers, and tokens that are shown once."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.people.quick_passwords import PASSWORD
from tests.web.forms import token
from tests.web.people_desk import Desk, sign_in

NEW = "another weir lantern"


def send(browser: httpx.Client, path: str, **data: str) -> httpx.Response:
    """The answer to a form of the account's page."""
    return browser.post(path, data={"_csrf_token": token(browser, "/account"), **data}, follow_redirects=False)


def test_the_page_shows_no_secret(people: Desk) -> None:
    """Neither a hash of the password nor a key of a session or a token, as a page and as JSON."""
    browser = people.browser("Tom")
    send(browser, "/account/tokens", label="a script", role="editor", days="30")
    told = browser.get("/account.json")
    assert told.json()["role"] == "editor"
    assert told.json()["roles"] == ["reader", "editor"]
    assert [(t["label"], t["role"]) for t in told.json()["tokens"]] == [("a script", "editor")]
    assert [s["here"] for s in told.json()["sessions"]] == [True]
    for text in (told.text, browser.get("/account").text):
        assert "argon2" not in text
        assert re.search(r"[0-9a-f]{64}", text.replace(token(browser, "/account"), "")) is None


def test_another_password_signs_out_every_other_browser(people: Desk) -> None:
    """This one goes on, in a new session; the old password is good for nothing."""
    browser, other = people.browser("Tom"), people.browser("Tom")
    before = browser.cookies["session"]
    answer = send(browser, "/account/password", current=PASSWORD, new=NEW, again=NEW)
    assert (answer.status_code, answer.headers["location"]) == (303, "/account")
    assert browser.get("/account").status_code == 200
    assert f"session={before}" not in answer.headers["set-cookie"]
    assert other.get("/account.json").status_code == 401
    assert sign_in(people.browser(), "Tom").status_code == 401
    assert sign_in(people.browser(), "Tom", NEW).status_code == 303


@pytest.mark.parametrize(
    ("current", "new", "again", "status"),
    [
        (PASSWORD, NEW, "something else", 400),
        ("not the password", NEW, NEW, 400),
        (PASSWORD, "short", "short", 400),
        (PASSWORD, "tom tom tom 1", "tom tom tom 1", 400),
    ],
)
def test_a_password_is_not_changed_by_mistake(people: Desk, current: str, new: str, again: str, status: int) -> None:
    """Not without the old one, not to a bad one, not to two different ones."""
    browser = people.browser("Tom")
    assert send(browser, "/account/password", current=current, new=new, again=again).status_code == status
    assert sign_in(people.browser(), "Tom").status_code == 303


def test_the_old_password_cannot_be_tried_out(people: Desk) -> None:
    """Whoever finds a browser open has ten tries, as at the door."""
    browser = people.browser("Tom")
    codes = [
        send(browser, "/account/password", current="not the password", new=NEW, again=NEW).status_code
        for _ in range(11)
    ]
    assert codes == [400] * 10 + [429]


def test_a_token_is_shown_once_and_works(people: Desk) -> None:
    """The page that shows it is kept by no browser; until it is revoked, a program comes in by it."""
    browser, program = people.browser("Tom"), people.browser()
    answer = send(browser, "/account/tokens", label="<b>feed</b>", role="reader", days="30")
    assert (answer.status_code, answer.headers["cache-control"]) == (201, "no-store")
    assert "&lt;b&gt;feed" in answer.text
    found = re.search(r"reportedly_[\w-]+", answer.text)
    assert found is not None
    headers = {"authorization": f"Bearer {found[0]}"}
    assert program.get("/documents.json", headers=headers).status_code == 200
    assert found[0] not in browser.get("/account").text
    (kept,) = people.site.store.view().tokens("Tom")
    assert send(browser, "/account/tokens/revoke", id=kept.id).headers["location"] == "/account"
    assert program.get("/documents.json", headers=headers).status_code == 401


def test_a_token_is_no_more_than_its_holder(people: Desk) -> None:
    """A reader makes no editor's token."""
    answer = send(people.browser("Ann"), "/account/tokens", label="x", role="editor", days="30")
    assert answer.status_code == 400
    assert people.site.store.view().tokens() == ()


def test_only_owners_revoke_the_tokens_of_others(people: Desk) -> None:
    """An editor is told that there is none, whether there is or not."""
    send(people.browser("Tom"), "/account/tokens", label="x", role="reader", days="30")
    (kept,) = people.site.store.view().tokens()
    told = {send(people.browser("Ann"), "/account/tokens/revoke", id=key).status_code for key in (kept.id, "t0")}
    assert told == {400}
    assert send(people.browser("Ida"), "/account/tokens/revoke", id=kept.id).headers["location"] == "/people"
    assert people.site.store.view().tokens() == ()


def test_signing_out_everywhere(people: Desk) -> None:
    """This browser too."""
    browser, other = people.browser("Tom"), people.browser("Tom")
    assert send(browser, "/account/sign-out").headers["location"] == "/sign-in"
    for one in (browser, other):
        assert one.get("/account.json").status_code == 401
