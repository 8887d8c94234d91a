"""What a page says about itself."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from reportedly.loading.metadata import Found, PageFacts, host_name, most_exact, page_facts


def _facts(head: str, body: str = "<p>The mayor said so.", url: str | None = None) -> PageFacts:
    tree: Any = html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    return page_facts(tree, url)


def _json_ld(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


def test_a_page_that_says_nothing_has_no_facts() -> None:
    """What is not said is None, never a guess."""
    assert _facts("") == PageFacts(url=None, title=None, outlet=None, byline=None, published=None, language=None)


@pytest.mark.parametrize(
    "data",
    [
        '{"@type": "NewsArticle", "headline": "Bridge"}',
        '[{"@type": "Organization"}, {"@type": ["Thing", "ReportageNewsArticle"], "headline": "Bridge"}]',
        '{"@graph": [{"@type": "WebPage", "headline": "no"}, {"@type": "BlogPosting", "headline": " Bridge\\n"}]}',
        '{"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "<b>Bridge</b>"}}',
        '{"@type": "Article", "headline": 7} </script><script type="application/ld+json">'
        '{"@type": "Article", "headline": "Bridge"}',
    ],
)
def test_json_ld_is_found_wherever_it_may_stand(data: str) -> None:
    """Alone, in a list, in a graph, as the main entity, in a second block."""
    assert _facts(_json_ld(data)).title == Found("Bridge", "json-ld headline")


@pytest.mark.parametrize(
    "data", ["", "{", "[" * 100_000, "17", "null", '{"@type": 3}', '{"@type": "Article", "author": 3}']
)
def test_broken_json_ld_leaves_the_rest_of_the_page(data: str) -> None:
    """A page may hold whatever it likes in a script."""
    facts = _facts(_json_ld(data) + '<meta property="og:title" content="Bridge">')
    assert facts.title == Found("Bridge", "meta og:title")


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ('"By Ada Quill"', "Ada Quill"),
        ('{"name": "Ada Quill"}', "Ada Quill"),
        ('[{"name": "Ada Quill"}, {"name": "Bo Reed"}, {"name": "Ada Quill"}]', "Ada Quill, Bo Reed"),
        ('["https://gazette.test/ada", {"name": "@ada"}]', None),
        ('{"url": "https://gazette.test/ada"}', None),
    ],
)
def test_bylines_are_names(author: str, byline: str | None) -> None:
    """Each name once, without "By", and no addresses."""
    facts = _facts(_json_ld(f'{{"@type": "Article", "author": {author}}}'))
    assert facts.byline == (Found(byline, "json-ld author") if byline else None)


def test_several_authors_in_meta_are_one_byline() -> None:
    """Some pages repeat the element for each author."""
    facts = _facts('<meta name="Author" content="Ada Quill"><meta name="author" content="Bo Reed">')
    assert facts.byline == Found("Ada Quill, Bo Reed", "meta author")


def test_one_heading_is_the_title_and_several_are_not() -> None:
    """With several the title element is surer."""
    title = "<title>Bridge | Gazette</title>"
    assert _facts(title, "<h1>Swing <i>bridge</i></h1>").title == Found("Swing bridge", "h1")
    assert _facts(title, "<h1>Swing bridge</h1><h1>Ferry</h1>").title == Found("Bridge | Gazette", "title element")


def test_an_outlet_without_a_name_is_its_whole_host() -> None:
    """Not the registrable domain, which several outlets may share."""
    facts = _facts("", url="https://www.news.portellin.example:8080/a")
    assert facts.outlet == Found("news.portellin.example", "host name")
    assert facts.url == Found("https://www.news.portellin.example:8080/a", "fetched")


def test_the_address_fetched_from_beats_the_one_claimed() -> None:
    """A page cannot say that it is another's; of a saved file only the page can tell."""
    head = '<link rel="canonical" href="https://gazette.test/claimed">'
    assert _facts(head, url="http://127.0.0.1/a").url == Found("http://127.0.0.1/a", "fetched")
    assert _facts(head).url == Found("https://gazette.test/claimed", "link canonical")


@pytest.mark.parametrize("href", ["/relative", "javascript:void(0)", "http://[broken", ""])
def test_an_address_that_leads_nowhere_is_none(href: str) -> None:
    """Without a host it identifies nothing."""
    assert _facts(f'<link rel="canonical" href="{href}">').url is None


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ('<article><time datetime="2024-05-12T09:30Z">today</time></article>', "2024-05-12T09:30Z"),
        ('<article><time datetime="2024-05-12">a</time><time datetime="2024-05-11">b</time></article>', None),
        ('<aside><time datetime="2024-05-12">other story</time></aside>', None),
        ('<time datetime="2024-05-10">a</time><time pubdate datetime="2024-05-12">b</time>', "2024-05-12"),
    ],
)
def test_a_time_element_counts_where_it_can_only_be_the_articles(body: str, published: str | None) -> None:
    """Several are as likely those of comments and other stories."""
    found = _facts("", body).published
    assert (found.value if found else None) == published


def test_a_time_that_cannot_be_understood_gives_way_to_the_next() -> None:
    """The first usable value wins."""
    head = '<meta property="article:published_time" content="this morning"><meta name="date" content="2024-05-12">'
    assert _facts(head).published == Found("2024-05-12", "meta date")


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([], None),
        (["2024-05-12", "2024-05-12T09:30Z"], "2024-05-12T09:30Z"),
        (["2024-05-12", "2024-05-13T09:30Z"], "2024-05-12"),
        (["2024-05-12T09:30Z", "2024-05-12T10:00:00Z"], "2024-05-12T09:30Z"),
    ],
)
def test_the_most_exact_time_of_the_same_day(times: list[str], expected: str | None) -> None:
    """A later place may add the time of day, never change the day."""
    found = most_exact(Found(value, "given") for value in times)
    assert (found.value if found else None) == expected


@given(st.text())
def test_any_text_has_a_host_or_none(text: str) -> None:
    """No odd address raises anything."""
    assert host_name(text) is None or text.startswith("http")
    assert host_name(f"https://{text}") != ""
