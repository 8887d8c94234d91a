"""Feeds and sitemaps that are followed, against a real server on the loopback address."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from reportedly.loading import following, load
from reportedly.loading.raw import Validator
from reportedly.loading.visits import Visitor
from reportedly.model import Document, Refusal
from reportedly.settings import Settings

if TYPE_CHECKING:
    from tests.loading.conftest import Gazette

LOCAL = Settings(allow_private=True, fetch_seconds=10, user_agent="reportedly/9 (tests)")
WORDS = "Bridge {n} will close on Monday, Mayor Ines Hollow said. She told reporters that nobody could wait for it."
PAGE = "<!doctype html><html><body><article><h1>Shut</h1><p>{words}</p></article></body></html>"


def _visitor(known: dict[str, Validator] | None = None) -> Visitor:
    return Visitor(LOCAL, known, pause=0, attempts=1, sleep=lambda _: None)


def _validators(visitor: Visitor) -> dict[str, Validator]:
    return {visit.url: visit.validator for visit in visitor.take_done()}


def _load(url: str, visitor: Visitor | None) -> list[Document | Refusal]:
    return list(load([url], LOCAL, visitor=visitor))


def _put_pages(gazette: Gazette, count: int) -> None:
    for n in range(count):
        gazette.pages[f"/{n}.html"] = PAGE.format(words=WORDS.format(n=n)).encode(), "text/html"


def _put_feed(gazette: Gazette, count: int, content: str = "") -> str:
    items = "".join(
        f"<item><title>Shut</title><link>/{n}.html</link><author>tom@weir.example (Tom Reed)</author>{content}"
        f"<pubDate>Sun, 05 Jul 2026 18:00:0{n} GMT</pubDate></item>"
        for n in range(count)
    )
    feed = (
        f"<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>{items}</channel></rss>"
    )
    gazette.pages["/feed"] = feed.encode(), "text/html"  # feeds lie about their type
    return gazette.url("/feed")


def test_each_entry_is_its_own_page(gazette: Gazette) -> None:
    """With the time that only the feed knows."""
    _put_pages(gazette, 3)
    documents = _load(_put_feed(gazette, 3), _visitor())
    assert [d.url for d in documents if isinstance(d, Document)] == [gazette.url(f"/{n}.html") for n in range(3)]
    first = documents[0]
    assert isinstance(first, Document)
    assert WORDS.format(n=0) in first.text
    assert (first.published, first.basis.published) == ("2026-07-05T18:00:00+00:00", "feed entry")


def test_without_a_visitor_nothing_is_followed(gazette: Gazette) -> None:
    """The feed gives the words that it has, and no page is asked for."""
    feed = _put_feed(gazette, 2, f"<content:encoded>&lt;p&gt;{WORDS.format(n=9)}&lt;/p&gt;</content:encoded>")
    documents = _load(feed, None)
    assert [d.text for d in documents if isinstance(d, Document)] == [WORDS.format(n=9)] * 2
    assert [path for path, _ in gazette.asked] == ["/feed"]


def test_a_page_that_is_refused_gives_way_to_the_words_of_the_feed(gazette: Gazette) -> None:
    """If the feed has them all; else the page's refusal stands. The others are read."""
    _put_pages(gazette, 1)
    whole = f"<content:encoded>&lt;p&gt;{WORDS.format(n=9)}&lt;/p&gt;</content:encoded>"
    documents = _load(_put_feed(gazette, 2, whole), _visitor())
    assert [d.text.splitlines()[-1] for d in documents if isinstance(d, Document)] == [
        WORDS.format(n=0),
        WORDS.format(n=9),
    ]
    _, refusal = _load(_put_feed(gazette, 2), _visitor())
    assert isinstance(refusal, Refusal)
    assert (refusal.target, refusal.reason) == (gazette.url("/1.html"), "was answered with 404 Not Found")


def test_what_has_not_changed_gives_nothing(gazette: Gazette) -> None:
    """Neither the feed nor its pages; once the feed changes, only what changed is sent."""
    _put_pages(gazette, 2)
    feed, first = _put_feed(gazette, 2), _visitor()
    assert len(_load(feed, first)) == 2
    known = _validators(first)
    second = _visitor(known)
    assert _load(feed, second) == []
    assert second.unchanged == 1
    _put_feed(gazette, 3)
    _put_pages(gazette, 3)
    third = _visitor(known)
    assert len(_load(feed, third)) == 1
    assert third.unchanged == 2


def test_a_page_that_may_be_had_later_keeps_the_feed_open(gazette: Gazette) -> None:
    """The feed's validator is not kept, so that the page is met again."""
    _put_pages(gazette, 2)
    gazette.troubles["/1.html"] = [503]
    feed, first = _put_feed(gazette, 2), _visitor()
    assert [type(result) for result in _load(feed, first)] == [Document, Refusal]
    known = _validators(first)
    assert list(known) == [gazette.url("/0.html")]
    assert [type(result) for result in _load(feed, _visitor(known))] == [Document]


def test_a_feed_in_a_file_makes_no_connection(gazette: Gazette, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A file may come from anyone."""
    _put_feed(gazette, 1, "<description>The bridge is shut, police said.</description>")
    path = tmp_path_factory.mktemp("feeds") / "feed.xml"
    path.write_bytes(gazette.pages["/feed"][0].replace(b"<link>", b"<link>" + gazette.url("").encode()))
    (document,) = _load(str(path), _visitor())
    assert isinstance(document, Document)
    assert document.text == "The bridge is shut, police said."
    assert gazette.asked == []


def _sitemap(kind: str, urls: list[str]) -> bytes:
    inner = "url" if kind == "urlset" else "sitemap"
    return f"<{kind}>{''.join(f'<{inner}><loc>{url}</loc></{inner}>' for url in urls)}</{kind}>".encode()


def test_sitemaps_are_followed_to_their_pages(gazette: Gazette, monkeypatch: pytest.MonkeyPatch) -> None:
    """Through an index and gzip; a missing one loses no other, and a loop ends."""
    _put_pages(gazette, 3)
    index = [gazette.url(path) for path in ("/a.xml.gz", "/missing.xml", "/index.xml", "/b.xml")]
    gazette.pages["/index.xml"] = _sitemap("sitemapindex", index), "text/xml"
    urls = [gazette.url(f"/{n}.html") for n in range(3)]
    gazette.pages["/a.xml.gz"] = gzip.compress(_sitemap("urlset", urls[:2])), "application/octet-stream"
    gazette.pages["/b.xml"] = _sitemap("urlset", urls[1:]), "text/xml"
    results = _load(gazette.url("/index.xml"), _visitor())
    assert [r.url for r in results if isinstance(r, Document)] == urls
    assert [r.target for r in results if isinstance(r, Refusal)] == [gazette.url("/missing.xml")]
    monkeypatch.setattr(following, "MOST_PAGES", 2)
    *found, last = _load(gazette.url("/index.xml"), _visitor())
    assert sum(isinstance(result, Document) for result in found) == 2
    assert isinstance(last, Refusal)
    assert last.reason == "lists more than 2 pages; the others are left out"


def test_sitemaps_have_a_depth(gazette: Gazette) -> None:
    """An index in an index in an index in an index is enough."""
    for n in range(5):
        gazette.pages[f"/{n}.xml"] = _sitemap("sitemapindex", [gazette.url(f"/{n + 1}.xml")]), "text/xml"
    (refusal,) = _load(gazette.url("/0.xml"), _visitor())
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "is a sitemap more than 2 levels deep"
