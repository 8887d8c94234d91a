"""Fetching, against a real server on the loopback address."""

from __future__ import annotations

import gzip
import socket
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from reportedly.errors import RefusedError
from reportedly.loading import transport
from reportedly.loading.web import fetch
from reportedly.settings import Settings

if TYPE_CHECKING:
    from tests.loading.conftest import Gazette

LOCAL = Settings(allow_private=True, fetch_seconds=10, user_agent="reader of tests")


def _refusal(url: str, settings: Settings = LOCAL) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        fetch(url, settings)
    assert caught.value.target == url
    return caught.value


def _only_first_is_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let 127.0.0.1 pass for a public address; 127.0.0.2 stays a private one."""
    monkeypatch.setattr(transport, "is_public", lambda address: address == "127.0.0.1")


def test_a_page_comes_with_what_the_server_said_of_it(gazette: Gazette) -> None:
    """The bytes, where and when they were fetched, and the media type and charset of the header."""
    raw = fetch(gazette.url("/article/bridge.html?page=1#top"), LOCAL)
    assert raw.head + raw.stream.read() == gazette.article
    assert (raw.url, raw.name) == (gazette.url("/article/bridge.html?page=1"), "bridge.html")
    assert (raw.media_type, raw.charset) == ("text/html", "utf-8")
    assert raw.captured is not None
    captured = datetime.fromisoformat(raw.captured)
    assert captured.utcoffset() == timedelta(0)
    assert abs(datetime.now(UTC) - captured) < timedelta(minutes=5)


def test_the_request_names_the_reader_and_its_host(gazette: Gazette) -> None:
    """The user agent is that of the settings, and only gzip is asked for."""
    fetch(gazette.url("/article"), LOCAL)
    ((path, fields),) = gazette.asked
    assert path == "/article"
    assert fields["User-Agent"] == "reader of tests"
    assert fields["Host"] == f"127.0.0.1:{gazette.server_port}"
    assert fields["Accept-Encoding"] == "gzip"


def test_redirects_are_followed_to_their_end(gazette: Gazette) -> None:
    """The address of the document is the one that it was found at."""
    raw = fetch(gazette.url("/again/3"), LOCAL)
    assert raw.url == gazette.url("/again/0")
    assert [path for path, _ in gazette.asked] == ["/again/3", "/again/2", "/again/1", "/again/0"]


def test_redirects_are_counted(gazette: Gazette) -> None:
    """As many as the settings allow pass, one more does not."""
    settings = Settings(allow_private=True, redirects=2)
    assert fetch(gazette.url("/again/2"), settings).url == gazette.url("/again/0")
    assert _refusal(gazette.url("/again/3"), settings).reason == "redirects more than 2 times"


def test_a_loopback_address_is_refused_unless_allowed(gazette: Gazette) -> None:
    """Nothing is sent to it, and the way out names the setting."""
    refused = _refusal(gazette.url("/article"), Settings())
    assert refused.reason == "leads to 127.0.0.1, which is not a public address"
    assert "--allow-private" in refused.remedy
    assert gazette.asked == []


@pytest.mark.parametrize("host", ["localhost", "2130706433", "0x7f.1", "127.1", "[::ffff:127.0.0.1]"])
def test_other_spellings_of_loopback_are_refused(gazette: Gazette, host: str) -> None:
    """What counts is the address that a host resolves to, not how it is written."""
    assert "not a public address" in _refusal(gazette.url("/article", host), Settings()).reason
    assert gazette.asked == []


def test_a_redirect_to_a_private_address_is_refused(gazette: Gazette, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every hop is checked like the first."""
    _only_first_is_public(monkeypatch)
    inner = gazette.url("/article", "127.0.0.2")
    refused = _refusal(gazette.url(f"/to/{inner}"), Settings())
    assert refused.reason == "leads to 127.0.0.2, which is not a public address"
    assert len(gazette.asked) == 1


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("file:///etc/hostname", "leads to an address of kind 'file'"),
        ("http://reader:secret@127.0.0.1/", "holds a user name or password"),
        ("http://127.0.0.1:port/", "was answered with broken HTTP"),
    ],
)
def test_a_redirect_elsewhere_is_refused(gazette: Gazette, location: str, reason: str) -> None:
    """Only http and https are followed, without credentials and to addresses that can be read."""
    assert _refusal(gazette.url(f"/to/{location}")).reason == reason


@pytest.mark.parametrize("path", ["/drip", "/drip-headers"])
def test_an_answer_in_drips_is_cut_off(gazette: Gazette, path: str) -> None:
    """The limit of time holds for the whole fetch, headers included, however steadily the bytes come."""
    refused = _refusal(gazette.url(path), Settings(allow_private=True, fetch_seconds=0.4))
    assert refused.reason == "did not arrive whole within 0.4 seconds"


def test_an_endless_answer_is_cut_off(gazette: Gazette) -> None:
    """No more is kept than the settings allow."""
    refused = _refusal(gazette.url("/endless"), Settings(allow_private=True, fetch_bytes=100_000))
    assert refused.reason == "is longer than the limit of 100,000 bytes"
    assert "--max-bytes" in refused.remedy


def test_a_gzip_bomb_is_not_unpacked_beyond_the_limit(gazette: Gazette, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand bytes that unpack to ten million are read to the limit and no further."""
    taken: list[int] = []

    class Counted(gzip.GzipFile):
        def read(self, size: int | None = -1) -> bytes:
            data = super().read(size)
            taken.append(len(data))
            return data

    monkeypatch.setattr(gzip, "GzipFile", Counted)
    refused = _refusal(gazette.url("/bomb"), Settings(allow_private=True, fetch_bytes=50_000))
    assert refused.reason == "is longer than the limit of 50,000 bytes"
    assert sum(taken) == 50_001


def test_gzip_is_unpacked(gazette: Gazette) -> None:
    """A packed page is the same page."""
    raw = fetch(gazette.url("/gzip"), LOCAL)
    assert raw.head + raw.stream.read() == gazette.article


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/not-gzip", "was sent with damaged gzip"),
        ("/half-gzip", "was sent with damaged gzip"),
        ("/brotli", "is packed as 'br', which was not asked for"),
        ("/picture", "is neither a page nor text but 'image/png'"),
        ("/missing", "was answered with 404 Not Found"),
        ("/nowhere", "was answered with 302 Found"),
        ("/broken-off", "was answered with broken HTTP"),
        ("/garbage", "was answered with broken HTTP"),
    ],
)
def test_bad_answers_are_refused_by_what_is_wrong(gazette: Gazette, path: str, reason: str) -> None:
    """The reason says what the server did."""
    assert _refusal(gazette.url(path)).reason == reason


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://", "names no host"),
        ("http:///story", "names no host"),
        ("https://reader:secret@gazette.test/", "holds a user name or password"),
        ("http://[::1", "is not a valid address"),
        ("http://127.0.0.1:99999/", "is not a valid address"),
    ],
)
def test_bad_addresses_are_refused_before_anything_is_sent(url: str, reason: str) -> None:
    """An address that cannot be meant needs no network."""
    assert _refusal(url).reason == reason


def test_an_unknown_host_is_named() -> None:
    """A label of more than 63 characters can be no host, so this asks no name server."""
    assert _refusal(f"http://{'a' * 64}.test/").reason == f"is on an unknown host ({'a' * 64}.test)"


def test_a_closed_port_cannot_be_connected_to() -> None:
    """Where nobody listens, the way out is to check the address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert _refusal(f"http://127.0.0.1:{port}/").reason == "cannot be connected to"


def test_without_a_media_type_the_bytes_decide(gazette: Gazette) -> None:
    """A server need not say what it sends."""
    raw = fetch(gazette.url("/untyped"), LOCAL)
    assert raw.media_type is None
    assert isinstance(raw.stream, BytesIO)
