"""Who may ask the desk, and under which names it answers: this machine alone, or people with accounts."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from litestar import Request
from msgspec import Struct

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


class Access(Struct, frozen=True, kw_only=True):
    """Whether people need ``accounts``, and what a request may be addressed to.

    ``hosts`` are names in lower case; with ``any_address`` every numeric address is good too, since no other site can
    be moved to one (DNS rebinding). ``url`` is the address that people open where a proxy stands before the desk, and
    ``proxies`` are those that may say whom they speak for.
    """

    accounts: bool = False
    hosts: frozenset[str] = LOOPBACK
    any_address: bool = False
    url: str | None = None
    proxies: tuple[str, ...] = ()

    @property
    def secure(self) -> bool:
        """Whether people open the desk by https, so that no cookie may go another way."""
        return self.url is not None and self.url.startswith("https://")

    def answers_to(self, host: str) -> bool:
        """Whether a request to that host, as its header says it, is meant for this desk."""
        name = _without_port(host)
        return name in self.hosts or (self.any_address and _is_address(name.strip("[]")))

    def is_own(self, origin: str, host: str) -> bool:
        """Whether a form from a page of that origin, sent to that host, is one of this desk."""
        return origin.partition("://")[2] == host or (self.url is not None and origin == self.url)

    def cookie(self, name: str) -> str:
        """The name of a cookie that nobody but this host can set, where browsers see to that (RFC 6265bis, 4.1.3)."""
        return f"__Host-{name}" if self.secure else name


LOCAL = Access()


def access_of(request: Request[Any, Any, Any]) -> Access:
    """How the desk that a request came to is served."""
    found: Access = request.app.state.access
    return found


def host_of(url: str) -> str:
    """The host of an address as a header names it, without its port."""
    return _without_port(urlsplit(url).netloc.lower())


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdecimal() else host


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
