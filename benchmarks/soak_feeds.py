"""A server of feeds and pages that misbehaves in every way that feeds do, and knows what it offered."""

from __future__ import annotations

import gzip
import json
import random
import time
from collections.abc import Callable, Iterator, Mapping
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from batch import PAGE, article
from msgspec import Struct

SHORT, LONG = 150.0, 900.0  # seconds that an item is listed; the short is two visits of a source asked each minute
NEWEST = 40  # items that a feed lists
STALL = 25.0  # seconds, longer than any visit may take
ROBOTS = "User-agent: *\nDisallow: /hidden/\nCrawl-delay: 0.2\n"
FIRST_DAY = 1_783_242_000  # 5 July 2026
GERMAN = "Der Hafen bleibt am Montag geschlossen, sagte die Bürgermeisterin vor der Presse im alten Rathaus. " * 6

# What is wrong with the page of an item. The first three words of a refusal that it must end in; None: in the desk.
FAULTS: Mapping[str, str | None] = {
    "sound": None,
    "slow": None,  # drips for four seconds
    "late": None,  # 503 at first
    "cut": None,  # breaks off at first
    "stalled": None,  # does not end at first
    "moved": None,  # lies behind two redirects
    "heavy": None,  # three million bytes of script
    "mistyped": None,  # a page that is said to be plain text
    "misdated": None,  # published in the year 2999, or yesterday, or in the year 0
    "whole": None,  # its page is gone, but the feed has all its words
    "twice": None,  # stands in the feed two times
    "looping": "redirects more than",
    "huge": "is longer than",
    "image": "is neither a page",
    "hidden": "may not be visited",
    "gone": "was answered with 404",
    "damaged": "was sent with damaged gzip",
    "german": "is in another language",
}


class Source(Struct, frozen=True):
    """A feed: its form, what its answers suffer from at random, and how long it lists an item."""

    name: str
    form: str
    faults: tuple[str, ...] = ()
    stays: float = LONG


SOURCES = (
    Source("steady", "rss", stays=SHORT),
    Source("brief", "atom", stays=SHORT),
    Source("slow", "rss", ("drip", "drip", "stall")),
    Source("severed", "rss", ("cut short", "cut unseen", "cut unseen")),
    Source("refusing", "atom", ("500", "503", "429", "loop")),
    Source("bloated", "rss", ("padded", "padded")),
    Source("broken", "rss", ("malformed", "malformed", "empty")),
    Source("mistyped", "json", ("octets", "html type")),
    Source("plan", "sitemap", ("cut short", "cut unseen", "500")),
)


class Item(Struct, kw_only=True):
    """One article: where it is listed, from when to when (seconds of the server's clock), and what became of it."""

    number: int
    source: str
    fault: str
    begins: float
    ends: float
    sent: int = 0  # whole feeds that listed it
    asked: int = 0  # visits to its page

    @property
    def path(self) -> str:
        """Where its page is."""
        return f"/{'hidden/' if self.fault == 'hidden' else ''}{self.source}/item-{self.number}"


class Feeds:
    """The server, on loopback, at ``address``; items appear about every ``every`` seconds until `close_shop`."""

    def __init__(self, seed: int, every: float) -> None:
        self._chance = random.Random(seed)
        self._every = every
        self._lock = Lock()
        self._begun = time.monotonic()
        self._next = 0.0
        self._closed: float | None = None
        self._in_a_row: dict[str, int] = {}
        self.items: list[Item] = []
        self.answers: dict[str, int] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *given: _Handler(self, *given))
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        Thread(target=self._server.serve_forever, daemon=True).start()

    def addresses(self) -> list[str]:
        """Those of all feeds."""
        return [f"{self.address}/{source.name}/feed" for source in SOURCES]

    def close_shop(self) -> None:
        """No more items and no more failing feeds; what is listed stays."""
        self._closed = time.monotonic() - self._begun

    def close(self) -> None:
        """Ends the server."""
        self._server.shutdown()
        self._server.server_close()

    def listed(self, source: Source) -> list[Item]:
        """The items that the feed lists now, the newest first."""
        with self._lock:
            now = time.monotonic() - self._begun
            if self._closed is not None:
                now = self._closed
            while self._next <= now:
                self._appear(self._next)
                self._next += self._chance.expovariate(1 / self._every)
            there = [item for item in self.items if item.source == source.name and item.ends > now]
        return there[::-1][:NEWEST]

    def _appear(self, now: float) -> None:
        source = self._chance.choice(SOURCES)
        faults = list(FAULTS) + ["sound"] * 30
        if source.form == "sitemap":
            faults = [fault for fault in faults if fault != "whole"]
        fault = self._chance.choice(faults)
        number = len(self.items)
        self.items.append(Item(number=number, source=source.name, fault=fault, begins=now, ends=now + source.stays))

    def fault(self, source: Source) -> str:
        """What the next answer of a feed suffers from: of three one, and never more than two on end."""
        with self._lock:
            often = self._in_a_row.get(source.name, 0)
            bad = self._closed is None and bool(source.faults) and often < 2 and self._chance.random() < 0.4
            self._in_a_row[source.name] = often + 1 if bad else 0
            return self._chance.choice(source.faults) if bad else "none"

    def count(self, what: str) -> None:
        """Counts one answer."""
        with self._lock:
            self.answers[what] = self.answers.get(what, 0) + 1


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, feeds: Feeds, *given: Any) -> None:
        self._feeds = feeds
        super().__init__(*given)

    def do_GET(self) -> None:
        """Answers with a feed, a page or robots.txt."""
        path = urlsplit(self.path).path
        _, _, last = path.rpartition("/")
        try:
            if path == "/robots.txt":
                self._send(ROBOTS.encode(), "text/plain")
            elif last == "feed":
                self._feed(next(source for source in SOURCES if path == f"/{source.name}/feed"))
            elif path.startswith("/loop/"):
                self._redirect(f"/loop/{int(last) + 1}")
            else:
                self._item(self._feeds.items[int(last.removeprefix("item-").removesuffix("-moved"))], last)
        except (BrokenPipeError, ConnectionResetError):
            self._feeds.count("hung up by the client")
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def _feed(self, source: Source) -> None:
        fault, items = self._feeds.fault(source), self._feeds.listed(source)
        self._feeds.count(f"feed: {fault}")
        etag = f'"{source.name}-{"-".join(str(item.number) for item in items)}"'
        if fault in ("500", "503", "429"):
            self._send(b"not now", "text/plain", status=int(fault), headers={"Retry-After": "5"})
        elif fault == "loop":
            self._redirect("/loop/1")
        elif fault == "stall":
            self._drip(b"<?xml version='1.0'?><rss>" + b" " * 1000, STALL)
        elif fault in ("none", "drip") and self.headers.get("If-None-Match") == etag:
            self._send(b"", "", status=304, headers={"ETag": etag})
        else:
            self._body(source, fault, items, etag)

    def _body(self, source: Source, fault: str, items: list[Item], etag: str) -> None:
        kind, body = _FORMS[source.form](self._feeds.address, items)
        kind = {"octets": "application/octet-stream", "html type": "text/html"}.get(fault, kind)
        if fault == "malformed":  # an entity that is not known, a control character, a tag that does not end
            body = body.replace(b"<channel>", b"<channel>&nbsp;\x08<b>Today's news &c.", 1)
        if fault == "empty":
            body = b""
        if fault == "padded":
            body = body.replace(b"</channel>", b"<!--" + b"x" * 6_000_000 + b"--></channel>")
        if fault in ("cut short", "cut unseen"):
            self._send(body, kind, headers={"ETag": etag}, cut=len(body) // 2, length=fault == "cut short")
            return
        if fault == "drip":
            self._drip(body, 4.0, kind, {"ETag": etag})
        else:
            self._send(body, kind, headers={"ETag": etag})
        if fault != "empty":
            for item in items:
                item.sent += 1

    def _item(self, item: Item, last: str) -> None:
        first, item.asked = item.asked == 0, item.asked + 1
        self._feeds.count(f"page: {item.fault}")
        page = _page(item)
        match item.fault:
            case "late" if first:
                self._send(b"not now", "text/plain", status=503)
            case "cut" if first:
                self._send(page, "text/html", cut=len(page) // 2)
            case "stalled" if first:
                self._drip(page, STALL)
            case "slow":
                self._drip(page, 4.0)
            case "moved" if not last.endswith("-moved"):
                self._redirect(f"{item.path}-moved")
            case "whole" | "gone":
                self._send(b"no such page", "text/plain", status=404)
            case "looping":
                self._redirect("/loop/1")
            case _:
                body, kind, headers = _dressed(item.fault, page)
                self._send(body, kind, headers=headers)

    def _redirect(self, path: str) -> None:
        self._send(b"", "text/plain", status=302, headers={"Location": path})

    def _send(
        self,
        body: bytes,
        kind: str,
        *,
        status: int = 200,
        headers: Mapping[str, str] = {},
        cut: int | None = None,
        length: bool = True,
    ) -> None:
        """Sends a body, or ``cut`` bytes of it; without ``length`` nobody can tell that more should come."""
        self.send_response(status)
        for name, value in {"Content-Type": f"{kind}; charset=utf-8", **headers}.items():
            self.send_header(name, value)
        if length:
            self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body[:cut])

    def _drip(self, body: bytes, seconds: float, kind: str = "text/html", headers: Mapping[str, str] = {}) -> None:
        """Sends a body in twenty pieces."""
        self._send(body, kind, headers=headers, cut=0)
        size = -(-len(body) // 20)
        for start in range(0, len(body), size):
            self.wfile.write(body[start : start + size])
            time.sleep(seconds / 20)


def _dressed(fault: str, page: bytes) -> tuple[bytes, str, dict[str, str]]:
    """A page as it is sent: the body, its type and further headers."""
    match fault:
        case "heavy":
            return page.replace(b"</head>", b"<script>/*" + b"y" * 3_000_000 + b"*/</script></head>"), "text/html", {}
        case "mistyped":
            return page, "text/plain", {}
        case "huge":
            return page + b"z" * 25_000_000, "text/html", {}
        case "image":
            return b"\x89PNG\r\n\x1a\n" + bytes(3000), "image/png", {}
        case "damaged":
            packed = gzip.compress(page)
            return packed[: len(packed) // 2], "text/html", {"Content-Encoding": "gzip"}
    return page, "text/html", {}


def _page(item: Item) -> bytes:
    title, paragraphs = _words(item)
    told = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    page = PAGE.replace('lang="en"', 'lang="de"') if item.fault == "german" else PAGE
    return page.format(title=title, day="2026-07-05", script="", links="", paragraphs=told).encode()


def _words(item: Item) -> tuple[str, list[str]]:
    title, paragraphs = article(item.number, 8)
    return title, [GERMAN, GERMAN] if item.fault == "german" else paragraphs


def _entries(items: list[Item]) -> Iterator[Item]:
    for item in items:
        yield from [item] * (2 if item.fault == "twice" else 1)


def _published(item: Item) -> str:
    if item.fault != "misdated":
        return formatdate(FIRST_DAY + 60 * item.number, usegmt=True)
    return ("Thu, 01 Jan 2999 00:00:00 GMT", "yesterday at noon", "0000-00-00T00:00:00Z")[item.number % 3]


def _in_the_feed(item: Item, paragraphs: list[str]) -> str:
    return escape("".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)) if item.fault == "whole" else ""


def _rss(address: str, items: list[Item]) -> tuple[str, bytes]:
    rows = []
    for item in _entries(items):
        title, paragraphs = _words(item)
        whole = _in_the_feed(item, paragraphs)
        rows.append(
            f"<item><title>{escape(title)}</title><link>{address}{item.path}</link><guid>{item.number}</guid>"
            f"<pubDate>{_published(item)}</pubDate><description>In short.</description>"
            + (f"<content:encoded>{whole}</content:encoded>" if whole else "")
            + "</item>"
        )
    head = '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    return "application/rss+xml", f"{head}<title>The Weir</title>{''.join(rows)}</channel></rss>".encode()


def _atom(address: str, items: list[Item]) -> tuple[str, bytes]:
    rows = []
    for item in _entries(items):
        title, paragraphs = _words(item)
        whole = _in_the_feed(item, paragraphs)
        rows.append(
            f'<entry><title>{escape(title)}</title><link href="{address}{item.path}"/><id>urn:{item.number}</id>'
            f"<updated>{_published(item)}</updated>"
            + (f'<content type="html">{whole}</content>' if whole else "")
            + "</entry>"
        )
    head = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Pier</title>'
    return "application/atom+xml", f"{head}{''.join(rows)}</feed>".encode()


def _json(address: str, items: list[Item]) -> tuple[str, bytes]:
    rows = [
        {"id": str(item.number), "url": f"{address}{item.path}", "title": _words(item)[0]}
        | ({"content_text": "\n\n".join(_words(item)[1])} if item.fault == "whole" else {})
        | {"date_published": _published(item)}
        for item in _entries(items)
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Mole", "items": rows}
    return "application/feed+json", json.dumps(feed).encode()


def _sitemap(address: str, items: list[Item]) -> tuple[str, bytes]:
    rows = "".join(f"<url><loc>{address}{item.path}</loc></url>" for item in _entries(items))
    head = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return "application/xml", f"{head}{rows}</urlset>".encode()


_FORMS: Mapping[str, Callable[[str, list[Item]], tuple[str, bytes]]] = {
    "rss": _rss,
    "atom": _atom,
    "json": _json,
    "sitemap": _sitemap,
}
