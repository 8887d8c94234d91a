"""RSS and Atom (feedparser): the entries of a feed, as far as it can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import feedparser  # type: ignore[import-untyped]

from reportedly.errors import RefusedError
from reportedly.loading.entries import Entry, entry_from
from reportedly.loading.packed import whole
from reportedly.loading.raw import Raw
from reportedly.model import Refusal

FEED_BYTES = 5_000_000
MOST_ENTRIES = 1_000
_END = re.compile(rb"</(?:\w{1,20}:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_LAST_ENTRY = re.compile(rb"</(?:\w{1,20}:)?(?:item|entry)\s*>", re.IGNORECASE)


def read_feed(raw: Raw) -> Iterator[Entry | Refusal]:
    """The entries of ``raw``, the first 1,000 in its first 5,000,000 bytes; each address once.

    A feed that goes on after that gives what stands before and one Refusal for the rest. A fetched feed may have no
    entry at the moment. Raises RefusedError, after what stands before was given, where a feed breaks off (so that it
    does not count as read), and where a file or what is broken has no entry at all.
    """
    data, rest = _first_bytes(raw)
    cut = not rest and _END.search(data.replace(b"\0", b"")) is None  # UTF-16 has them between its letters
    if cut or rest:
        data = _whole_entries(data)
    feed = _parsed(data, raw)
    entries = feed.get("entries", [])
    if not entries:
        if raw.url is not None and not cut:
            return
        broken = "is a feed that is broken" if cut else "is a feed without entries"
        raise RefusedError(raw.target, broken, "open it in a browser; if it is there, try again later")
    seen: set[str] = set()
    for number, item in enumerate(entries[:MOST_ENTRIES], 1):
        entry = _entry(item, feed.feed, f"{raw.target}:{number}", raw.url)
        if entry.url is None or entry.url not in seen:
            yield entry
        seen.add(entry.url or "")
    if rest or len(entries) > MOST_ENTRIES:
        reason = f"goes on after {MOST_ENTRIES:,} entries or {FEED_BYTES:,} bytes; only what stands before is read"
        yield Refusal(target=raw.target, reason=reason, remedy="take a feed with fewer entries, or a sitemap")
    if cut:
        raise RefusedError(raw.target, "is a feed that breaks off", "what stands before is read; try again later")


def _first_bytes(raw: Raw) -> tuple[bytes, bool]:
    """What is read at most, and whether there is more."""
    data = whole(raw).read(FEED_BYTES + 1)
    return data, len(data) > FEED_BYTES


def _whole_entries(data: bytes) -> bytes:
    """``data`` up to the end of its last whole entry; half of an address is another address."""
    ends = [match.end() for match in _LAST_ENTRY.finditer(data)]
    return data[: ends[-1]] if ends else b""


def _parsed(data: bytes, raw: Raw) -> Any:
    headers = {"content-type": f"application/xml; charset={raw.charset}"} if raw.charset else {}
    if raw.url:
        headers["content-location"] = raw.url
    try:
        return feedparser.parse(BytesIO(data), response_headers=headers, sanitize_html=False)
    except Exception as error:  # third-party parsing of hostile input: no feed may stop the others
        raise RefusedError(raw.target, "is a feed that cannot be parsed", "try again later, or another feed") from error


def _entry(item: Any, feed: Any, target: str, base: str | None) -> Entry:
    contents = [content.get("value") for content in item.get("content", []) if content.get("value")]
    facts = {
        "url": item.get("link"),
        "title": item.get("title"),
        "byline": item.get("author"),
        "outlet": feed.get("title"),
        # feedparser's own `get` takes one for the other, and warns that it does
        "published": dict.get(item, "published") or dict.get(item, "updated"),
        "text": max(contents, key=len, default=None),
        "summary": item.get("summary"),
    }
    return entry_from(target, base, {name: value if isinstance(value, str) else None for name, value in facts.items()})
