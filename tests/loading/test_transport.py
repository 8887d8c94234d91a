"""Connecting: what was checked is what is connected to, and TLS still verifies the name."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import httpcore
import httpx
import pytest

from reportedly.errors import RefusedError
from reportedly.loading import transport
from reportedly.loading.transport import Deadline, GuardedTransport, PrivateAddressError, UnknownHostError
from reportedly.loading.web import fetch
from reportedly.settings import Settings

if TYPE_CHECKING:
    from tests.loading.conftest import Gazette

TLS = Path(__file__).parent.parent / "resources" / "loading" / "tls"
LOCAL = Settings(allow_private=True, fetch_seconds=10)


def _answers(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let names resolve to ``answers``, one list a question and the last for ever; gives the names asked for."""
    asked: list[str] = []
    original = socket.getaddrinfo

    def getaddrinfo(host: str, port: int, *arguments: Any, **named: Any) -> list[tuple[Any, ...]]:
        if host[0].isdigit():
            return original(host, port, *arguments, **named)
        asked.append(host)
        addresses = answers[min(len(asked), len(answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


def _only_first_is_public(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "is_public", lambda address: address == "127.0.0.1")


def test_the_address_that_was_checked_is_the_one_connected_to(
    gazette: Gazette, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that resolves elsewhere a moment later (DNS rebinding) is asked for once."""
    _only_first_is_public(monkeypatch)
    asked = _answers(monkeypatch, ["127.0.0.1"], ["127.0.0.2"])
    raw = fetch(gazette.url("/article", "gazette.test"), Settings())
    assert asked == ["gazette.test"]
    assert raw.url == gazette.url("/article", "gazette.test")
    assert gazette.asked[0][1]["Host"] == f"gazette.test:{gazette.server_port}"


def test_private_addresses_among_public_ones_are_passed_over(gazette: Gazette, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all the addresses of a name only the public ones are tried."""
    _only_first_is_public(monkeypatch)
    _answers(monkeypatch, ["10.0.0.1", "127.0.0.1"])
    fetch(gazette.url("/article", "gazette.test"), Settings())
    assert len(gazette.asked) == 1


def test_a_name_with_private_addresses_alone_is_refused(gazette: Gazette, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the host and where it leads."""
    _answers(monkeypatch, ["10.0.0.1", "192.168.0.1"])
    with (
        httpx.Client(transport=GuardedTransport(Deadline(5), allow_private=False)) as client,
        pytest.raises(PrivateAddressError, match=r"^gazette\.test \(10\.0\.0\.1\)$"),
    ):
        client.get(gazette.url("/article", "gazette.test"))


def test_the_next_address_is_tried_where_one_does_not_answer(gazette: Gazette, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server listens on 127.0.0.1 alone."""
    _answers(monkeypatch, ["127.0.0.3", "127.0.0.1"])
    fetch(gazette.url("/article", "gazette.test"), LOCAL)
    assert len(gazette.asked) == 1


def test_a_name_without_addresses_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty answer is no answer."""
    _answers(monkeypatch, [])
    with (
        httpx.Client(transport=GuardedTransport(Deadline(5), allow_private=True)) as client,
        pytest.raises(UnknownHostError, match=r"^gazette\.test$"),
    ):
        client.get("http://gazette.test/")


def test_a_deadline_that_has_passed_raises() -> None:
    """There is no time left, rather than a negative one."""
    assert 0 < Deadline(60).left() <= 60
    with pytest.raises(httpcore.TimeoutException):
        Deadline(0).left()


@pytest.fixture
def tls_port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A port at which one TLS connection after another is answered with the certificate of gazette.test."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(TLS / "gazette.test.pem")
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            try:
                with connection, context.wrap_socket(connection, server_side=True) as stream:
                    stream.recv(4096)
                    stream.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nyes"[:-1])
            except OSError:
                continue

    thread = Thread(target=serve)
    thread.start()
    yield listener.getsockname()[1]
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join()


def test_tls_verifies_the_name_and_not_the_address(tls_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection goes to a checked address; the certificate must still be that of the host."""
    authority = ssl.create_default_context(cafile=str(TLS / "authority.pem"))
    monkeypatch.setattr(transport, "_tls_context", lambda: authority)
    _answers(monkeypatch, ["127.0.0.1"])
    raw = fetch(f"https://gazette.test:{tls_port}/", LOCAL)
    assert raw.head == b"ye"
    with pytest.raises(RefusedError, match="certificate that cannot be verified"):
        fetch(f"https://other.test:{tls_port}/", LOCAL)


def test_an_unknown_authority_is_refused(tls_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Certificates are verified against the usual authorities."""
    _answers(monkeypatch, ["127.0.0.1"])
    with pytest.raises(RefusedError, match="certificate that cannot be verified"):
        fetch(f"https://gazette.test:{tls_port}/", LOCAL)
