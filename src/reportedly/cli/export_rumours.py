"""What ``reportedly export`` takes out of a desk about rumours: rows, linked data, or all that belongs to one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from reportedly.cli.linked import group_named, linked, update
from reportedly.cli.listing import every
from reportedly.errors import UsageError
from reportedly.exports import schema_org, stix
from reportedly.exports.formats import Format
from reportedly.exports.rumour_rows import RumourRow, SightingRow, rumour_row, sighting_rows
from reportedly.linking.desk import as_it_was, sightings_of
from reportedly.rumours.closings import closings
from reportedly.rumours.threads import Thread, thread
from reportedly.store import RumourFilters, StoredRumour
from reportedly.store.instants import instant
from reportedly.store.selection import Selection, selection
from reportedly.store.words import words

if TYPE_CHECKING:
    from reportedly.rumours.sightings import Sighting
    from reportedly.store import Filters, Store, StoredDocument, View


def one(store: Store, id: str, as_of: str | None) -> Thread:
    """The rumour of that id, or of the claim of that id; raises UsageError where there is neither."""
    return thread(sightings_named(store, id, as_of))


def sightings_named(store: Store, id: str, as_of: str | None) -> list[Sighting]:
    """The sightings of the rumour of that id, or of the claim of that id; UsageError where there is neither."""
    desk = linked(store, as_of, about=[id])
    return [desk.sightings[claim] for claim in group_named(desk, id)]


def rows(store: Store, filters: Filters, as_of: str | None) -> Iterator[RumourRow]:
    """The rows of the rumours that pass the filters."""
    _, found = _kept(store, filters, as_of)
    return map(rumour_row, found)


def passing(store: Store, filters: Filters, as_of: str | None) -> Iterator[Thread]:
    """The rumours that pass the filters, one at a time."""
    view, found = _kept(store, filters, as_of)
    return (thread(sightings_of(view, rumour.id)) for rumour in found)


def sightings(store: Store, filters: Filters, as_of: str | None) -> Iterator[SightingRow]:
    """The sightings that pass the filters, rumour by rumour."""
    asked = _asked(filters)
    every_row = (row for rumour in passing(store, filters, as_of) for row in sighting_rows(rumour))
    return (row for row in every_row if _sighting_passes(row, asked))


def belonging(view: View, name: str, rumour: Thread) -> Iterator[Struct]:
    """The rows of a table that belong to one rumour."""
    claims = [seen.claim for seen in rumour.sightings]
    match name:
        case "documents":
            return iter(documents(view, rumour).values())
        case "claims":
            return filter(None, map(view.claim, claims))
        case "judgements":
            return view.judged(claims)
        case "rumours":
            return iter([rumour_row(rumour)])
        case _:
            return sighting_rows(rumour)


def documents(view: View, rumour: Thread) -> dict[str, StoredDocument]:
    """The documents of a rumour by their ids, in order of time."""
    ids = dict.fromkeys(seen.document for seen in rumour.sightings)
    return {row.id: row for row in filter(None, map(view.document, ids))}


def linked_data(view: View, found: Iterable[Thread], format: Format) -> Iterator[bytes]:
    """Rumours as one document of schema.org, or as one bundle of STIX."""
    if format is Format.SCHEMA_ORG:
        return schema_org.graph(thing for rumour in found for thing in _things(view, rumour))
    return stix.bundle(item for rumour in found for item in stix.objects(rumour, documents(view, rumour)))


def _things(view: View, rumour: Thread) -> Iterator[dict[str, Any]]:
    """The claim that a rumour is, and the review of who closed it last, if somebody did."""
    yield schema_org.claim(rumour, documents(view, rumour))
    signed = closings(view.judged([seen.claim for seen in rumour.sightings]))
    last = max(signed, key=lambda closing: (instant(closing.at) or 0, closing.by), default=None)
    if last is not None and last.status.closed:
        yield schema_org.claim_review(rumour, last)


def _kept(store: Store, filters: Filters, as_of: str | None) -> tuple[View, Iterator[StoredRumour]]:
    """The view of rumours, of a moment if one is given, and those in it that pass the filters, the last seen first."""
    _asked(filters)
    if as_of is None:
        update(store)
    view = (store if as_of is None else as_it_was(store.view(as_of))).view()
    asked = RumourFilters(source=filters.source, outlet=filters.outlet, since=filters.since, until=filters.until)
    return view, every(view.rumours, asked)  # type: ignore[arg-type]


def _asked(filters: Filters) -> Selection:
    asked = selection(filters)
    if asked.source_id is not None:
        raise UsageError("rumours are filtered by the name of a source, not by its id; give a part of the name")
    return asked


def _sighting_passes(row: SightingRow, asked: Selection) -> bool:
    at = instant(row.at)
    return (
        (asked.outlet is None or (row.outlet is not None and words(row.outlet) == asked.outlet))
        and (asked.source_words is None or (row.source is not None and asked.source_words in words(row.source)))
        and asked.filters.kind in (None, row.kind)
        and (asked.since is None or (at is not None and at >= asked.since))
        and (asked.until is None or (at is not None and at < asked.until))
    )
