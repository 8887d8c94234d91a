"""Posts: the one documented format, and the Document that a post of any platform becomes."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct

from reportedly.errors import RefusedError
from reportedly.loading.dates import dated, iso_time
from reportedly.loading.language import language_of, require_english
from reportedly.loading.metadata import host_name
from reportedly.loading.post_links import PostLink, links_of_post
from reportedly.loading.text import require_words
from reportedly.model import POST_AUTHOR, Basis, Document, Link, document_from_text

_REMEDY = 'give each post an "id", an "author", a "time" and a "text", all strings'
_LINKS_REMEDY = "give each link the 'start' and the 'end' of its words, in code points of the text"
_BLOCKS = frozenset({"p", "div", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "pre", "section"})
_UNSEEN = frozenset({"script", "style", "head", "template"})
_SPACES = re.compile(r"[ \t\r\f\v\xa0]+")
_GAPS = re.compile(r"\s*\n\s*\n\s*")


class Post(Struct, frozen=True, kw_only=True):
    """One post. ``time`` is ISO 8601; ``reply_to`` and ``shares`` are the id or address of the post that it answers or
    passes on; ``links`` are those of its words.
    """

    id: str
    author: str
    time: str
    text: str
    url: str | None = None
    reply_to: str | None = None
    shares: str | None = None
    platform: str | None = None
    links: tuple[PostLink, ...] = ()


_decoder = msgspec.json.Decoder(Post)


def parse_post(line: bytes, target: str) -> Post:
    """The post in a line of JSON. Raises RefusedError that says what is wrong with it."""
    try:
        post = _decoder.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise RefusedError(target, f"is not a post ({_flaw(error)})", _REMEDY) from error
    if not post.id:
        raise RefusedError(target, 'has an empty "id"', "give each post an id of its own")
    return post


def post_document(post: Post, target: str, now: datetime) -> Document:
    """The Document of ``post``: the author is its byline, the platform or host its outlet.

    Raises RefusedError where the text is blank or clearly not English, or where a link stands outside of it. A time
    that is not ISO 8601 is left out, and the basis says so.
    """
    require_words(post.text, target)
    try:
        links = links_of_post(post.text, post.links)
    except ValueError as error:
        raise RefusedError(target, f"is a post of which {error}", _LINKS_REMEDY) from error
    language = language_of(post.text)
    require_english(language, target)
    published = iso_time(post.time)
    outlet = post.platform or (host_name(post.url) if post.url else None)
    document = document_from_text(
        post.text,
        id=post.id,
        url=post.url,
        outlet=outlet,
        byline=post.author or None,
        published=published,
        language=language,
        basis=Basis(
            byline=POST_AUTHOR if post.author else None,
            outlet=("post platform" if post.platform else "host name") if outlet else None,
            published=dated(published, "post time", now) if published else "left out: the post's time is not ISO 8601",
        ),
    )
    return msgspec.structs.replace(document, links=links)


def text_of_html(markup: str) -> str:
    """The words of a fragment of HTML: paragraphs apart by a blank line, ``br`` a line break, nothing else kept."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    tree = _parsed(markup)
    if tree is None:
        return ""
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.tag in _UNSEEN:
            element.text = None
        elif element.tag == "br":
            element.tail = "\n" + (element.tail or "").lstrip()
        elif element.tag in _BLOCKS:
            element.tail = "\n\n" + (element.tail or "")
            element.text = "\n\n" + (element.text or "")
    words = _SPACES.sub(" ", "".join(tree.itertext()))
    return _GAPS.sub("\n\n", words).strip()


def links_of_html(markup: str, text: str, url: str | None) -> tuple[Link, ...]:
    """The links of a fragment of HTML in ``text``, its words; ``url`` is that of what it stands in."""
    tree = _parsed(markup) if "href" in markup.lower() else None
    if tree is None:
        return ()
    from reportedly.loading.links import links  # lxml takes a moment

    return links(tree, text, url)


def _parsed(markup: str) -> Any:
    import trafilatura  # heavy

    return trafilatura.load_html(f"<!doctype html><html><body><div>{markup}</div><p></p></body></html>")


def _flaw(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8"
    return str(error).partition(" - at")[0].replace("`", '"').lower()
