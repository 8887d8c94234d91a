"""A real server on the loopback address, one route a behaviour that the web shows."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

ARTICLE = (
    "<!doctype html><html><head><title>Bridge</title></head><body><article><h1>Bridge to close</h1>"
    "<p>The old swing bridge will close on Monday, Mayor Ines Hollow said. “We cannot wait,” she told reporters.</p>"
    "<p>The harbour master declined to comment on the reasons, and so did the ferry company.</p></article></html>"
).encode()


class Gazette(ThreadingHTTPServer):
    """The server; ``asked`` holds the paths and header fields of every request, in order.

    ``pages`` are further answers by path: a body and its media type, with the hash of the body as its ETag. A path in
    ``troubles`` is answered with the first of its statuses as long as there is one, and with ``retry_after``.
    """

    daemon_threads = True
    article = ARTICLE
    retry_after = "0"

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.pages: dict[str, tuple[bytes, str]] = {}
        self.troubles: dict[str, list[int]] = {}
        super().__init__(("127.0.0.1", 0), _Handler)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of ``path`` at this server."""
        return f"http://{host}:{self.server_port}{path}"


class _Handler(BaseHTTPRequestHandler):
    server: Gazette

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers.items())))
        name, _, rest = self.path.lstrip("/").partition("/")
        with suppress(OSError):  # the reader may have hung up, as it should
            if self.server.troubles.get(self.path):
                self.answer(b"", status=self.server.troubles[self.path].pop(0), Retry_After=self.server.retry_after)
            elif self.path in self.server.pages:
                self._page(*self.server.pages[self.path])
            else:
                ROUTES.get(name, ROUTES["missing"])(self, rest)

    def _page(self, body: bytes, media_type: str) -> None:
        etag = f'"{zlib.crc32(body):x}"'
        if self.headers.get("If-None-Match") == etag:
            self.answer(b"", None, 304, ETag=etag)
        else:
            self.answer(body, media_type, ETag=etag)

    def log_message(self, format: str, *arguments: object) -> None:
        """Says nothing."""

    def answer(self, body: bytes, media_type: str | None = "text/html", status: int = 200, **fields: str) -> None:
        """One whole answer."""
        self.send_response(status)
        if media_type is not None:
            self.send_header("Content-Type", media_type)
        for name, value in fields.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _redirect(handler: _Handler, target: str) -> None:
    handler.answer(b"", status=302, Location=target)


def _again(handler: _Handler, count: str) -> None:
    if int(count):
        _redirect(handler, f"/again/{int(count) - 1}")
    else:
        handler.answer(ARTICLE)


def _drip(handler: _Handler, _: str) -> None:
    """A byte now and then, far below any limit for one read; the whole would take 6 seconds."""
    handler.send_response(200)
    handler.end_headers()
    for _second in range(60):
        handler.wfile.write(b"x ")
        time.sleep(0.1)


def _drip_headers(handler: _Handler, _: str) -> None:
    """A status line that takes 6 seconds to arrive."""
    for byte in b"HTTP/1.1 200 OK" + b" " * 45:
        handler.wfile.write(bytes([byte]))
        handler.wfile.flush()
        time.sleep(0.1)


def _endless(handler: _Handler, _: str) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"The mayor said so. " * 1000)


def _broken_off(handler: _Handler, _: str) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"The mayor said")


def _garbage(handler: _Handler, _: str) -> None:
    handler.wfile.write(b"\0\1\2 this is not HTTP\r\n\r\n")


ROUTES: dict[str, Callable[[_Handler, str], None]] = {
    "article": lambda handler, _: handler.answer(ARTICLE, "text/html; charset=utf-8"),
    "untyped": lambda handler, _: handler.answer(ARTICLE, None),
    "to": _redirect,
    "again": _again,
    "drip": _drip,
    "drip-headers": _drip_headers,
    "endless": _endless,
    "broken-off": _broken_off,
    "garbage": _garbage,
    "missing": lambda handler, _: handler.answer(b"gone", status=404),
    "nowhere": lambda handler, _: handler.answer(b"", status=302),
    "picture": lambda handler, _: handler.answer(b"\x89PNG", "image/png"),
    "text": lambda handler, _: handler.answer("“Yes,” the mayor said.".encode(), "text/plain; charset=utf-8"),
    "latin": lambda handler, _: handler.answer(
        ARTICLE.decode().replace("reporters", "the café").encode("cp1252"), "text/html; charset=iso-8859-1"
    ),
    "lines": lambda handler, _: handler.answer(
        b'{"id": "a", "text": "The mayor said so."}\n{"id": "b"}\n', "application/x-ndjson"
    ),
    "gzip": lambda handler, _: handler.answer(gzip.compress(ARTICLE), Content_Encoding="gzip"),
    "bomb": lambda handler, _: handler.answer(gzip.compress(b"a " * 5_000_000), Content_Encoding="gzip"),
    "not-gzip": lambda handler, _: handler.answer(ARTICLE, Content_Encoding="gzip"),
    "half-gzip": lambda handler, _: handler.answer(gzip.compress(ARTICLE)[:-20], Content_Encoding="gzip"),
    "brotli": lambda handler, _: handler.answer(ARTICLE, Content_Encoding="br"),
}


@pytest.fixture
def gazette() -> Iterator[Gazette]:
    """A server on 127.0.0.1 that ends with the test."""
    with Gazette() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()
