"""Serving the desk until it is stopped."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable, Sequence
from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

import uvicorn

from reportedly.errors import UsageError
from reportedly.people.accounts import has_owner
from reportedly.store import Store
from reportedly.web.access import LOCAL, LOOPBACK, Access, host_of
from reportedly.web.app import application
from reportedly.web.site import Site

_LEAVING_SECONDS = 5


def serve(site: Site, host: str, port: int, told: Callable[[str], object], access: Access = LOCAL) -> None:
    """Serves until the process is told to stop; ``told`` is given the address once the port is held.

    A ``port`` of 0 takes a free one. Raises UsageError for an address or a port that cannot be had.
    """
    listening = listen(host, port)
    with listening:
        told(f"{access.url or _address(host, listening.getsockname()[1])}/")
        site.courier.wake()  # what was due when the desk was served last
        server(site, access).run(sockets=[listening])


def _address(host: str, port: int) -> str:
    """The address to open; of all addresses, that by the machine's name."""
    named = socket.gethostname() if _is_any(host) else host
    return f"http://[{named}]:{port}" if ":" in named else f"http://{named}:{port}"


def access_to(store: Store, host: str, url: str | None = None, proxies: Sequence[str] = ()) -> Access:
    """Who may ask a desk that is served on ``host``, and that people open by ``url`` where a proxy stands before it.

    On loopback, that is whoever works on this machine. Raises UsageError where others could come in and the desk has
    no owner, and for a ``url`` or one of the ``proxies`` that is none.
    """
    if proxies and url is None:
        raise UsageError("--proxy says who stands before the desk; give also the address that people open (--url)")
    if url is None and _is_loopback(host):
        return LOCAL
    if not has_owner(store):
        raise UsageError(
            "others could reach the desk, and it has no owner yet; make one with 'reportedly people add NAME --role "
            "owner', or serve this machine alone (--host 127.0.0.1, without --url)"
        )
    names = {host.lower(), f"[{host.lower()}]", socket.gethostname().lower()}
    origin = None if url is None else _origin(url)
    return Access(
        accounts=True,
        hosts=LOOPBACK | names | ({host_of(origin)} if origin else set()),
        any_address=True,
        url=origin,
        proxies=tuple(map(_network, proxies)) or ("127.0.0.1", "::1"),
    )


def server(site: Site, access: Access = LOCAL) -> uvicorn.Server:
    """What answers on a socket that listens; ``should_exit`` ends it."""
    config = uvicorn.Config(
        application(site, access),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_LEAVING_SECONDS,
        proxy_headers=access.url is not None,
        forwarded_allow_ips=list(access.proxies),
    )
    return uvicorn.Server(config)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; raises UsageError where that cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # with its protocol named, asyncio has answers sent at once (TCP_NODELAY), and not held for 40 ms
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host or "nowhere.invalid", port))  # an empty one would stand for every address
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise UsageError(_not_had(host, port, error)) from error
    return listening


def _not_had(host: str, port: int, error: OSError) -> str:
    """What to tell of an address or a port that cannot be had."""
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return f"--host {host}: is no address of this machine; give 127.0.0.1, or 0.0.0.0 for all that it has"
    return f"--port {port} cannot be had ({error.strerror}); give another, or 0 for any"


def _origin(url: str) -> str:
    """The scheme and the host of an address; raises UsageError where it holds more, or is none."""
    parts = urlsplit(url.strip())
    if (
        parts.scheme not in {"http", "https"}
        or not parts.hostname
        or parts.path.strip("/")
        or parts.query
        or "@" in url
    ):
        raise UsageError(f"--url {url}: is no address of a whole site; give one such as https://desk.example.org")
    return f"{parts.scheme}://{parts.netloc}".lower()


def _network(proxy: str) -> str:
    try:
        return str(ip_network(proxy, strict=False)).removesuffix("/32").removesuffix("/128")
    except ValueError:
        raise UsageError(f"--proxy {proxy}: is no address; give one such as 10.0.0.5 or 10.0.0.0/24") from None


def _is_any(host: str) -> bool:
    """Whether every address of the machine is meant."""
    try:
        return ip_address(host).is_unspecified
    except ValueError:
        return False


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
