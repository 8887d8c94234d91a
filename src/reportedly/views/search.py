"""The page of a search: what was asked, and what was found in its context."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from reportedly.store import Filters, Hit, Scope, StoredClaim, StoredDocument, View
from reportedly.views.documents import names


class Words(Struct, frozen=True):
    """A stretch of an excerpt, and whether it is of what was looked for."""

    text: str
    found: bool


class Found(Struct, frozen=True, kw_only=True):
    """One thing found: the document, the claim or else what the document is ``called``, and the words in context."""

    document: StoredDocument
    called: str | None
    claim: StoredClaim | None
    excerpt: tuple[Words, ...]


class SearchPage(Struct, frozen=True, kw_only=True):
    """A stretch of what was found, best first; ``words`` is what was looked for, None before anything was."""

    words: str | None
    scope: Scope
    filters: Filters
    found: tuple[Found, ...]
    next: str | None


def search_page(
    view: View, words: str | None, filters: Filters, scope: Scope, *, cursor: str | None = None, limit: int = 25
) -> SearchPage:
    """What is found; raises UsageError for a search that cannot be understood."""
    if words is None or not words.strip():
        return SearchPage(words=None, scope=scope, filters=filters, found=(), next=None)
    page = view.search(words, filters, scope=scope, cursor=cursor, limit=limit)
    called = names(view, (hit.document for hit in page.items if hit.claim is None))
    found = tuple(
        Found(document=h.document, called=called.get(h.document.id), claim=h.claim, excerpt=tuple(_cut(h)))
        for h in page.items
    )
    return SearchPage(words=words, scope=scope, filters=filters, found=found, next=page.next)


def _beside_title(hit: Hit) -> int:
    """Where the excerpt of a document goes on after the title and the byline, which stand above it."""
    place, before = 0, (" ".join((hit.document.title or "").split()), " ".join((hit.document.byline or "").split()))
    while True:
        known = next((words for words in before if words and hit.excerpt.startswith(words, place)), None)
        if known is None or hit.claim is not None or place + len(known) >= len(hit.excerpt):
            return place
        place += len(known)
        place += len(hit.excerpt) - place - len(hit.excerpt[place:].lstrip())


def _cut(hit: Hit) -> Iterator[Words]:
    end = _beside_title(hit)
    for span in hit.marks:
        if span.start < end:
            continue
        if span.start > end:
            yield Words(hit.excerpt[end : span.start], found=False)
        yield Words(hit.excerpt[span.start : span.end], found=True)
        end = span.end
    if end < len(hit.excerpt):
        yield Words(hit.excerpt[end:], found=False)
