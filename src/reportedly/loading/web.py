"""Fetching one page: http(s) alone, public addresses alone, within limits of time, size and redirects."""

from __future__ import annotations

import gzip
import zlib
from contextlib import closing
from datetime import UTC, datetime
from io import BytesIO
from pathlib import PurePosixPath

import httpx

from reportedly.errors import RefusedError
from reportedly.loading.raw import Raw, read_head
from reportedly.loading.transport import Deadline, GuardedTransport, PrivateAddressError, UnknownHostError
from reportedly.settings import Settings

_MEDIA_TYPES = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "text/markdown",
        "application/json",
        "application/jsonl",
        "application/x-jsonlines",
        "application/x-ndjson",
    }
)
_LAST_PORT = 65_535
_SAVE_IT = "save the text in a file and give that"


def fetch(target: str, settings: Settings) -> Raw:
    """The page at the http(s) address ``target``, with the address it was found at, when, and what the server calls it.

    Redirects are followed by hand, at most ``settings.redirects`` of them, and each hop is checked like the first. Time
    (``fetch_seconds``, over everything) and size (``fetch_bytes``, as sent and as unpacked) are limited. Raises
    RefusedError.
    """
    deadline = Deadline(settings.fetch_seconds)
    headers = {
        "User-Agent": settings.user_agent,
        "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1",
        "Accept-Encoding": "gzip",
    }
    transport = GuardedTransport(deadline, allow_private=settings.allow_private)
    try:
        with httpx.Client(
            transport=transport, headers=headers, timeout=settings.fetch_seconds, trust_env=False
        ) as client:
            return _follow(client, target, settings)
    except (httpx.HTTPError, httpx.InvalidURL, PrivateAddressError, UnknownHostError) as error:
        raise _unfetched(target, error, settings) from error


def _follow(client: httpx.Client, target: str, settings: Settings) -> Raw:
    request = client.build_request("GET", _checked(httpx.URL(target), target))
    for _ in range(settings.redirects + 1):
        with closing(client.send(request, stream=True)) as response:
            if response.next_request is None:
                return _read(response, target, settings)
            request = response.next_request
            _checked(request.url, target)
    raise RefusedError(target, f"redirects more than {settings.redirects} times", "give the address it ends at")


def _checked(url: httpx.URL, target: str) -> httpx.URL:
    if url.scheme not in ("http", "https"):
        raise RefusedError(target, f"leads to an address of kind {url.scheme!r}", "give an http or https address")
    if not url.host or (url.port or 1) > _LAST_PORT:
        reason = "is not a valid address" if url.host else "names no host"
        raise RefusedError(target, reason, "copy the address from a browser")
    if url.userinfo:
        raise RefusedError(target, "holds a user name or password", "leave them out of the address")
    return url


def _read(response: httpx.Response, target: str, settings: Settings) -> Raw:
    if not response.is_success:
        reason = f"was answered with {response.status_code} {response.reason_phrase}".rstrip()
        raise RefusedError(target, reason, f"open it in a browser; if it is there, {_SAVE_IT}")
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type and media_type not in _MEDIA_TYPES:
        raise RefusedError(target, f"is neither a page nor text but {media_type[:60]!r}", _SAVE_IT)
    stream = BytesIO(_unpacked(response, _body(response, target, settings.fetch_bytes), target, settings.fetch_bytes))
    return Raw(
        target=target,
        name=PurePosixPath(response.url.path).name,
        head=read_head(stream),
        stream=stream,
        url=str(response.url.copy_with(fragment=None)),
        captured=datetime.now(UTC).isoformat(timespec="seconds"),
        media_type=media_type or None,
        charset=response.charset_encoding,
    )


def _body(response: httpx.Response, target: str, limit: int) -> bytes:
    """The body as it was sent, still packed."""
    body = bytearray()
    for chunk in response.iter_raw():
        body += chunk
        if len(body) > limit:
            raise _too_long(target, limit)
    return bytes(body)


def _unpacked(response: httpx.Response, body: bytes, target: str, limit: int) -> bytes:
    """``body`` without its gzip, unpacked no further than ``limit`` (a small file can unpack to a thousandfold)."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("", "identity"):
        return body
    if encoding not in ("gzip", "x-gzip"):
        raise RefusedError(target, f"is packed as {encoding[:30]!r}, which was not asked for", _SAVE_IT)
    try:
        data = gzip.GzipFile(fileobj=BytesIO(body)).read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise RefusedError(target, "was sent with damaged gzip", f"try again later, or {_SAVE_IT}") from error
    if len(data) > limit:
        raise _too_long(target, limit)
    return data


def _too_long(target: str, limit: int) -> RefusedError:
    reason = f"is longer than the limit of {limit:,} bytes"
    return RefusedError(target, reason, f"{_SAVE_IT}, or raise the limit (--max-bytes)")


def _unfetched(target: str, error: Exception, settings: Settings) -> RefusedError:
    if isinstance(error, PrivateAddressError):
        reason = f"leads to {error}, which is not a public address"
        return RefusedError(target, reason, "name --allow-private if you trust it")
    if isinstance(error, UnknownHostError):
        return RefusedError(target, f"is on an unknown host ({error})", "check the spelling and your connection")
    if isinstance(error, httpx.TimeoutException):
        reason = f"did not arrive whole within {settings.fetch_seconds:g} seconds"
        return RefusedError(target, reason, f"try again later, or {_SAVE_IT}")
    if isinstance(error, httpx.InvalidURL):
        return RefusedError(target, "is not a valid address", "copy the address from a browser")
    if "CERTIFICATE" in str(error).upper():
        return RefusedError(target, "has a certificate that cannot be verified", f"if you trust it, {_SAVE_IT}")
    if isinstance(error, httpx.ConnectError):
        return RefusedError(target, "cannot be connected to", "check the address and your connection")
    return RefusedError(target, "was answered with broken HTTP", f"try again later, or {_SAVE_IT}")
