"""A desk whose people have accounts, and browsers that are signed in to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from litestar.testing import TestClient

from reportedly.people import accounts, sessions
from reportedly.people.accounts import TERMINAL, Actor
from reportedly.store import Store
from reportedly.store.people import Role
from reportedly.web.access import Access
from reportedly.web.app import application
from reportedly.web.site import Site
from tests.people.quick_passwords import PASSWORD
from tests.web.forms import token

ACCESS = Access(accounts=True, any_address=True)
HTTPS = Access(accounts=True, hosts=frozenset({"desk.example.org"}), url="https://desk.example.org")
PEOPLE = {"Ida": Role.OWNER, "Tom": Role.EDITOR, "Ann": Role.READER}


def add_people(store: Store) -> None:
    """Ida owns the desk, Tom edits, Ann reads."""
    for name, role in PEOPLE.items():
        accounts.add(store, name, role, PASSWORD, Actor(by="root", via=TERMINAL))


class Desk:
    """An application with browsers before it."""

    def __init__(self, site: Site, client: TestClient) -> None:  # type: ignore[type-arg]
        self.site = site
        self._client = client

    def browser(self, name: str | None = None) -> httpx.Client:
        """A new browser, in which that person is signed in, or nobody."""
        wire = self._client._transport
        opened = httpx.Client(transport=wire, base_url=self._client.base_url, follow_redirects=True)
        if name is not None:
            opened.cookies.set("session", self.begun(name))
        return opened

    def begun(self, name: str) -> str:
        """The secret of a new session of that person."""
        account = self.site.store.view().account(name)
        assert account is not None
        return sessions.begin(self.site.store, account)


@contextmanager
def desk(site: Site, access: Access = ACCESS) -> Iterator[Desk]:
    """A desk of the three people."""
    if not site.store.view().accounts():
        add_people(site.store)
    client = TestClient(
        application(site, access), base_url=access.url or "http://127.0.0.1:8080", raise_server_exceptions=False
    )
    with client as opened:
        yield Desk(site, opened)


def sign_in(client: httpx.Client, name: str, password: str = PASSWORD, **more: Any) -> Any:
    """The answer to the form to sign in with."""
    data = {"_csrf_token": token(client, "/sign-in"), "name": name, "password": password, **more}
    return client.post("/sign-in", data=data, follow_redirects=False)
