"""The tables of a desk, and the annotations of its claims, as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, BinaryIO, TypeVar, cast

from msgspec import Struct

from reportedly.errors import ReportedlyError
from reportedly.exports.annotations import annotation_page, annotations_of
from reportedly.exports.formats import Format
from reportedly.exports.rumour_rows import RumourRow, SightingRow
from reportedly.exports.writing import write_table
from reportedly.model import Judgement
from reportedly.store import Filters, StoredClaim, StoredDocument, StoredSource, View
from reportedly.store.walking import every

T = TypeVar("T")
Write = Callable[[BinaryIO], None]

TABLES: dict[str, type[Struct]] = {
    "documents": StoredDocument,
    "claims": StoredClaim,
    "sources": StoredSource,
    "rumours": RumourRow,
    "sightings": SightingRow,
    "judgements": Judgement,
}


def listed(view: View, name: str, filters: Filters) -> Iterator[Struct]:
    """The rows of a table of the store that pass the filters, a page at a time."""
    match name:
        case "documents":
            return every(view.documents, filters)
        case "claims":
            return every(view.claims, filters)
        case "sources":
            return every(view.sources, filters)
        case _:
            return view.judgements()


def writing(view: View, name: str, format: Format, rows: Iterator[Struct]) -> Write:
    """What writes a table, or the annotations of its claims."""
    if format is not Format.ANNOTATIONS:
        return lambda stream: write_table(format, name, TABLES[name], rows, stream)
    page = annotation_page(_annotated(view, cast("Iterator[StoredClaim]", rows)))
    return lambda stream: stream.writelines(page)


def not_empty(items: Iterator[T], name: str) -> Iterator[T]:
    """The items; raises ReportedlyError where there are none, before anything is written."""
    first = next(items, None)
    if first is None:
        raise ReportedlyError(
            f"there is nothing to export: no {name} in this desk, or none that pass; 'reportedly add' adds documents"
        )
    return _with_first(first, items)


def _with_first(first: T, rest: Iterator[T]) -> Iterator[T]:
    yield first
    yield from rest


def _annotated(view: View, claims: Iterable[StoredClaim]) -> Iterator[dict[str, Any]]:
    """The annotations of claims; their documents are read again, one at a time."""
    for document, members in groupby(claims, key=lambda claim: claim.document):
        reading = view.reading(document)
        if reading is not None:
            yield from annotations_of(reading, {claim.id for claim in members})
