"""The tables that ``reportedly export`` takes out of a desk, and the annotations of its claims, as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct

from reportedly.cli.listing import every
from reportedly.errors import ReportedlyError, UsageError
from reportedly.exports.annotations import annotations_of
from reportedly.exports.sightings import SightingRow, sighting_rows
from reportedly.model import Judgement
from reportedly.rumours.threads import Summary, Thread, summary
from reportedly.store import StoredClaim, StoredDocument, StoredSource
from reportedly.store.instants import instant
from reportedly.store.selection import Selection, selection
from reportedly.store.words import words

if TYPE_CHECKING:
    from reportedly.store import Filters, View

T = TypeVar("T", bound=Struct)

TABLES: dict[str, type[Struct]] = {
    "documents": StoredDocument,
    "claims": StoredClaim,
    "sources": StoredSource,
    "rumours": Summary,
    "sightings": SightingRow,
    "judgements": Judgement,
}


def listed(view: View, table: str, filters: Filters) -> Iterator[Struct]:
    """The rows of a table of the store that pass the filters, a page at a time."""
    match table:
        case "documents":
            return every(view.documents, filters)
        case "claims":
            return every(view.claims, filters)
        case "sources":
            return every(view.sources, filters)
        case _:
            return view.judgements()


def derived(found: Iterable[Thread], table: str, filters: Filters) -> Iterator[Struct]:
    """The rows of rumours, or of their sightings, that pass the filters."""
    asked = selection(filters)
    if asked.source_id is not None:
        raise UsageError(f"{table} are filtered by the name of a source, not by its id; give a part of the name")
    if table == "rumours":
        return (summary(rumour) for rumour in found if _rumour_passes(rumour, asked))
    rows = (row for rumour in found for row in sighting_rows(rumour))
    return (row for row in rows if _sighting_passes(row, asked))


def of_rumour(view: View, table: str, rumour: Thread) -> Iterator[Struct]:
    """The rows of a table that belong to one rumour."""
    claims = [seen.claim for seen in rumour.sightings]
    match table:
        case "documents":
            documents = dict.fromkeys(seen.document for seen in rumour.sightings)
            return filter(None, map(view.document, documents))
        case "claims":
            return filter(None, map(view.claim, claims))
        case "judgements":
            inside = set(claims)
            return (row for row in view.judgements() if row.left in inside or row.right in inside)
        case "rumours":
            return iter([summary(rumour)])
        case _:
            return sighting_rows(rumour)


def annotated(view: View, claims: Iterable[StoredClaim]) -> Iterator[dict[str, Any]]:
    """The annotations of claims; their documents are read again, one at a time."""
    for document, members in groupby(claims, key=lambda claim: claim.document):
        reading = view.reading(document)
        if reading is not None:
            yield from annotations_of(reading, {claim.id for claim in members})


def not_empty(rows: Iterator[T], table: str) -> Iterator[T]:
    """The rows; raises ReportedlyError where there are none, before anything is written."""
    first = next(rows, None)
    if first is None:
        raise ReportedlyError(
            f"there is nothing to export: no {table} in this desk, or none that pass; 'reportedly add' adds documents"
        )
    return _with_first(first, rows)


def _with_first(first: T, rest: Iterator[T]) -> Iterator[T]:
    yield first
    yield from rest


def _rumour_passes(rumour: Thread, asked: Selection) -> bool:
    outlets = {words(name) for name in rumour.outlet_names}
    return (
        (asked.outlet is None or asked.outlet in outlets)
        and (asked.source_words is None or any(asked.source_words in words(name) for name in rumour.source_names))
        and _overlaps(asked, rumour.first_seen, rumour.last_seen)
    )


def _sighting_passes(row: SightingRow, asked: Selection) -> bool:
    return (
        (asked.outlet is None or (row.outlet is not None and words(row.outlet) == asked.outlet))
        and (asked.source_words is None or (row.source is not None and asked.source_words in words(row.source)))
        and asked.filters.kind in (None, row.kind)
        and _overlaps(asked, row.at, row.at)
    )


def _overlaps(asked: Selection, first: str, last: str) -> bool:
    """Whether anything from ``first`` to ``last`` is inside the times that are asked for."""
    start, end = instant(first), instant(last)
    return (asked.since is None or (end is not None and end >= asked.since)) and (
        asked.until is None or (start is not None and start < asked.until)
    )
