"""Which format an input has: its first bytes decide, its name or media type only where they leave it open."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

JSON_LINES_NAMES = frozenset({".jsonl", ".ndjson"})
HTML_NAMES = frozenset({".html", ".htm", ".xhtml"})
JSON_LINES_TYPES = frozenset({"application/jsonl", "application/x-jsonlines", "application/x-ndjson"})
HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})

_COMMENTS = rb"(?:<!--.*?-->\s*)*"
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?" + _COMMENTS + rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_XML = re.compile(rb"\s*<(?:\?xml|rss|feed|!doctype)\b", re.IGNORECASE)
_TAG = re.compile(rb"<[a-z!/][^<>]*>", re.IGNORECASE)
_OBJECT_ON_A_LINE = re.compile(rb'\s*\{[ \t]*(?:"|\})')
_OTHER_JSON = re.compile(rb'\s*(?:\{\s*"|\[\s*\{\s*")')
_SIGNATURES = b"\xef\xbb\xbf\xff\xfe"


class Format(StrEnum):
    """What an input can be; `JSON` and `XML` are recognised only so that they can be refused by name."""

    TEXT = "text"
    HTML = "html"
    JSON_LINES = "json lines"
    JSON = "json"
    XML = "xml"


def sniff(head: bytes, name: str = "", media_type: str | None = None) -> Format:
    """The format of an input that begins with ``head``, is called ``name`` and was sent as ``media_type``.

    A page is a page whatever it is called, since nobody means its tags to be read; a ``.html`` without a single tag is
    plain text. A line that begins with an object is JSON Lines. UTF-16 is looked through by leaving out its NUL bytes.
    """
    extension = PurePath(name).suffix.lower()
    plain = head.lstrip(_SIGNATURES).replace(b"\0", b"")
    if extension in JSON_LINES_NAMES or media_type in JSON_LINES_TYPES or _OBJECT_ON_A_LINE.match(plain):
        return Format.JSON_LINES
    if _PAGE.match(plain):
        return Format.HTML
    if (extension in HTML_NAMES or media_type in HTML_TYPES) and _TAG.search(plain):
        return Format.HTML
    if _XML.match(plain):
        return Format.XML
    if _OTHER_JSON.match(plain) or extension == ".json":
        return Format.JSON
    return Format.TEXT
