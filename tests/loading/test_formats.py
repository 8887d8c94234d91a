"""Which format an input has."""

from __future__ import annotations

import pytest

from reportedly.loading.formats import Format, sniff

ROW = b'{"id": "a", "text": "The mayor said so."}\n'
PAGE = b"<!DOCTYPE html>\n<html><p>The mayor said so."


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (b"The mayor said so.", "story.txt", Format.TEXT),
        (b"The mayor said so.", "", Format.TEXT),
        (b"", "", Format.TEXT),
        (PAGE, "story.html", Format.HTML),
        (PAGE, "story.txt", Format.HTML),
        (PAGE, "", Format.HTML),
        (b"\xef\xbb\xbf\n " + PAGE, "", Format.HTML),
        (PAGE.decode().encode("utf-16"), "", Format.HTML),
        (b"<!-- saved --> <!-- twice -->\n<HTML lang=en>", "", Format.HTML),
        (b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'>", "", Format.HTML),
        (b"<p>The mayor said so.", "story.htm", Format.HTML),
        (b"<p>The mayor said so.", "story.txt", Format.TEXT),
        (b"The mayor said that 3 < 4.", "story.html", Format.TEXT),
        (b"<html5 is a word> said the mayor", "", Format.TEXT),
        (ROW, "rows.jsonl", Format.JSON_LINES),
        (ROW, "rows.NDJSON", Format.JSON_LINES),
        (ROW, "rows", Format.JSON_LINES),
        (b"\xef\xbb\xbf" + ROW, "", Format.JSON_LINES),
        (b"broken", "rows.jsonl", Format.JSON_LINES),
        (PAGE, "rows.jsonl", Format.JSON_LINES),
        (ROW, "row.json", Format.JSON_LINES),
        (b'{\n  "id": "a"', "row.json", Format.JSON),
        (b'[{"id": "a"}]', "", Format.JSON),
        (b"17", "number.json", Format.JSON),
        (b"{Correction} The mayor said so.", "", Format.TEXT),
        (b"[Correction] The mayor said so.", "", Format.TEXT),
        (b"<?xml version='1.0'?><svg>", "", Format.XML),
        (b"<?xml version='1.0'?><rss>", "", Format.FEED),
        (b"<rss version='2.0'>", "feed", Format.FEED),
        (b"<?xml version='1.0'?>\n<!-- made -->\n<feed xmlns='http://www.w3.org/2005/Atom'>", "page.html", Format.FEED),
        (b"<?xml version='1.0'?><rdf:RDF xmlns='http://purl.org/rss/1.0/'>", "", Format.FEED),
        (b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>", "", Format.SITEMAP),
        (b"<?xml version='1.0'?><sitemapindex>", "", Format.SITEMAP),
        (b"\x1f\x8b\x08\x00", "story.txt", Format.GZIP),
        (b"PAR1\x15", "rows.jsonl", Format.PARQUET),
        (b"WARC/1.1\r\n", "story.html", Format.WARC),
        (b"id,text\na1,yes\n", "", Format.CSV),
        (b'"ID";"outlet";"Text"\n', "rows.txt", Format.CSV),
        (b"name,words\n", "rows.csv", Format.CSV),
        (b"The id, the text and the time.", "", Format.TEXT),
        (b'{"@context": "https://www.w3.org/ns/activitystreams", "orderedItems": [', "outbox.json", Format.JSON),
        (b'{"feed": [{"post": {', "", Format.JSON),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "", Format.JSON),
    ],
)
def test_the_bytes_decide_before_the_name(head: bytes, name: str, expected: Format) -> None:
    """A lying extension deceives nobody; an honest one settles what the bytes leave open."""
    assert sniff(head, name) is expected


@pytest.mark.parametrize(
    ("head", "media_type", "expected"),
    [
        (b"<p>The mayor said so.", "text/html", Format.HTML),
        (b"<p>The mayor said so.", "text/plain", Format.TEXT),
        (PAGE, "text/plain", Format.HTML),
        (b"broken", "application/x-ndjson", Format.JSON_LINES),
    ],
)
def test_a_media_type_counts_like_an_extension(head: bytes, media_type: str, expected: Format) -> None:
    """A server's word is worth as much as a name."""
    assert sniff(head, "", media_type) is expected
