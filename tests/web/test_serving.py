"""Where the desk listens, and who may ask it."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest

from reportedly.errors import UsageError
from reportedly.people import accounts
from reportedly.people.accounts import TERMINAL, Actor
from reportedly.settings import Settings
from reportedly.store import Store, open_store
from reportedly.store.people import Role
from reportedly.web.access import LOCAL, Access
from reportedly.web.serving import access_to, listen, serve, server
from reportedly.web.site import Site
from tests.people.quick_passwords import PASSWORD, quick_passwords


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.8.9.1"])
def test_loopback_can_be_had(host: str) -> None:
    """On a free port, for 0."""
    with listen(host, 0) as listening:
        assert listening.getsockname()[1] > 0


def test_an_answer_is_sent_at_once() -> None:
    """A small part of one does not wait until the part before it was received (RFC 896)."""
    with listen("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP  # what asyncio goes by


@pytest.mark.parametrize("host", ["", "203.0.113.5", "no.such.host.invalid"])
def test_what_is_no_address_of_this_machine_is_said(host: str) -> None:
    """An empty one too, which would stand for every address."""
    with pytest.raises(UsageError, match="no address of this machine"):
        listen(host, 0)


def test_a_port_that_is_held_is_said() -> None:
    """With the way out."""
    with listen("127.0.0.1", 0) as listening, pytest.raises(UsageError, match="give another"):
        listen("127.0.0.1", listening.getsockname()[1])


@pytest.fixture
def owned(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A desk that Ida owns."""
    quick_passwords(monkeypatch)
    with open_store("memory:") as store:
        accounts.add(store, "Ida", Role.OWNER, PASSWORD, Actor(by="root", via=TERMINAL))
        yield store


def test_loopback_needs_nobody(owned: Store) -> None:
    """Whoever works on this machine may ask, whether there are accounts or not."""
    assert access_to(owned, "127.0.0.1") is access_to(owned, "::1") is LOCAL


def test_others_need_an_owner() -> None:
    """Where there is none, the line says how to make one."""
    with open_store("memory:") as store:
        for host, url in (("0.0.0.0", None), ("192.168.1.5", None), ("127.0.0.1", "https://desk.example.org")):  # noqa: S104
            with pytest.raises(UsageError, match="people add NAME --role owner"):
                access_to(store, host, url)


def test_a_desk_for_others_answers_to_its_own_names(owned: Store) -> None:
    """Numbers, which no other site can be moved to, this machine's name, and that of the address people open."""
    direct, behind = access_to(owned, "0.0.0.0"), access_to(owned, "127.0.0.1", "https://Desk.example.org:8443/")  # noqa: S104
    assert direct.accounts
    assert behind.accounts
    assert (direct.secure, behind.secure) == (False, True)
    for access in (direct, behind):
        for host in ("192.168.1.5:8080", "[2001:db8::1]:8080", "localhost", socket.gethostname().lower()):
            assert access.answers_to(host)
        assert not access.answers_to("evil.example:8080")
    assert behind.answers_to("desk.example.org:8443")
    assert not direct.answers_to("desk.example.org")
    assert behind.proxies == ("127.0.0.1", "::1")
    far = access_to(owned, "10.0.0.4", "https://desk.example.org", ["10.0.0.5", "10.1.0.0/16"])
    assert far.proxies == ("10.0.0.5", "10.1.0.0/16")


@pytest.mark.parametrize(
    "url", ["desk.example.org", "https://", "https://a.example/desk", "ftp://a", "https://u:p@a.example"]
)
def test_an_address_that_is_no_site_is_refused(owned: Store, url: str) -> None:
    """A whole one is needed, without a path."""
    with pytest.raises(UsageError, match="--url"):
        access_to(owned, "127.0.0.1", url)


def test_a_proxy_needs_an_address_and_to_be_one(owned: Store) -> None:
    """A proxy that nobody comes by, and one that is none."""
    with pytest.raises(UsageError, match="--url"):
        access_to(owned, "0.0.0.0", None, ["10.0.0.5"])  # noqa: S104
    with pytest.raises(UsageError, match="--proxy"):
        access_to(owned, "0.0.0.0", "https://a.example", ["everybody"])  # noqa: S104


@contextmanager
def served(store: Store, folder: Path, access: Access) -> Iterator[httpx.Client]:
    """A browser before a desk that is really served."""
    listening = listen("127.0.0.1", 0)
    with closing(Site(store, Settings(), "root", folder / "index")) as site:
        running = server(site, access)
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]})
        thread.start()
        while not running.started:
            time.sleep(0.01)
        with httpx.Client(base_url=f"http://127.0.0.1:{listening.getsockname()[1]}") as browser:
            yield browser
        running.should_exit = True
        thread.join(timeout=10)


@pytest.mark.parametrize(
    ("url", "proxies", "address"),
    [
        (None, (), "127.0.0.1"),
        ("https://desk.example.org", (), "192.0.2.7"),
        ("https://a.example", ("10.0.0.5",), "127.0.0.1"),
    ],
)
def test_only_a_proxy_that_was_named_is_believed(
    owned: Store, tmp_path: Path, url: str | None, proxies: tuple[str, ...], address: str
) -> None:
    """Where a request came from, and whether by https; anybody else would be somebody else at every try."""
    access = access_to(owned, "0.0.0.0", url, proxies)  # noqa: S104
    forwarded = {"x-forwarded-for": "198.51.100.9, 192.0.2.7", "x-forwarded-proto": "https"}
    with served(owned, tmp_path, access) as browser:
        form = browser.get("/sign-in", headers=forwarded)
        cookies = {"cookie": "; ".join(c.partition(";")[0] for c in form.headers.get_list("set-cookie"))}
        hidden = re.search(r'name="_csrf_token" value="([0-9a-f]+)"', form.text)
        assert hidden is not None
        origin = {"origin": url or str(browser.base_url).rstrip("/")}
        data = {"_csrf_token": hidden[1], "name": "Ida", "password": PASSWORD}
        answer = browser.post("/sign-in", data=data, headers={**forwarded, **cookies, **origin})
        assert answer.status_code == 303
        assert browser.post("/sign-in", data=data, headers={**cookies, "origin": "https://evil.example"}).is_error
    event = owned.view().audited(limit=1).items[0]
    assert (event.action, event.address) == ("sign in", address)


def test_the_address_that_is_told_can_be_opened(owned: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All addresses are told by the machine's name, and what stands behind a proxy by the proxy's."""
    monkeypatch.setattr("uvicorn.Server.run", lambda self, sockets: None)
    told: list[str] = []
    with closing(Site(owned, Settings(), "root", tmp_path / "index")) as site:
        for host, url in (("127.0.0.1", None), ("::1", None), ("0.0.0.0", None), ("127.0.0.1", "https://a.example/")):  # noqa: S104
            serve(site, host, 0, told.append, access_to(owned, host, url))
    shown = [re.sub(r":\d+/$", "/", address) for address in told]
    assert shown == ["http://127.0.0.1/", "http://[::1]/", f"http://{socket.gethostname()}/", "https://a.example/"]
