"""Links of a page: those whose words are in its text, where they lead, and nothing taken for one."""

from __future__ import annotations

import pytest
import trafilatura
from hypothesis import given
from hypothesis import strategies as st

from reportedly.loading.links import MOST_LINKS, links
from reportedly.model import Link

URL = "https://desk.example/2024/bridge"
TEXT = "The swing bridge will close on Monday, according to the Harbour Post.\nThe mayor declined to comment."


def _links(body: str, text: str = TEXT, url: str | None = URL, head: str = "") -> tuple[Link, ...]:
    tree = trafilatura.load_html(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>")
    return links(tree, text, url)


def _story(href: str, words: str = "the Harbour Post") -> str:
    return f'<p>The swing bridge will close on Monday, according to <a href="{href}">{words}</a>.</p>'


def test_a_link_in_the_text() -> None:
    """Its words and its canonical address; white space, inline elements and comments inside do not matter."""
    story = _story("https://Harbour.example:443/x/?utm_source=a#top", "the\n <em>Harbour</em><!-- - --> Post")
    (found,) = _links(story)
    assert (found.url, found.text) == ("https://harbour.example/x/", "the Harbour Post")
    assert TEXT[found.spans[0].start : found.spans[0].end] == found.text


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/x", "https://desk.example/x"),
        ("../x", "https://desk.example/x"),
        ("//other.example/x", "https://other.example/x"),
        ("?page=2", "https://desk.example/2024/bridge?page=2"),
    ],
)
def test_a_relative_link_is_joined(href: str, url: str) -> None:
    """To the page's own address; without one it leads nowhere."""
    assert [link.url for link in _links(_story(href))] == [url]
    assert _links(_story(href), url=None) == ()


def test_a_base_is_heeded() -> None:
    """That of the head, itself joined to the page's address."""
    (found,) = _links(_story("x"), head='<base href="https://base.example/a/">')
    assert found.url == "https://base.example/a/x"


@pytest.mark.parametrize(
    "href",
    [
        "#top",
        "",
        URL + "#comments",
        URL + "?utm_medium=b",
        "javascript:alert(1)",
        "mailto:desk@harbour.example",
        "https://ida:secret@harbour.example/x",
        "https://[harbour",
        "http://",
        "https://harbour.example/" + "x" * 3_000,
    ],
)
def test_what_leads_nowhere_else_is_no_link(href: str) -> None:
    """The page itself, other schemes, passwords, broken and over-long addresses."""
    assert _links(_story(href)) == ()


@pytest.mark.parametrize(
    "body",
    [
        "<nav><a href=https://harbour.example>the Harbour Post</a></nav>",
        "<ul><li>More from <a href=https://harbour.example>the Harbour Post</a></ul>",
        "<p>Read <a href=https://harbour.example>another story</a> of the day, according to the Harbour Post.</p>",
        "<p>The swing bridge will close on Monday, according to <a href=https://harbour.example> </a>.</p>",
        "<script><a href=https://harbour.example>the Harbour Post</a></script>",
        "<p>The swing bridge will close on Monday, according to <a>the Harbour Post</a>.</p>",
    ],
)
def test_words_that_stand_elsewhere_are_no_link(body: str) -> None:
    """Of a menu, a list of stories, other words, none at all, or an anchor that leads nowhere."""
    assert _links(body) == ()


def test_a_run_that_is_not_whole_is_known_by_what_stands_beside_the_link() -> None:
    """An extraction may drop a part of a paragraph."""
    story = _story("https://harbour.example").replace("<p>", "<p>File photograph: a ferry. ")
    assert [link.text for link in _links(story)] == ["the Harbour Post"]


def test_a_line_of_its_own() -> None:
    """A few words are a link where they are a whole line of the text."""
    text = f"{TEXT}\nMore from the Harbour Post"
    body = "<p>More from <a href=https://harbour.example>the Harbour Post</a></p>"
    (found,) = _links(body, text)
    assert found.spans[0].start == text.rindex("the Harbour Post")


def test_the_same_words_twice() -> None:
    """Each anchor at its own place, in the order of the page."""
    text = "\n".join([TEXT, TEXT])
    body = _story("https://one.example") + _story("https://two.example")
    assert [(link.url, link.spans[0].start) for link in _links(body, text)] == [
        ("https://one.example/", TEXT.index("the Harbour")),
        ("https://two.example/", len(TEXT) + 1 + TEXT.index("the Harbour")),
    ]


def test_no_more_than_the_limit() -> None:
    """The first of very many."""
    lines = [f"The Harbour Post said number {n:05} of all the reports in this long list is wrong." for n in range(400)]
    body = "".join(f"<p>{line.replace('is wrong', f'<a href=/{n}>is wrong</a>')}</p>" for n, line in enumerate(lines))
    found = _links(body, "\n".join(lines))
    assert [link.url for link in found] == [f"https://desk.example/{n}" for n in range(MOST_LINKS)]


@given(st.lists(st.sampled_from(["<p>", "</p>", "<a href=/x>", "</a>", "<!--", "-->", "the bridge", "<br>", "\xad "])))
def test_the_words_are_those_of_the_text(parts: list[str]) -> None:
    """Whatever the page looks like."""
    text = "the bridge the bridge\nthe bridge the bridge the bridge"
    for link in _links("".join(parts) or "-", text):
        assert link.text == text[link.spans[0].start : link.spans[0].end] == link.text.strip()
