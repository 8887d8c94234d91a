"""The pages of people show what may be shown, and never what is kept of a secret."""

from __future__ import annotations

from reportedly.exports.lines import line
from reportedly.store import open_store
from reportedly.store.people import Role
from reportedly.views.people import account_page, audit_page, people_page
from tests.store.people import event, people, session


def test_no_page_holds_a_key_or_a_hash() -> None:
    """Whatever of people it shows."""
    with open_store("memory:") as store:
        people(store)
        view = store.view()
        pages = (account_page(view, "Ida", Role.OWNER, "session of Ida"), people_page(view), audit_page(view))
        told = b"".join(map(line, pages))
    for secret in (b"hash of", b"session of", b"key of"):
        assert secret not in told


def test_an_account_shows_what_is_its_own() -> None:
    """Its sessions, the one that asks marked; its tokens; and the roles that they may have."""
    with open_store("memory:") as store:
        people(store)
        store.writer.begin_session(session("other", "Tom", "2026-07-04"))
        page = account_page(store.view(), "Tom", Role.EDITOR, "session of Tom")
    assert [row.here for row in page.sessions] == [False, True]
    assert [row.id for row in page.tokens] == ["t-Tom"]
    assert page.roles == (Role.READER, Role.EDITOR)


def test_people_are_listed_with_when_they_were_seen() -> None:
    """Whoever is not signed in was not seen."""
    with open_store("memory:") as store:
        people(store)
        store.writer.begin_session(session("other", "Tom", "2026-07-04"))
        store.writer.end_sessions("Ida")
        rows = people_page(store.view()).people
    assert [(row.name, row.seen, row.sessions, len(row.tokens)) for row in rows] == [
        ("Ida", None, 0, 1),
        ("Tom", "2026-07-04", 2, 1),
    ]


def test_the_log_is_limited_to_one_person() -> None:
    """Page by page."""
    with open_store("memory:") as store:
        people(store)
        store.writer.note(event("Ida", "add"))
        page = audit_page(store.view(), "ida", limit=1)
        rest = audit_page(store.view(), "ida", cursor=page.next)
    assert [e.action for e in (*page.events, *rest.events)] == ["add", "sign in"]
    assert (page.by, rest.next) == ("ida", None)
