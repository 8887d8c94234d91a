"""The desk's memory: documents with their readings, what was decided about them, and what was removed.

    with open_store("sqlite:///desk.db") as store:
        receipts = store.writer.add(readings)                    # one transaction; twice changes nothing
        page = store.view().claims(Filters(outlet="The Weir"))   # page.items, and page.next for the next one
        hits = store.view().search('"cracks in the pier" OR flood NOT drill')

A Store is a Writer and Views (``base``); ``values`` has the rows that they give. ``open_store`` picks the store by its
URL: ``sqlite:///path``, ``postgresql://user@host/name`` or ``memory:``, the reference that the others agree with.

Adding. A document is known by its text and its canonical URL (``identity``): ``keyed(document)`` has the id that the
store will give it, so key a document *before* it is read, and skip what ``view.known(ids)`` has of this model already
(``""`` there: it was forgotten and is not taken in again). ``writer.add`` takes Readings, which carry their Documents,
and answers each with a Receipt: added, revised (another version of a known address), refreshed (a newer model's
reading, or better data about the document), known or forgotten. A batch is one transaction, so that a crash loses at
most the batch; some hundred documents make a good one. ``writer.refuse`` keeps Refusals, ``writer.feed`` where a feed
stands.

The order of arrival never matters: of two records of one document, the data of the one that was captured first are
kept, the reading of the newest model, and the first time of adding (``merging``). Judgements are append-only.
``store.view(as_of)`` shows what was added and judged until then.

Rumours are kept as ``linking`` worked them out (``rumours``): ``view.rumours(filters, order=...)``, ``view.rumour(id)``
and ``view.members(id)`` show them as they are now, and ``view.unlinked()`` the documents that they do not know yet.
"""

from __future__ import annotations

from reportedly.store.base import Store, View, Writer
from reportedly.store.identity import keyed, keyed_reading
from reportedly.store.rumours import (
    Linking,
    Member,
    Placement,
    RumourFilters,
    RumourOrder,
    StoredRumour,
)
from reportedly.store.values import (
    Counts,
    Feed,
    Filters,
    Hit,
    Outcome,
    Page,
    Receipt,
    RefusedInput,
    Removal,
    Scope,
    StoredClaim,
    StoredDocument,
    StoredSource,
    Subject,
)

__all__ = [
    "Counts",
    "Feed",
    "Filters",
    "Hit",
    "Linking",
    "Member",
    "Outcome",
    "Page",
    "Placement",
    "Receipt",
    "RefusedInput",
    "Removal",
    "RumourFilters",
    "RumourOrder",
    "Scope",
    "Store",
    "StoredClaim",
    "StoredDocument",
    "StoredRumour",
    "StoredSource",
    "Subject",
    "View",
    "Writer",
    "keyed",
    "keyed_reading",
    "open_store",
]


def open_store(url: str, *, patience: float = 30.0, make: bool = True) -> Store:
    """The store of that URL, made if it is not there; a writer waits ``patience`` seconds for another one.

    Raises UsageError for a URL of another kind, and StoreError where the database cannot be opened, is of another
    version than this program's, or is not there and is not to be made.
    """
    if url == "memory:":
        from reportedly.store.memory import MemoryStore

        return MemoryStore()
    from reportedly.store.sql.store import SqlStore

    return SqlStore(url, patience=patience, make=make)
