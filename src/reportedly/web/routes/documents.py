"""``/documents``: the list of what is kept, and one document with its marks."""

from __future__ import annotations

from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from reportedly.store import Page, StoredDocument
from reportedly.views.document import DocumentPage, document_page
from reportedly.web.answering import page
from reportedly.web.asking import Cursor, Limit, TheFilters, TheSite


def documents(site: TheSite, filters: TheFilters, cursor: Cursor = None, limit: Limit = 50) -> Page[StoredDocument]:
    """The documents of the desk, the newest first."""
    return site.view().documents(filters, cursor=cursor, limit=limit)


def document(site: TheSite, id: FromPath[str]) -> DocumentPage:
    """One document: its text with its marks, the reasons behind each claim, and its other versions."""
    found = document_page(site.view(), id)
    if found is None:
        raise NotFoundException(f"there is no document {id!r}; it may have been removed, or the address is incomplete")
    return found


handlers = [
    *page("/documents", "documents.html.jinja", documents),
    *page("/documents/{id:str}", "document.html.jinja", document),
]
