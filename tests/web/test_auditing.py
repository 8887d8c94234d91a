"""What people with accounts change is in the log, with who did it, by what way and from where."""

from __future__ import annotations

import pytest

from tests.web.forms import token
from tests.web.people_desk import Desk


def last(people: Desk) -> tuple[str | None, str, str | None, str, str, str | None]:
    """The last event of the log."""
    event = people.site.store.view().audited(limit=1).items[0]
    return event.by, event.action, event.subject, event.outcome, event.via, event.address


def test_a_change_is_noted_before_it_is_answered(people: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the name of the account."""
    monkeypatch.setattr(people.site.intake, "give", lambda given: "c1")
    browser = people.browser("Tom")
    sent = {"_csrf_token": token(browser), "text": "The bridge is closed, police said."}
    assert browser.post("/add", data=sent, follow_redirects=False).status_code == 303
    assert last(people) == ("Tom", "add", None, "done", "browser", "testclient")


def test_what_was_not_allowed_is_noted(people: Desk) -> None:
    """An editor's try to forget something stands in the log as refused."""
    browser = people.browser("Tom")
    browser.post("/forget", data={"_csrf_token": token(browser)})
    assert last(people)[:4] == ("Tom", "forget", None, "refused")


def test_what_failed_is_not_noted(people: Desk) -> None:
    """Nothing was changed."""
    before = last(people)
    browser = people.browser("Ida")
    assert browser.post("/forget", data={"_csrf_token": token(browser)}).status_code == 400
    assert browser.get("/documents").status_code == 200
    assert last(people) == before


def test_a_decision_says_about_what(people: Desk) -> None:
    """In ids alone, never in the words of an article."""
    browser = people.browser("Tom")
    document = browser.get("/documents.json").json()["items"][0]["id"]
    owner = people.browser("Ida")
    sent = {"_csrf_token": token(owner), "id": document, "why": "asked", "sure": "yes"}
    assert owner.post("/forget", data=sent).status_code == 200
    assert last(people)[:4] == ("Ida", "forget", f"document {document}", "done")


def test_a_log_that_cannot_be_written_is_said(people: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page says that the database does not answer, not that all is well."""
    from reportedly.errors import StoreError

    def gone(event: object) -> None:
        raise StoreError("sqlite:///desk.db: cannot be opened")

    browser = people.browser("Tom")
    good = token(browser)
    monkeypatch.setattr(people.site.store.writer, "note", gone)
    assert browser.post("/link", data={"_csrf_token": good}, follow_redirects=False).status_code == 503
