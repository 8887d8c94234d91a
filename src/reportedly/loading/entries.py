"""Entries of feeds: what a feed says about an article, and the Document that its own words make."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from msgspec import Struct, structs

from reportedly.errors import RefusedError
from reportedly.loading.dates import dated, page_time
from reportedly.loading.language import language_of, require_english
from reportedly.loading.metadata import host_name
from reportedly.loading.posts import links_of_html, text_of_html
from reportedly.loading.text import require_words
from reportedly.model import Basis, Document, Link, document_from_text

_GUESSED = "htmldate"


class Entry(Struct, frozen=True, kw_only=True):
    """One entry of a feed or sitemap. ``text`` is the whole article where the feed holds it, ``summary`` its teaser.

    ``published`` is ISO 8601, or None where the feed gives no time or one that cannot be understood. ``links`` are
    those of the text, or of the summary where there is no text.
    """

    target: str
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    text: str | None = None
    summary: str | None = None
    links: tuple[Link, ...] = ()


def entry_document(entry: Entry, now: datetime) -> Document:
    """The Document of what the feed itself holds of ``entry``, its text or else its summary.

    Raises RefusedError where that is blank or clearly not English.
    """
    text = entry.text or entry.summary or ""
    if not text.strip():
        raise RefusedError(
            entry.target, "holds no words, only an address", "add its page, or 'reportedly add' the feed"
        )
    require_words(text, entry.target)
    language = language_of(text)
    require_english(language, entry.target)
    host = host_name(entry.url) if entry.url else None
    outlet = entry.outlet or host
    return document_from_text(
        text,
        url=entry.url,
        title=entry.title,
        outlet=outlet,
        byline=entry.byline,
        published=entry.published,
        captured=now.isoformat(timespec="seconds"),
        language=language,
        links=entry.links,
        basis=Basis(
            title="feed entry" if entry.title else None,
            byline="feed entry" if entry.byline else None,
            outlet=("feed title" if entry.outlet else "host name") if outlet else None,
            published=dated(entry.published, "feed entry", now) if entry.published else None,
        ),
    )


def with_entry(document: Document, entry: Entry, now: datetime) -> Document:
    """``document``, the page of ``entry``, with what only the feed says; a time that was guessed gives way to it."""
    basis, given = document.basis, {}
    if entry.published and (document.published is None or basis.published == _GUESSED):
        given["published"] = entry.published
        basis = structs.replace(basis, published=dated(entry.published, "feed entry", now))
    if entry.byline and document.byline is None:
        given["byline"] = entry.byline
        basis = structs.replace(basis, byline="feed entry")
    if entry.title and document.title is None:
        given["title"] = entry.title
        basis = structs.replace(basis, title="feed entry")
    return structs.replace(document, basis=basis, **given)


def entry_of_json(item: dict[str, Any], target: str, base: str | None) -> Entry:
    """The entry in an item of JSON Feed 1.1. Raises TypeError, KeyError or AttributeError where it is none."""
    authors = item.get("authors") or [item.get("author") or {}]
    names = [author["name"] for author in authors if author.get("name")]
    html, text = item.get("content_html"), item.get("content_text")
    return entry_from(
        target,
        base,
        {
            "url": item.get("url") or item.get("external_url"),
            "title": item.get("title"),
            "byline": ", ".join(names),
            "published": item.get("date_published"),
            "text": html if html else None,
            "plain": text,
            "summary": item.get("summary"),
        },
    )


def entry_from(target: str, base: str | None, facts: dict[str, str | None]) -> Entry:
    """The Entry of ``facts`` as a feed gives them: HTML in its texts, times in any of the formats of feeds."""
    published = facts.get("published")
    url = _address(facts.get("url"), base)
    text = text_of_html(facts.get("text") or "") or facts.get("plain") or None
    summary = text_of_html(facts.get("summary") or "") or None
    return Entry(
        target=target,
        url=url,
        title=_line(facts.get("title")),
        byline=_line(facts.get("byline")),
        outlet=_line(facts.get("outlet")),
        published=page_time(published) if published else None,
        text=text,
        summary=summary,
        links=links_of_html(facts.get("text" if text else "summary") or "", text or summary or "", url),
    )


def _address(value: str | None, base: str | None) -> str | None:
    """``value`` as an http(s) address, joined to ``base`` where it is relative; else None."""
    try:
        joined = urljoin(base or "", (value or "").strip())
    except ValueError:
        return None
    return joined if host_name(joined) is not None else None


def _line(value: str | None) -> str | None:
    return " ".join(text_of_html(value or "").split()) or None
