"""Which format an input has: its first bytes decide, its name or media type only where they leave it open."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

JSON_LINES_NAMES = frozenset({".jsonl", ".ndjson"})
HTML_NAMES = frozenset({".html", ".htm", ".xhtml"})
JSON_LINES_TYPES = frozenset({"application/jsonl", "application/x-jsonlines", "application/x-ndjson"})
CSV_NAMES = frozenset({".csv", ".tsv"})
CSV_TYPES = frozenset({"text/csv", "text/tab-separated-values"})
HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})

_COMMENTS = rb"(?:<!--.*?-->\s*)*"
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?" + _COMMENTS + rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_XML = re.compile(rb"\s*<(?:\?xml|rss|feed|!doctype)\b", re.IGNORECASE)
_ROOT = re.compile(rb"<(?:\w{1,20}:)?(rss|rdf|feed|urlset|sitemapindex)\b", re.IGNORECASE)
_TAG = re.compile(rb"<[a-z!/][^<>]*>", re.IGNORECASE)
_OBJECT_ON_A_LINE = re.compile(rb'\s*\{[ \t]*(?:"|\})')
_OTHER_JSON = re.compile(rb'\s*(?:\{\s*"|\[\s*\{\s*")')
# The lists that the exports of platforms and JSON Feed keep their items in, and what only they have.
_EXPORT = re.compile(
    rb'"(?:orderedItems|messages|chats|feed|posts|records)"\s*:\s*[\[{]|"OrderedCollection"|//jsonfeed\.org/version/'
)
_SEPARATORS = re.compile(r"[,;\t]")
_MAGIC = ((b"\x1f\x8b", "gzip"), (b"PAR1", "parquet"), (b"WARC/", "warc"))
_SIGNATURES = b"\xef\xbb\xbf\xff\xfe"


class Format(StrEnum):
    """What an input can be; `XML` that is neither page, feed nor sitemap is recognised to be refused by name."""

    TEXT = "text"
    HTML = "html"
    JSON_LINES = "json lines"
    JSON = "json"
    XML = "xml"
    FEED = "feed"
    SITEMAP = "sitemap"
    CSV = "csv"
    PARQUET = "parquet"
    WARC = "warc"
    GZIP = "gzip"


def sniff(head: bytes, name: str = "", media_type: str | None = None) -> Format:
    """The format of an input that begins with ``head``, is called ``name`` and was sent as ``media_type``.

    A page is a page whatever it is called, since nobody means its tags to be read; a ``.html`` without a single tag is
    plain text. A line that begins with an object is JSON Lines. UTF-16 is looked through by leaving out its NUL bytes.
    """
    magic = next((kind for first, kind in _MAGIC if head.startswith(first)), None)
    if magic is not None:
        return Format(magic)
    extension = PurePath(name).suffix.lower()
    plain = head.lstrip(_SIGNATURES).replace(b"\0", b"")
    if extension in JSON_LINES_NAMES or media_type in JSON_LINES_TYPES:
        return Format.JSON_LINES
    if _OBJECT_ON_A_LINE.match(plain):
        return Format.JSON if _EXPORT.search(plain) else Format.JSON_LINES
    if _PAGE.match(plain):
        return Format.HTML
    if _XML.match(plain) or _ROOT.match(plain.lstrip()):
        return _markup(plain)
    if (extension in HTML_NAMES or media_type in HTML_TYPES) and _TAG.search(plain):
        return Format.HTML
    if _OTHER_JSON.match(plain) or extension == ".json":
        return Format.JSON
    if extension in CSV_NAMES or media_type in CSV_TYPES or _is_header(plain):
        return Format.CSV
    return Format.TEXT


def _markup(plain: bytes) -> Format:
    """What XML is, by the first of its elements that is known."""
    root = _ROOT.search(plain)
    if root is None:
        return Format.XML
    return Format.SITEMAP if root[1].lower() in (b"urlset", b"sitemapindex") else Format.FEED


def _is_header(plain: bytes) -> bool:
    """Whether the first line names the columns ``id`` and ``text`` of a table."""
    line = plain.partition(b"\n")[0].decode("utf-8", "replace")
    return {"id", "text"} <= {name.strip().strip('"').lower() for name in _SEPARATORS.split(line)}
