"""``/documents``: the list of what is kept, and one document with its marks."""

from __future__ import annotations

from typing import Annotated

from litestar.params import FromPath, QueryParameter

from reportedly.model import Span
from reportedly.views.document import DocumentPage, document_page
from reportedly.views.documents import DocumentsPage, documents_page
from reportedly.web.answering import always, page
from reportedly.web.asking import Cursor, Limit, TheFilters, TheSite
from reportedly.web.kept_copies import COPIES
from reportedly.web.missing import no_document
from reportedly.web.rendering import MOST_PLACES
from reportedly.web.site import Site

_PLACE = "[0-9]{1,9}-[0-9]{1,9}"
_PLACES = f"^({_PLACE}(,{_PLACE}){{0,{MOST_PLACES - 1}}})?$"


def documents(site: TheSite, filters: TheFilters, cursor: Cursor = None, limit: Limit = 50) -> DocumentsPage:
    """The documents of the desk, the newest first."""
    return documents_page(site.view(), filters, cursor=cursor, limit=limit)


def document(
    site: TheSite,
    id: FromPath[str],
    at: Annotated[
        str, QueryParameter(description="Places to point at: `START-END` in code points, with commas.", pattern=_PLACES)
    ] = "",
) -> DocumentPage:
    """One document: its text with its marks, the reasons behind each claim, copies, and its other versions."""
    found = document_page(site.view(), id, places(at), site.copies.soon)
    if found is None:
        raise no_document(site.view(), id)
    return found


def _lasts(site: Site, shown: DocumentPage) -> bool:
    """Until its copies are worked out, once that is begun."""
    return not shown.copies.working or site.copies.has_begun(shown.document.id)


def places(at: str) -> tuple[Span, ...]:
    """The stretches of a text that an address names."""
    return tuple(Span(*map(int, part.split("-"))) for part in at.split(",") if part)


handlers = [
    *page("/documents", "documents.html.jinja", documents, lasts=always),
    *page("/documents/{id:str}", "document.html.jinja", document, lasts=_lasts, work=COPIES, stirs=False),
]
