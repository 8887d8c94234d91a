"""How often may be asked from one place, and what a place is."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from litestar.stores.memory import MemoryStore
from litestar.testing import RequestFactory

from reportedly.web import keeping_out
from reportedly.web.app import desk_of
from reportedly.web.keeping_out import place
from tests.web.forms import token
from tests.web.looping import waited
from tests.web.people_desk import ACCESS, Desk, desk


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::ffff", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::"),
        ("a socket", "a socket"),
    ],
)
def test_a_place_is_an_address_or_a_network(address: str, expected: str) -> None:
    """Whoever has a network of version 6 has more addresses than can be counted."""
    request = RequestFactory().get("/")
    request.scope["client"] = (address, 1)
    assert place(request) == expected


def test_asking_all_the_time_is_stopped(people: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a page that says when to try again; but the style of that page is always served."""
    shown = people.browser("Ida").get("/methods.json")
    assert int(shown.headers["ratelimit-limit"]) == keeping_out.A_MINUTE == 1_200
    monkeypatch.setattr(keeping_out, "A_MINUTE", 5)
    with desk(people.site) as narrow:
        browser = narrow.browser("Ida")
        assert [browser.get("/methods").status_code for _ in range(6)] == [200] * 5 + [429]
        answer = browser.get("/methods")
        assert "Wait a minute" in answer.text
        assert 0 <= int(answer.headers["retry-after"]) <= 60
        assert browser.get("/static/desk.css").status_code == 200


def test_this_machine_alone_has_no_limit(client: object) -> None:
    """Nobody shuts themselves out."""
    from litestar.testing import TestClient

    assert isinstance(client, TestClient)
    assert "ratelimit-limit" not in client.get("/methods.json").headers


def test_json_that_is_sent_with_a_cookie_needs_the_token(people: Desk) -> None:
    """As a header; a form of another site cannot set one."""
    browser = people.browser("Tom")
    good = token(browser)
    assert browser.post("/link", json={}, headers={"x-csrftoken": good}, follow_redirects=False).status_code == 303
    assert browser.post("/link", json={}).status_code == 403


def test_nothing_of_a_stranger_is_read(people: Desk) -> None:
    """A form that is too large for the desk is refused for who sends it, before its first byte is taken."""
    read: list[int] = []

    def body() -> object:
        for _ in range(3):
            read.append(1)
            yield b"x" * 1000

    browser = people.browser()
    headers = {"content-type": "multipart/form-data; boundary=x"}
    assert browser.post("/add", content=body(), headers=headers).status_code == 401


def test_what_limits_need_no_more_is_dropped(people: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that places that are gone do not fill the memory."""
    monkeypatch.setattr(keeping_out, "_SWEEP_SECONDS", 0.01)
    app = desk_of(people.site, ACCESS)
    store = app.stores.get("sign_in_limit")

    async def kept() -> tuple[bytes | None, int]:
        assert isinstance(store, MemoryStore)
        await store.set("gone", b"1", expires_in=timedelta(milliseconds=1))
        await store.set("here", b"1", expires_in=60)
        async with keeping_out.swept(app):
            for _ in range(100):
                if len(store._store) == 1:
                    break
                await asyncio.sleep(0.01)
        return await store.get("here"), len(store._store)

    assert waited(kept()) == (b"1", 1)


@pytest.mark.parametrize("path", ["/sign-in", "/theme"])
def test_what_strangers_may_send_is_small(people: Desk, path: str) -> None:
    """No form that anybody may send takes the room of an upload."""
    browser = people.browser()
    data = {"_csrf_token": token(browser, "/sign-in"), "name": "x" * keeping_out.STRANGERS_BYTES}
    assert browser.post(path, data=data, follow_redirects=False).status_code == 413
