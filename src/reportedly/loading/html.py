"""HTML: the text of the article (trafilatura, Barbaresi 2021) and what the page says about itself."""

from __future__ import annotations

import codecs
import logging
import re
from contextlib import suppress
from datetime import datetime
from typing import Any

import trafilatura
from htmldate import find_date
from msgspec import structs
from trafilatura.settings import use_config

from reportedly.errors import RefusedError
from reportedly.loading.dates import dated
from reportedly.loading.language import language_of, require_english
from reportedly.loading.links import links
from reportedly.loading.metadata import Found, PageFacts, page_facts
from reportedly.loading.raw import Raw, read_all
from reportedly.loading.text import decode
from reportedly.model import Basis, Document, document_from_text

# Both libraries warn about pages that they cannot read; we say so ourselves, in one line.
for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

# Below its 250 characters trafilatura turns to a rescue that runs the paragraphs together; news in brief is shorter.
_CONFIG = use_config()
_CONFIG.set("DEFAULT", "MIN_EXTRACTED_SIZE", "100")

FEWEST_WORDS = 12
MOST_ELEMENTS = 50_000  # trafilatura's time grows with their square in the worst case
_SENTENCE_END = re.compile(r"""[.!?…]["'”’»)\]]*\s*$""")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_CHARSET_BYTES = 2048
# What browsers take these labels for (WHATWG Encoding).
_WESTERN = frozenset({"iso8859-1", "ascii"})
# What Python knows as an encoding and no page may name.
_NOT_OF_PAGES = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})


def read_page(raw: Raw, limit: int, now: datetime) -> Document:
    """The article in the page ``raw`` of at most ``limit`` bytes; ``now`` tells which times are still to come.

    The text is trafilatura's, without comments, and is not altered afterwards. Raises RefusedError where the page is
    too large, cannot be parsed, holds no article (12 words at least in lines that end as sentences do), or holds one
    that is clearly not English.
    """
    page = decode_page(read_all(raw, limit), raw.target, raw.charset)
    tree, text = _article(page, raw)
    facts = _with_guesses(page_facts(tree, raw.url), tree, raw)
    detected = language_of(text)
    require_english(detected, raw.target)
    return document_from_text(
        text,
        url=_value(facts.url),
        title=_value(facts.title),
        outlet=_value(facts.outlet),
        byline=_value(facts.byline),
        published=_value(facts.published),
        captured=raw.captured,
        language=detected or facts.language,
        basis=_basis(facts, now),
        links=links(tree, text, _value(facts.url)),
    )


def decode_page(data: bytes, target: str, charset: str | None) -> str:
    """``data`` as text: UTF-8 where it is valid, else in the ``charset`` of the HTTP header or in that of the page.

    Without either, it is decoded like plain text. What is damaged shows the replacement character, as in a browser.
    Raises RefusedError on binary and on damaged UTF-16.
    """
    if b"\0" in data or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data, target)
    page = data.removeprefix(codecs.BOM_UTF8)
    try:
        return page.decode("utf-8")
    except UnicodeDecodeError:
        encoding = _codec(charset) or _codec(_stated_charset(page))
    if encoding is not None and encoding != "utf-8":
        with suppress(LookupError):  # what is known but no encoding of text, such as hex
            return page.decode(encoding, "replace")
    try:
        return decode(page, target)
    except RefusedError:
        return page.decode("utf-8", "replace")


def _stated_charset(data: bytes) -> str | None:
    match = _CHARSET.search(data[:_CHARSET_BYTES])
    return match[1].decode("ascii", "ignore") if match else None


def _codec(label: str | None) -> str | None:
    """Python's name of the encoding that is known by ``label``, or None."""
    try:
        name = codecs.lookup(label or "").name
    except (LookupError, ValueError):
        return None
    if name in _NOT_OF_PAGES:
        return None
    return "cp1252" if name in _WESTERN else name


def _article(page: str, raw: Raw) -> tuple[Any, str]:
    try:
        tree = trafilatura.load_html(page)
        size = 0 if tree is None else sum(1 for _ in tree.iter())
        wanted = 0 < size <= MOST_ELEMENTS
        article = _extracted(tree, raw.url) if wanted else None
    except Exception as error:  # third-party parsing of hostile input: no page may stop the others
        raise RefusedError(raw.target, "is a page that cannot be parsed", "save its text and give that") from error
    if size > MOST_ELEMENTS:
        reason = f"is a page of more than {MOST_ELEMENTS:,} elements"
        raise RefusedError(raw.target, reason, "save the article's text and give that")
    text = getattr(article, "text", None) or ""
    # a front page, a menu or a notice to switch on scripts has words enough, but hardly a sentence
    if sum(len(line.split()) for line in text.splitlines() if _SENTENCE_END.search(line)) < FEWEST_WORDS:
        raise RefusedError(raw.target, "is a page without an article", "give the article's own page, or its text")
    return tree, text


def _extracted(tree: Any, url: str | None) -> Any:
    return trafilatura.bare_extraction(tree, url=url, include_comments=False, config=_CONFIG)


def _with_guesses(facts: PageFacts, tree: Any, raw: Raw) -> PageFacts:
    """``facts`` with a byline and a day of publication that the libraries read out of the page's layout or address."""
    byline, published = facts.byline, facts.published
    try:
        if byline is None:
            author = trafilatura.extract_metadata(tree, default_url=raw.url, extensive=False).author
            byline = Found(author, "trafilatura") if author else None
        if published is None:
            day = find_date(tree, extensive_search=False, original_date=True, url=raw.url)
            published = Found(day, "htmldate") if day else None
    except Exception:  # noqa: BLE001 - third-party guesses about hostile input: without them the article still stands
        return facts
    return structs.replace(facts, byline=byline, published=published)


def _basis(facts: PageFacts, now: datetime) -> Basis:
    published = facts.published
    return Basis(
        title=facts.title.basis if facts.title else None,
        byline=facts.byline.basis if facts.byline else None,
        outlet=facts.outlet.basis if facts.outlet else None,
        published=dated(published.value, published.basis, now) if published else None,
    )


def _value(found: Found | None) -> str | None:
    return found.value if found is not None else None
