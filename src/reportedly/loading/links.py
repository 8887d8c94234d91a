"""Links: the anchors of a page whose words are in its text, each with where it leads and where its words stand.

A page is cut into runs of letters between the edges of its blocks. A link is kept where its run is found again in the
text, whole or by the letters around the link, so that an entry of a menu is not taken for a name in the story. White
space does not count, since an extraction alters it. Nothing is fetched.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml.etree import iterwalk  # type: ignore[import-untyped]
from msgspec import Struct

from reportedly.model import Link, Span
from reportedly.urls import canonical_url

MOST_LINKS = 300
_MOST_TRIED = 5_000  # anchors of a page that are looked for in its text
_LONGEST_URL = 2_048
_AROUND = 24  # letters beside a link by which its place is known
_UNSEEN_LETTER = r"\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2060\ufeff"
_NO_LETTERS, _LETTERS = re.compile(f"[{_UNSEEN_LETTER}]+"), re.compile(f"[^{_UNSEEN_LETTER}]+")
_INLINE = frozenset(
    "a abbr b bdi bdo big br cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup"
    " time tt u var wbr".split()
)
_UNSEEN = frozenset({"head", "iframe", "noscript", "script", "select", "style", "svg", "template", "textarea"})


class _Anchor(Struct, frozen=True):
    """Where an anchor leads, as the page writes it, and where its words stand in the letters of its run."""

    href: str
    start: int
    end: int


class _Run(Struct, frozen=True):
    """The letters of a stretch of a page between the edges of its blocks, and the anchors in it."""

    letters: str
    anchors: tuple[_Anchor, ...]


class _Text(Struct, frozen=True):
    """The letters of a text, the place of each, and the numbers of those at which a line begins or ends."""

    letters: str
    places: list[int]
    edges: frozenset[int]


def links(tree: Any, text: str, url: str | None) -> tuple[Link, ...]:
    """The links of the parsed page ``tree`` in ``text``, which was taken from it: the first 300 in order of the text.

    ``url`` is the page's own address, without which a relative link leads nowhere. Only canonical http and https
    addresses are given, and none of the page itself.
    """
    base, own = _base(tree, url), canonical_url(urldefrag(url).url) if url is not None else None
    found: dict[Span, str] = {}
    for href, span in _placed(tree, text):
        leads = address(href, base)
        if leads is not None and leads != own:
            found.setdefault(span, leads)
    kept = sorted(found.items())[:MOST_LINKS]
    return tuple(Link(url=leads, text=text[span.start : span.end], spans=(span,)) for span, leads in kept)


def _base(tree: Any, url: str | None) -> str:
    stated = str(next(iter(tree.xpath("//base/@href")), ""))
    with suppress(ValueError):
        return urljoin(url or "", stated.strip())
    return url or ""


def address(href: str, base: str) -> str | None:
    """The canonical http(s) address of ``href``; None for any other, an over-long one, and one with a password."""
    try:
        joined = urljoin(base, href.strip())
        parts = urlsplit(joined)
        usable = parts.hostname and parts.username is None and parts.scheme in ("http", "https")
    except ValueError:
        return None
    return canonical_url(urldefrag(joined).url) if usable and len(joined) <= _LONGEST_URL else None


def _placed(tree: Any, text: str) -> Iterator[tuple[str, Span]]:
    """Each anchor that is found in the text, with the span of its words."""
    given, tried, at = _text(text), 0, 0
    for run in _runs(tree):
        tried += len(run.anchors)
        if tried > _MOST_TRIED:
            return
        reached = at
        for anchor in run.anchors:
            start = _place(given, run.letters, anchor, at)
            if start is not None:
                end = start + anchor.end - anchor.start
                reached = max(reached, end)
                yield anchor.href, Span(given.places[start], given.places[end - 1] + 1)
        at = reached


def _text(text: str) -> _Text:
    places = [place for match in _LETTERS.finditer(text) for place in range(*match.span())]
    breaks = (bisect_left(places, match.start()) for match in re.finditer("\n", text))
    return _Text(_NO_LETTERS.sub("", text), places, frozenset((0, len(places), *breaks)))


def _place(given: _Text, run: str, anchor: _Anchor, at: int) -> int | None:
    """Where the anchor's letters begin in those of the text, first with all of its run, then with those around it."""
    own = anchor.end - anchor.start
    for left, right in ((len(run), len(run)), (_AROUND, _AROUND), (_AROUND, 0), (0, _AROUND)):
        start, end = max(anchor.start - left, 0), min(anchor.end + right, len(run))
        if end - start - own >= _AROUND:
            found = _find(given.letters, run[start:end], at)
        elif (start, end) == (0, len(run)):
            found = _line(given, run, at)
        else:
            continue
        if found >= 0:
            return found + anchor.start - start
    return None


def _find(letters: str, wanted: str, at: int) -> int:
    """Where ``wanted`` stands, from ``at`` on if it can be."""
    found = letters.find(wanted, at)
    return found if found >= 0 else letters.find(wanted)


def _line(given: _Text, wanted: str, at: int) -> int:
    """Where ``wanted`` is a whole line, or -1: few letters are known by nothing else."""
    found = _find(given.letters, wanted, at)
    lines = found in given.edges and found + len(wanted) in given.edges
    return found if lines else -1


def _runs(tree: Any) -> Iterator[_Run]:
    """The runs of a page that hold anchors, in its order."""
    letters: list[str] = []
    anchors: list[_Anchor] = []
    length, opened = 0, None
    for words, element in _steps(tree):
        if words is not None:
            letters.append(_NO_LETTERS.sub("", words))
            length += len(letters[-1])
        elif element is None:
            if anchors:
                yield _Run("".join(letters), tuple(anchors))
            letters, anchors, length, opened = [], [], 0, None
        elif opened is None:
            opened = length
        elif (href := element.get("href")) and length > opened:
            anchors.append(_Anchor(href, opened, length))
            opened = None
        else:
            opened = None


def _steps(tree: Any) -> Iterator[tuple[str | None, Any]]:
    """Words that are seen, the beginning and the end of an anchor (None, element), and edges of blocks (None, None)."""
    unseen = None
    for event, element in iterwalk(tree, events=("start", "end", "comment", "pi")):
        opens = event == "start"
        if opens and unseen is None and element.tag in _UNSEEN:
            unseen = element
        if unseen is None and event in ("start", "end") and (element.tag == "a" or element.tag not in _INLINE):
            yield None, element if element.tag == "a" else None
        if unseen is element and not opens:
            unseen = None
        words = element.text if opens else element.tail
        if unseen is None and words:
            yield words, None
    yield None, None
