"""Posts as lines of JSON, and the words of HTML."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.loading.posts import links_of_html, text_of_html
from reportedly.loading.raw import raw_bytes
from reportedly.loading.tables import read_lines
from reportedly.model import Basis, Document, Refusal

NOW = datetime(2026, 7, 6, 12, tzinfo=UTC)
POST: dict[str, Any] = {"id": "p1", "author": "ida", "time": "2026-07-05T20:14:00+02:00", "text": "The bridge is shut."}


def _one(**fields: Any) -> Document | Refusal:
    (result,) = read_lines(raw_bytes("posts.jsonl", json.dumps(POST | fields).encode()), 10_000, NOW)
    return result


def test_a_line_with_an_author_and_a_time_is_a_post() -> None:
    """The author is its byline, its host the outlet, its time that of publication, each with its basis."""
    document = _one(url="https://www.fathom.example/ida/1", reply_to="p0", shares="https://fathom.example/x/7")
    assert document == Document(
        id="p1",
        text="The bridge is shut.",
        url="https://www.fathom.example/ida/1",
        outlet="fathom.example",
        byline="ida",
        published="2026-07-05T20:14:00+02:00",
        basis=Basis(byline="post author", outlet="host name", published="post time"),
    )


def test_links_are_those_that_are_given_and_those_that_are_written_out() -> None:
    """Each with the words that lead there; a given one wins over the address that it stands on."""
    text = "The bridge is shut, see https://weir.example/1 (or http://brill.example/a_(b))."
    given = [{"url": "https://harbour.example/notice#top", "start": 4, "end": 10}]
    given += [{"url": "https://weir.example/2", "start": 24, "end": 46}, {"url": "javascript:1", "start": 0, "end": 3}]
    document = _one(text=text, links=given)
    assert isinstance(document, Document)
    assert [(link.text, link.url) for link in document.links] == [
        ("bridge", "https://harbour.example/notice"),
        ("https://weir.example/1", "https://weir.example/2"),
        ("http://brill.example/a_(b)", "http://brill.example/a_(b)"),
    ]
    for link in document.links:
        assert [text[span.start : span.end] for span in link.spans] == [link.text]


def test_a_time_that_is_none_is_left_out() -> None:
    """And the basis says so."""
    document = _one(time="yesterday")
    assert isinstance(document, Document)
    assert document.published is None
    assert document.basis.published == "left out: the post's time is not ISO 8601"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"id": ""}, 'has an empty "id"'),
        ({"text": " "}, "holds only white space"),
        ({"author": 7}, 'is not a post (expected "str", got "int")'),
        (
            {"links": [{"url": "https://a.example/", "start": 4, "end": 400}]},
            "is a post of which a link stands outside of the text",
        ),
        ({"links": [{"url": "https://a.example/"}]}, 'is not a post (object missing required field "start")'),
        ({"reply_to": 7}, 'is not a post (expected "str | null", got "int")'),
    ],
)
def test_broken_posts_are_refused(fields: dict[str, Any], reason: str) -> None:
    """By what is wrong with them."""
    refusal = _one(**fields)
    assert isinstance(refusal, Refusal)
    assert refusal.reason == reason


def test_the_words_author_and_time_in_a_text_make_no_post() -> None:
    """Only names do."""
    row = {"id": "a", "text": 'The "author": a man with "time": he said so.'}
    (document,) = read_lines(raw_bytes("rows.jsonl", json.dumps(row).encode()), 10_000, NOW)
    assert isinstance(document, Document)
    assert document.byline is None


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One <a href='x'>link</a><br>two &amp; three</p><p>Four</p>", "One link\ntwo & three\n\nFour"),
        ("No markup at all", "No markup at all"),
        ("3 &lt; 4", "3 < 4"),
        ("<script>alert(1)</script><p>Words</p><style>p{}</style>", "Words"),
        ("<p></p>", ""),
    ],
)
def test_html_becomes_words(markup: str, text: str) -> None:
    """Paragraphs stand apart, scripts say nothing."""
    assert text_of_html(markup) == text


@given(st.text(st.sampled_from("<>/&;p brdivscript\"'=!-\0 é"), max_size=60))
def test_no_markup_is_an_error(markup: str) -> None:
    """Whatever it is, words come out."""
    assert isinstance(text_of_html(markup), str)


def test_links_of_a_fragment() -> None:
    """Those whose words are in the text; without an address nothing is parsed."""
    markup = "<p>The bridge is shut, said <a href=https://harbour.example/2>the Harbour Post</a> this morning.</p>"
    (found,) = links_of_html(markup, text_of_html(markup), None)
    assert (found.url, found.text) == ("https://harbour.example/2", "the Harbour Post")
    assert (
        links_of_html(markup, "Something else.", None) == links_of_html("<p>It is shut.</p>", "It is shut.", None) == ()
    )
