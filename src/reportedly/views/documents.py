"""The list of documents, and what each is called."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from reportedly.headline import called
from reportedly.store import Filters, StoredDocument, View


class DocumentsPage(Struct, frozen=True, kw_only=True):
    """A stretch of the documents of a desk, the newest first; ``called`` is what each is called, by its id."""

    items: tuple[StoredDocument, ...]
    next: str | None
    called: dict[str, str]


def documents_page(view: View, filters: Filters, *, cursor: str | None = None, limit: int = 50) -> DocumentsPage:
    """The documents that pass the filters; raises UsageError for a cursor of another list."""
    page = view.documents(filters, cursor=cursor, limit=limit)
    return DocumentsPage(items=page.items, next=page.next, called=names(view, page.items))


def names(view: View, documents: Iterable[StoredDocument]) -> dict[str, str]:
    """What each document is called, by its id; the texts of those without a title are looked at for that."""
    found = tuple(documents)
    untitled = [document.id for document in found if not (document.title or "").strip()]
    texts = {reading.document.id: reading.document.text for reading in view.readings(untitled)} if untitled else {}
    return {document.id: called(document.title, texts.get(document.id, ""), document.url) for document in found}
