"""Serving the desk until it is stopped."""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import ip_address

import uvicorn

from reportedly.errors import UsageError
from reportedly.web.app import application
from reportedly.web.site import Site

_LEAVING_SECONDS = 5


def serve(site: Site, host: str, port: int, told: Callable[[str], object]) -> None:
    """Serves until the process is told to stop; ``told`` is given the address once the port is held.

    A ``port`` of 0 takes a free one. Raises UsageError for a host that is not this machine alone, and for a port that
    another program holds.
    """
    listening = listen(host, port)
    with listening:
        shown = f"[{host}]" if ":" in host else host
        told(f"http://{shown}:{listening.getsockname()[1]}/")
        server(site).run(sockets=[listening])


def server(site: Site) -> uvicorn.Server:
    """What answers on a socket that listens; ``should_exit`` ends it."""
    config = uvicorn.Config(
        application(site),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_LEAVING_SECONDS,
        proxy_headers=False,
    )
    return uvicorn.Server(config)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on loopback; raises UsageError where that cannot be had."""
    if not _is_loopback(host):
        raise UsageError(
            f"--host {host}: the desk has no accounts and serves this machine alone; give 127.0.0.1, ::1 or localhost"
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise UsageError(f"--port {port} cannot be had ({error.strerror}); give another, or 0 for any") from error
    return listening


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
