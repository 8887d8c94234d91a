"""An httpx transport that connects to checked addresses alone and keeps one deadline over all that a fetch does."""

# httpcore hands every call a timeout of its own; the deadline takes its place.
# ruff: noqa: ARG002

from __future__ import annotations

import ssl
from collections.abc import Iterable
from functools import cache
from time import monotonic
from typing import Any

import httpcore
import httpx

from reportedly.loading.addresses import is_public, resolve


class PrivateAddressError(Exception):
    """The host has no public address; the message names the host and an address of it."""


class UnknownHostError(Exception):
    """The name of the host, which is the message, is not known."""


class Deadline:
    """A point in time, ``seconds`` from when this is made, by which everything must be done."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds

    def left(self) -> float:
        """The seconds left. Raises httpcore.TimeoutException where there are none."""
        left = self._end - monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left


class GuardedTransport(httpx.HTTPTransport):
    """Resolves each host once, refuses what is not public and connects to the very address that was checked.

    So a name that resolves to another address a moment later (DNS rebinding) gains nothing. TLS still verifies the
    name. Raises PrivateAddressError and UnknownHostError beside the errors of httpx.
    """

    def __init__(self, deadline: Deadline, *, allow_private: bool) -> None:
        context = _tls_context()
        super().__init__(verify=context, trust_env=False)
        # httpx has no public way to hand its pool a network backend; httpcore documents them.
        self._pool = httpcore.ConnectionPool(
            ssl_context=context, network_backend=GuardedBackend(deadline, allow_private=allow_private)
        )


class GuardedBackend(httpcore.NetworkBackend):
    """Opens sockets for `GuardedTransport`."""

    def __init__(self, deadline: Deadline, *, allow_private: bool) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first permitted address of ``host`` that answers, in place of whatever ``timeout``."""
        failure: httpcore.ConnectError | None = None
        for address in self._permitted(host, port):
            try:
                stream = self._sockets.connect_tcp(address, port, self._deadline.left(), local_address, socket_options)
            except httpcore.ConnectError as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure or UnknownHostError(host)

    def _permitted(self, host: str, port: int) -> list[str]:
        try:
            addresses = resolve(host, port, self._deadline.left())
        except TimeoutError as error:
            raise httpcore.ConnectTimeout from error
        except OSError as error:
            raise UnknownHostError(host) from error
        permitted = [a for a in addresses if self._allow_private or is_public(a)]
        if addresses and not permitted:
            raise PrivateAddressError(host if host == addresses[0] else f"{host} ({addresses[0]})")
        return permitted


class _TimedStream(httpcore.NetworkStream):
    """A stream whose every step has the time that is left, so that drips of bytes cannot stretch it."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


@cache
def _tls_context() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)
