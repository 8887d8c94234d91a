"""What a page says about itself, and where it says so: title, byline, outlet, time of publication, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any, Protocol
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from reportedly.loading.dates import has_time_of_day, page_time


class Tree(Protocol):
    """A parsed page, of which only XPath is asked."""

    def xpath(self, path: str, /) -> Any:
        """The elements or strings at ``path``."""


class Found(Struct, frozen=True):
    """A datum and the place in the page that it was read from."""

    value: str
    basis: str


class PageFacts(Struct, frozen=True, kw_only=True):
    """What was found out about a page; what it does not say is None."""

    url: Found | None
    title: Found | None
    outlet: Found | None
    byline: Found | None
    published: Found | None
    language: str | None


_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "pubdate",
    "publish-date",
    "date",
    "dc.date",
)
_BYLINE = ("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "citation_author")
_TITLE = ("og:title", "headline", "twitter:title", "citation_title", "dc.title")
_OUTLET = ("og:site_name", "citation_journal_title", "dc.publisher", "application-name")
_ARTICLE_TYPE = re.compile(r"(article|posting|report)$", re.IGNORECASE)
_DEEPEST = 20
_TAG = re.compile(r"<[^<>]*>")
_BY = re.compile(r"^by\s+", re.IGNORECASE)


def page_facts(tree: Tree, url: str | None) -> PageFacts:
    """The facts of a parsed page that was fetched from ``url``, or whose address only the page itself can tell.

    Of several places the first that holds a usable value wins: JSON-LD, then ``meta``, then what readers see. A time of
    publication without the time of day gives way to a later place that has the same day with it.
    """
    articles, meta = list(_json_ld_articles(tree)), _meta(tree)
    address = Found(url, "fetched") if url is not None else next(_addresses(tree, meta), None)
    return PageFacts(
        url=address,
        title=next(_titles(tree, articles, meta), None),
        outlet=next(_outlets(articles, meta, address), None),
        byline=next(_bylines(articles, meta), None),
        published=most_exact(_times(tree, articles, meta)),
        language=next((tag.split("-")[0].lower() for tag in _strings(tree.xpath("/html/@lang"))), None),
    )


def most_exact(times: Iterable[Found]) -> Found | None:
    """The first of ``times``, or the first of the same day that has a time of day where the first has none."""
    found = list(times)
    if not found or has_time_of_day(found[0].value):
        return found[0] if found else None
    finer = (f for f in found[1:] if has_time_of_day(f.value) and f.value.startswith(found[0].value))
    return next(finer, found[0])


def _titles(tree: Tree, articles: list[dict[str, Any]], meta: dict[str, list[str]]) -> Iterator[Found]:
    yield from _from_articles(articles, "headline")
    yield from _from_meta(meta, _TITLE)
    headings = [text for h1 in tree.xpath("//h1") if (text := _clean(h1.text_content()))]
    if len(headings) == 1:
        yield Found(headings[0], "h1")
    yield from (Found(text, "title element") for text in _strings(tree.xpath("//head/title/text()")))


def _bylines(articles: list[dict[str, Any]], meta: dict[str, list[str]]) -> Iterator[Found]:
    for article in articles:
        names = [_BY.sub("", name) for name in _names(article.get("author")) if not _is_address(name)]
        if names:
            yield Found(", ".join(dict.fromkeys(names)), "json-ld author")
    for name in _BYLINE:
        people = [_BY.sub("", value) for value in meta.get(name, ()) if not _is_address(value)]
        if people:
            yield Found(", ".join(dict.fromkeys(people)), f"meta {name}")


def _outlets(articles: list[dict[str, Any]], meta: dict[str, list[str]], address: Found | None) -> Iterator[Found]:
    for article in articles:
        yield from (Found(name, "json-ld publisher") for name in _names(article.get("publisher")))
    yield from _from_meta(meta, _OUTLET)
    host = host_name(address.value) if address is not None else None
    if host is not None:
        yield Found(host, "host name")


def _times(tree: Tree, articles: list[dict[str, Any]], meta: dict[str, list[str]]) -> Iterator[Found]:
    stated = list(_from_articles(articles, "datePublished")) + list(_from_meta(meta, _PUBLISHED))
    marked = _strings(tree.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime"))
    stated += [Found(value, "time datePublished") for value in marked]
    in_article = _strings(tree.xpath("//article//time/@datetime"))
    # Several times in an article are as likely those of comments or related stories.
    stated += [Found(value, "time element") for value in in_article if len(in_article) == 1]
    for found in stated:
        value = page_time(found.value)
        if value is not None:
            yield Found(value, found.basis)


def _addresses(tree: Tree, meta: dict[str, list[str]]) -> Iterator[Found]:
    base = next(iter(meta.get("og:url", ())), "")
    canonical = _strings(tree.xpath("//link[@rel='canonical']/@href"))
    stated = [Found(_joined(base, value), "link canonical") for value in canonical]
    yield from (f for f in [*stated, *_from_meta(meta, ("og:url",))] if host_name(f.value) is not None)


def host_name(url: str) -> str | None:
    """The host of an http(s) address without a leading ``www.``, or None where there is none."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return host.removeprefix("www.") or None if host and parts.scheme in ("http", "https") else None


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def _json_ld_articles(tree: Tree) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(script, strict=False)
        except (ValueError, RecursionError):  # a broken block says nothing; the page still may
            continue
        yield from (node for node in _nodes(data, _DEEPEST) if _is_article(node))


def _nodes(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Every object in ``data`` that stands in a list, a ``@graph`` or a ``mainEntity``, outermost first."""
    if depth and isinstance(data, list):
        for item in data:
            yield from _nodes(item, depth - 1)
    elif depth and isinstance(data, dict):
        yield data
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(data.get(name), depth - 1)


def _is_article(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    return any(isinstance(t, str) and _ARTICLE_TYPE.search(t) for t in (types if isinstance(types, list) else [types]))


def _from_articles(articles: list[dict[str, Any]], name: str) -> Iterator[Found]:
    for article in articles:
        yield from (Found(value, f"json-ld {name}") for value in _strings([article.get(name)]))


def _from_meta(meta: dict[str, list[str]], names: tuple[str, ...]) -> Iterator[Found]:
    for name in names:
        yield from (Found(value, f"meta {name}") for value in meta.get(name, ()))


def _meta(tree: Tree) -> dict[str, list[str]]:
    """The contents of the ``meta`` elements under the lower-case value of their property, name or itemprop."""
    contents: dict[str, list[str]] = {}
    for element in tree.xpath("//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        for value in _strings([element.get("content")]):
            contents.setdefault(name.strip().lower(), []).append(value)
    return contents


def _names(value: Any) -> list[str]:
    """The names in an ``author`` or ``publisher``, which may be a string, an object or a list of either."""
    people = value if isinstance(value, list) else [value]
    return _strings(person.get("name") if isinstance(person, dict) else person for person in people)


def _strings(values: Iterable[Any]) -> list[str]:
    return [text for value in values if isinstance(value, str) and (text := _clean(value))]


def _clean(text: str) -> str:
    return " ".join(unescape(_TAG.sub("", text)).split())


def _is_address(name: str) -> bool:
    return name.startswith(("http://", "https://", "/", "@"))
