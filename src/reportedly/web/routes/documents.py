"""``/documents``: the list of what is kept, and one document with its marks."""

from __future__ import annotations

import re
from typing import Annotated

from litestar.params import FromPath, QueryParameter

from reportedly.errors import UsageError
from reportedly.model import Span
from reportedly.store import Page, StoredDocument
from reportedly.views.document import DocumentPage, document_page
from reportedly.web.answering import page
from reportedly.web.asking import Cursor, Limit, TheFilters, TheSite
from reportedly.web.missing import no_document
from reportedly.web.rendering import MOST_PLACES

_PLACE = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


def documents(site: TheSite, filters: TheFilters, cursor: Cursor = None, limit: Limit = 50) -> Page[StoredDocument]:
    """The documents of the desk, the newest first."""
    return site.view().documents(filters, cursor=cursor, limit=limit)


def document(
    site: TheSite,
    id: FromPath[str],
    at: Annotated[str, QueryParameter(description="Places to point at: `START-END` in code points, with commas.")] = "",
) -> DocumentPage:
    """One document: its text with its marks, the reasons behind each claim, copies, and its other versions."""
    found = document_page(site.view(), id, places(at), site.copies.soon)
    if found is None:
        raise no_document(site.view(), id)
    return found


def places(at: str) -> tuple[Span, ...]:
    """The stretches of a text that an address names; raises UsageError for what names none."""
    found = [_PLACE.fullmatch(part) for part in at.split(",")] if at else []
    if len(found) > MOST_PLACES or not all(found):
        raise UsageError(f"at={at[:40]!r} names no places; give START-END in code points, {MOST_PLACES} at most")
    return tuple(Span(int(match[1]), int(match[2])) for match in found if match is not None)


handlers = [
    *page("/documents", "documents.html.jinja", documents),
    *page("/documents/{id:str}", "document.html.jinja", document),
]
