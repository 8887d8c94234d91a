"""Which reader an input goes to; each reader has its own tests."""

from __future__ import annotations

import gzip
import io
import json
from datetime import UTC, datetime

import pytest

from reportedly.errors import RefusedError
from reportedly.loading.contents import documents
from reportedly.loading.raw import Raw, raw_bytes
from reportedly.model import Document, Refusal
from reportedly.settings import Settings

NOW = datetime(2026, 7, 6, 12, tzinfo=UTC)
TEXT = "The bridge is shut, police said."
PAGE = f"<!doctype html><html><body><article><p>{TEXT} {TEXT} {TEXT}</p></article></body></html>"
HTTP = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}"
WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://weir.example/1\r\nContent-Type: application/http\r\n"
    f"Content-Length: {len(HTTP)}\r\n\r\n{HTTP}\r\n\r\n"
)
NOTE = {"id": "https://fathom.example/1", "content": TEXT, "published": "2026-07-05T18:00:00Z", "attributedTo": "ida"}
INPUTS = {
    "text": TEXT,
    "page": PAGE,
    "rows": json.dumps({"id": "a", "text": TEXT}),
    "post": json.dumps({"id": "a", "author": "ida", "time": "2026-07-05", "text": TEXT}),
    "csv": f"id,text\na,{TEXT.replace(',', '')}\n",
    "warc": WARC,
    "outbox": json.dumps({"type": "OrderedCollection", "orderedItems": [{"type": "Create", "object": NOTE}]}),
    "rss": f"<rss><channel><item><description>{TEXT}</description></item></channel></rss>",
    "json feed": json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"content_text": TEXT}]}),
}


class Pipe(io.BytesIO):
    """What cannot be turned back."""

    def seekable(self) -> bool:
        """Never."""
        return False


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize("pipe", [False, True], ids=["file", "pipe"])
@pytest.mark.parametrize("kind", INPUTS)
def test_every_format_is_known_by_its_content(kind: str, packed: bool, pipe: bool) -> None:
    """Whatever it is called, packed or not, from a file or a pipe."""
    data = INPUTS[kind].encode()
    data = gzip.compress(data) if packed else data
    raw = raw_bytes("story.pdf", data)
    if pipe:
        raw = Raw(target="-", name="", head=data[:4000], stream=Pipe(data[4000:]))
    (document,) = documents(raw, Settings(), NOW)
    assert isinstance(document, Document), document
    assert TEXT.replace(",", "") in document.text.replace(",", "")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (gzip.compress(gzip.compress(b"The mayor said so.", mtime=0), mtime=0), "is gzip inside of gzip"),
        (b"<urlset><url><loc>https://weir.example/1</loc></url></urlset>", "is a sitemap, which holds addresses"),
        (b"<?xml version='1.0'?><svg/>", "is XML, not a page"),
        (b"PK\x03\x04", "is a ZIP archive"),
    ],
)
def test_what_holds_no_texts_is_refused(data: bytes, reason: str) -> None:
    """By what it is."""
    with pytest.raises(RefusedError) as caught:
        list(documents(raw_bytes("a", data), Settings(), NOW))
    assert caught.value.reason.startswith(reason)


def test_an_archive_in_an_archive_is_not_opened() -> None:
    """A record is a page or a text."""
    inner = WARC.replace("text/html\r\n\r\n" + PAGE, "text/plain\r\n\r\nWARC/1.0\r\n" + "x" * (len(PAGE) - 11))
    results = list(documents(raw_bytes("a.warc", inner.encode()), Settings(), NOW))
    assert all(isinstance(r, Refusal) or r.text.startswith("WARC/1.0") for r in results)
