"""Sitemaps (sitemaps.org 0.9): the addresses of pages, or of further sitemaps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from msgspec import Struct

from reportedly.errors import RefusedError
from reportedly.loading.dates import page_time
from reportedly.loading.packed import whole
from reportedly.loading.raw import Raw

SITEMAP_BYTES = 50_000_000  # the protocol's own limits
MOST_PLACES = 50_000
_LONGEST = 2_048
_CHUNK = 65_536


class Place(Struct, frozen=True, kw_only=True):
    """One address of a sitemap: of a page, or of another sitemap; ``changed`` is its last change in ISO 8601."""

    url: str
    changed: str | None = None
    is_sitemap: bool = False


class _TooMuchError(Exception):
    """The parser has met what no sitemap needs."""


def read_sitemap(raw: Raw) -> Iterator[Place]:
    """The places in ``raw`` as they come, 50,000 at most, in 50,000,000 bytes at most.

    Raises RefusedError, after what stands before was given, where it is broken, cut or goes on after the limits.
    """
    listener = _Listener()
    parser = listener.parser()
    stream, read, given = whole(raw), 0, 0
    while True:
        data = stream.read(_CHUNK)
        read += len(data)
        try:
            parser.Parse(data, not data)
        except (expat.ExpatError, _TooMuchError) as error:
            yield from listener.places
            reason = f"is a sitemap that is broken ({str(error)[:80]})"
            raise RefusedError(raw.target, reason, "what stands before is read; try again later") from error
        given += len(listener.places)
        yield from listener.places
        listener.places.clear()
        if not data:
            return
        if read > SITEMAP_BYTES or given > MOST_PLACES:
            reason = f"is a sitemap of more than {MOST_PLACES:,} addresses or {SITEMAP_BYTES:,} bytes"
            raise RefusedError(raw.target, reason, "what stands before is read; name the parts that you want")


class _Listener:
    """Collects the places that the parser goes past."""

    def __init__(self) -> None:
        self.places: list[Place] = []
        self._found: dict[str, str] = {}
        self._words: str | None = None

    def parser(self) -> Any:
        """A parser that reports here and knows no entities of the document's own."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._hear
        parser.EntityDeclHandler = self._refuse
        return parser

    def _begin(self, name: str, _: dict[str, str]) -> None:
        self._words = "" if _local(name) in ("loc", "lastmod") else None

    def _hear(self, words: str) -> None:
        if self._words is not None and len(self._words) <= _LONGEST:
            self._words += words

    def _end(self, name: str) -> None:
        local = _local(name)
        if self._words is not None:
            # the address of an image or a film stands under another element than the page's own
            self._found.setdefault(local, self._words.strip())
            self._words = None
        elif local in ("url", "sitemap"):
            url, changed = self._found.get("loc", ""), self._found.get("lastmod")
            if url and len(url) <= _LONGEST:
                place = Place(url=url, changed=page_time(changed) if changed else None, is_sitemap=local == "sitemap")
                self.places.append(place)
            self._found = {}

    def _refuse(self, *_: object) -> None:
        raise _TooMuchError("it declares entities")


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
