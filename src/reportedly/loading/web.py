"""Fetching one page: http(s) alone, public addresses alone, within limits of time, size and redirects."""

from __future__ import annotations

import gzip
import math
import zlib
from contextlib import closing
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from pathlib import PurePosixPath

import httpx

from reportedly.errors import RefusedError
from reportedly.loading.answers import NotModifiedError, PassingError, StatusError
from reportedly.loading.raw import Raw, Validator, read_head
from reportedly.loading.transport import Deadline, GuardedTransport, PrivateAddressError, UnknownHostError
from reportedly.settings import Settings

# What is never a text or a list of texts is not downloaded to be told so; anything else is known by its content.
_NEVER_READ = ("audio/", "font/", "image/", "video/")
_NO_CHANGE, _TOO_MANY = 304, 429
_LAST_PORT = 65_535
_SAVE_IT = "save the text in a file and give that"


def fetch(target: str, settings: Settings, known: Validator | None = None) -> Raw:
    """The page at the http(s) address ``target``, with the address it was found at, when, and what the server calls it.

    Redirects are followed by hand, at most ``settings.redirects`` of them, and each hop is checked like the first. Time
    (``fetch_seconds``, over everything) and size (``fetch_bytes``, as sent and as unpacked) are limited. Raises
    RefusedError (PassingError where it may be over soon), and NotModifiedError where the page is still the ``known``.
    """
    deadline = Deadline(settings.fetch_seconds)
    headers = {
        "User-Agent": settings.user_agent,
        "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1",
        "Accept-Encoding": "gzip",
    } | _conditions(known)
    transport = GuardedTransport(deadline, allow_private=settings.allow_private)
    try:
        with httpx.Client(
            transport=transport, headers=headers, timeout=settings.fetch_seconds, trust_env=False
        ) as client:
            return _follow(client, target, settings)
    except (httpx.HTTPError, httpx.InvalidURL, PrivateAddressError, UnknownHostError) as error:
        raise _unfetched(target, error, settings) from error


def _conditions(known: Validator | None) -> dict[str, str]:
    """Both where both are known, as RFC 9110 (13.1.3) advises."""
    if known is None:
        return {}
    fields = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in fields.items() if value is not None}


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
    if response.status_code == _NO_CHANGE:
        raise NotModifiedError
    if not response.is_success:
        raise _refused(response, target)
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type.startswith(_NEVER_READ):
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
        validator=_validator(response),
    )


def _refused(response: httpx.Response, target: str) -> RefusedError:
    status = response.status_code
    reason = f"was answered with {status} {response.reason_phrase}".rstrip()
    if status == _TOO_MANY or status >= 500:
        wait = _seconds(response.headers.get("retry-after"))
        return PassingError(target, reason, f"open it in a browser; if it is there, {_SAVE_IT}", wait)
    return StatusError(target, reason, f"open it in a browser; if it is there, {_SAVE_IT}")


def _seconds(retry_after: str | None) -> float | None:
    """The seconds of a Retry-After, which may be a date (RFC 9110, 10.2.3)."""
    if retry_after is None:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        moment = parsedate_to_datetime(retry_after)
        return max(0.0, (moment - datetime.now(moment.tzinfo)).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _validator(response: httpx.Response) -> Validator | None:
    etag, modified = response.headers.get("etag"), response.headers.get("last-modified")
    return Validator(etag=etag, last_modified=modified) if etag or modified else None


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
        remedy = "check the spelling and your connection"
        return PassingError(target, f"is on an unknown host ({error})", remedy, math.inf)
    if isinstance(error, httpx.TimeoutException):
        reason = f"did not arrive whole within {settings.fetch_seconds:g} seconds"
        return PassingError(target, reason, f"try again later, or {_SAVE_IT}")
    if isinstance(error, httpx.InvalidURL):
        return RefusedError(target, "is not a valid address", "copy the address from a browser")
    if "CERTIFICATE" in str(error).upper():
        return RefusedError(target, "has a certificate that cannot be verified", f"if you trust it, {_SAVE_IT}")
    if isinstance(error, httpx.ConnectError):
        return PassingError(target, "cannot be connected to", "check the address and your connection")
    return PassingError(target, "was answered with broken HTTP", f"try again later, or {_SAVE_IT}")
