"""What feeds and sitemaps list, as documents: each entry's own page where it may be visited, else the feed's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from reportedly.errors import RefusedError
from reportedly.loading.answers import PassingError
from reportedly.loading.entries import Entry, entry_document, with_entry
from reportedly.loading.raw import Raw
from reportedly.loading.sitemaps import read_sitemap
from reportedly.model import Document, Refusal

if TYPE_CHECKING:
    from reportedly.loading.visits import Visitor  # it needs httpx, which is heavy

MOST_PAGES = 1_000
DEEPEST = 2
_Opened = Callable[[Raw], Iterator[Document | Refusal]]
_Sitemap = Callable[[Raw], Raw]


def own_words(entries: Iterable[Entry | Document | Refusal], now: datetime) -> Iterator[Document | Refusal]:
    """The documents that a feed makes by itself, without anything being visited."""
    for entry in entries:
        try:
            yield entry_document(entry, now) if isinstance(entry, Entry) else entry
        except RefusedError as refused:
            yield _refusal(refused)


def followed(
    entries: Iterable[Entry | Document | Refusal], visitor: Visitor, read: _Opened, source: str | None, now: datetime
) -> Iterator[Document | Refusal]:
    """What ``read`` makes of the page of each entry, and of those without one the words of the feed.

    A page that has not changed gives nothing. One that is refused is replaced by the article in the feed, if it holds
    it whole. Where a refusal may be over soon, ``source`` counts as not read, so that it is asked for again.
    """
    for entry in entries:
        if not isinstance(entry, Entry):
            yield entry
            continue
        try:
            yield from _entry(entry, visitor, read, now)
        except RefusedError as refused:
            if isinstance(refused, PassingError) and source is not None:
                visitor.reopen(source)
            yield _refusal(refused)
            if entry.url is not None:
                visitor.fail(entry.url, refused)
                visitor.finish(entry.url)


def _entry(entry: Entry, visitor: Visitor, read: _Opened, now: datetime) -> Iterator[Document | Refusal]:
    if entry.url is None:
        yield entry_document(entry, now)
        return
    try:
        page = visitor.visit(entry.url)
        found = list(read(page)) if page is not None else []
    except RefusedError:
        if entry.text is None:
            raise
        found = [entry_document(entry, now)]
    for item in found:
        yield with_entry(item, entry, now) if isinstance(item, Document) else item
    visitor.finish(entry.url)


def sitemap_entries(raw: Raw, visitor: Visitor, opened: _Sitemap) -> Iterator[Entry | Refusal]:
    """The pages that the sitemap ``raw`` lists, and those that the sitemaps in it list, 1,000 in all.

    ``opened`` takes the gzip off a sitemap. Raises RefusedError where ``raw`` itself is broken.
    """
    given = 0
    for entry in _listed(raw, visitor, opened, DEEPEST, set()):
        if given == MOST_PAGES:
            reason = f"lists more than {MOST_PAGES:,} pages; the others are left out"
            yield Refusal(target=raw.target, reason=reason, remedy="name the parts of the sitemap that you want")
            return
        given += isinstance(entry, Entry)
        yield entry


def _listed(raw: Raw, visitor: Visitor, opened: _Sitemap, depth: int, seen: set[str]) -> Iterator[Entry | Refusal]:
    for place in read_sitemap(raw):
        if place.url in seen:
            continue
        seen.add(place.url)
        if not place.is_sitemap:
            yield Entry(target=place.url, url=place.url)
        elif not depth:
            reason = f"is a sitemap more than {DEEPEST} levels deep"
            yield Refusal(target=place.url, reason=reason, remedy="give it by itself")
        else:
            try:
                visitor.reopen(raw.target)  # what it lists may change while it stays the same
                inner = visitor.visit_list(place.url)
                if inner is not None:
                    yield from _listed(opened(inner), visitor, opened, depth - 1, seen)
                    visitor.finish(place.url)
            except RefusedError as refused:
                yield _refusal(refused)
                visitor.fail(place.url, refused)


def _refusal(refused: RefusedError) -> Refusal:
    return Refusal(target=refused.target, reason=refused.reason, remedy=refused.remedy)
