"""From one input to its documents, by what it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from reportedly.errors import RefusedError
from reportedly.loading.columns import Tell, untold
from reportedly.loading.delimited import read_csv
from reportedly.loading.entries import Entry
from reportedly.loading.following import followed, own_words, sitemap_entries
from reportedly.loading.formats import Format, sniff
from reportedly.loading.packed import unpacked
from reportedly.loading.parquet import read_parquet
from reportedly.loading.platforms import read_export
from reportedly.loading.raw import Raw
from reportedly.loading.tables import read_lines
from reportedly.loading.text import read_text
from reportedly.model import Document, Refusal
from reportedly.settings import Settings

if TYPE_CHECKING:
    from reportedly.loading.visits import Visitor

_TABLES: dict[Format, Callable[..., Iterator[Document | Refusal]]] = {
    Format.JSON_LINES: read_lines,
    Format.CSV: read_csv,
    Format.PARQUET: read_parquet,
}


def documents(
    raw: Raw, settings: Settings, now: datetime, visitor: Visitor | None = None, tell: Tell = untold
) -> Iterator[Document | Refusal]:
    """The documents in one input, by its format; ``now`` tells which times of publication are still to come.

    The pages that a fetched feed or sitemap lists are visited where there is a ``visitor``; a file never makes the
    program fetch anything. ``tell`` is told which names of a table are not read. Raises RefusedError where the whole
    input cannot be read.
    """
    match sniff(raw.head, raw.name, raw.media_type):
        case Format.JSON_LINES | Format.CSV | Format.PARQUET as found:
            yield from _TABLES[found](raw, _limit(raw, settings), now, tell=tell)
        case Format.WARC:
            yield from archived(raw, settings, now)
        case Format.GZIP:
            yield from _gzip(raw, settings, now, visitor, tell)
        case Format.JSON | Format.FEED | Format.SITEMAP as found:
            yield from _list(raw, found, settings, now, visitor)
        case Format.XML:
            reason = "is XML, not a page, a text or a feed"
            raise RefusedError(raw.target, reason, "give the article's page, or its text")
        case found:
            yield _article(raw, found, settings, now)


def _limit(raw: Raw, settings: Settings) -> int:
    return max(settings.max_bytes, settings.fetch_bytes if raw.url else 0)


def _list(
    raw: Raw, found: Format, settings: Settings, now: datetime, visitor: Visitor | None
) -> Iterator[Document | Refusal]:
    """The documents of what lists posts or articles."""
    visits = visitor is not None and raw.url is not None
    entries: Iterator[Entry | Document | Refusal]
    if found is Format.JSON:
        entries = read_export(raw, settings.max_bytes, now)
    elif found is Format.FEED:
        from reportedly.loading.feeds import read_feed  # feedparser takes a moment

        entries = read_feed(raw)
    elif visitor is not None and visits:
        entries = sitemap_entries(raw, visitor, lambda inner: _plain(inner, settings))
    else:
        reason = "is a sitemap, which holds addresses and no texts"
        raise RefusedError(raw.target, reason, "name its own address to 'reportedly add'")
    if visitor is None or not visits:
        return own_words(entries, now)
    return followed(entries, visitor, lambda page: documents(page, settings, now), raw.target, now)


def _article(raw: Raw, found: Format, settings: Settings, now: datetime) -> Document:
    """The one document in a page or a text."""
    if found is not Format.HTML:
        return read_text(raw, settings.max_bytes)
    from reportedly.loading.html import read_page  # trafilatura is heavy

    return read_page(raw, _limit(raw, settings), now)


def archived(raw: Raw, settings: Settings, now: datetime, stop: int | None = None) -> Iterator[Document | Refusal]:
    """The pages of a WARC, of records that begin before ``stop``."""
    from reportedly.loading.warc import read_warc

    def read(page: Raw) -> Document:
        return _article(page, sniff(page.head, page.name, page.media_type), settings, now)

    return read_warc(raw, settings.max_bytes, read, stop)


def _gzip(
    raw: Raw, settings: Settings, now: datetime, visitor: Visitor | None, tell: Tell
) -> Iterator[Document | Refusal]:
    inner = unpacked(raw, settings.max_bytes)
    found = sniff(inner.head, inner.name)
    if found is Format.GZIP:
        raise RefusedError(raw.target, "is gzip inside of gzip", "unpack it first")
    if found is Format.WARC and raw.stream.seekable():
        return archived(raw, settings, now)  # record by record, so that a damaged one harms no other
    return documents(inner, settings, now, visitor, tell)


def _plain(raw: Raw, settings: Settings) -> Raw:
    return unpacked(raw, settings.max_bytes) if sniff(raw.head) is Format.GZIP else raw
