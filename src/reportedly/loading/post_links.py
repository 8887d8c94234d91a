"""The links of a post: those that its platform keeps beside the words, and the addresses that are words themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from reportedly.model import Link, Span, overlap

_ADDRESS = re.compile(r"https?://[^\s<>\"“”«»]+", re.IGNORECASE)
_AFTER = ".,;:!?'’*_)]}…"  # what ends a sentence and no address
_WITHIN = {")": "(", "]": "[", "}": "{"}
_FACET = "app.bsky.richtext.facet#link"


class PostLink(Struct, frozen=True, kw_only=True):
    """Words of a post that lead to ``url``: the half-open range ``[start, end)`` in code points of its text."""

    url: str
    start: int
    end: int


def links_of_post(text: str, given: Sequence[PostLink]) -> tuple[Link, ...]:
    """The links in the text of a post, in its order: those that are ``given``, then addresses that are written out.

    Only canonical http and https addresses are kept. Raises ValueError for one that does not stand in the text.
    """
    if any(not 0 <= link.start < link.end <= len(text) for link in given):
        raise ValueError("a link stands outside of the text")
    found = [*given, *_written(text)]
    if not found:
        return ()
    from reportedly.loading.links import MOST_LINKS, address  # lxml takes a moment

    kept: dict[Span, str] = {}
    for link in found:
        leads, span = address(link.url, ""), Span(link.start, link.end)
        if leads is not None and not overlap([span], list(kept)):
            kept[span] = leads
    shown = sorted(kept.items())[:MOST_LINKS]
    return tuple(Link(url=leads, text=text[span.start : span.end], spans=(span,)) for span, leads in shown)


def of_facets(text: str, facets: Any) -> Iterator[PostLink]:
    """The links among Bluesky's facets, whose places are bytes of the text in UTF-8; what fits none is passed over."""
    encoded = text.encode("utf-8", "surrogatepass")
    for facet in facets if isinstance(facets, list) else ():
        try:
            place, features = facet["index"], facet["features"]
            url = next(f["uri"] for f in features if f.get("$type") == _FACET and isinstance(f["uri"], str))
            start, end = (len(encoded[: place[name]].decode("utf-8", "strict")) for name in ("byteStart", "byteEnd"))
        except (KeyError, TypeError, AttributeError, StopIteration, UnicodeDecodeError):
            continue
        if 0 <= place["byteStart"] < place["byteEnd"] <= len(encoded):
            yield PostLink(url=url, start=start, end=end)


def of_parts(parts: Sequence[str | Mapping[str, Any]]) -> Iterator[PostLink]:
    """The links among the parts of a message of Telegram, which are its words one after the other."""
    at = 0
    for part in parts:
        words = part if isinstance(part, str) else part["text"]
        href = None if isinstance(part, str) else part.get("href")
        if words and isinstance(href, str) and part.get("type") == "text_link":  # type: ignore[union-attr]
            yield PostLink(url=href, start=at, end=at + len(words))
        at += len(words)


def _written(text: str) -> Iterator[PostLink]:
    """The addresses that stand in a text, without the marks that end a sentence."""
    for match in _ADDRESS.finditer(text):
        words = match.group()
        while words[-1] in _AFTER and not (
            words[-1] in _WITHIN and words.count(_WITHIN[words[-1]]) >= words.count(words[-1])
        ):
            words = words[:-1]
        yield PostLink(url=words, start=match.start(), end=match.start() + len(words))
