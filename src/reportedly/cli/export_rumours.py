"""What ``reportedly export`` takes out of a desk about rumours: rows, linked data, or all that belongs to one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from reportedly.cli.linked import group_named, linked, threads, update
from reportedly.cli.listing import every
from reportedly.errors import UsageError
from reportedly.exports import schema_org, stix
from reportedly.exports.formats import Format
from reportedly.exports.rumour_rows import RumourRow, SightingRow, rumour_row, sighting_rows
from reportedly.linking.desk import sightings_of
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
    """The rows of the rumours that pass the filters: as they are kept or, of an earlier moment, worked out."""
    if as_of is not None:
        return map(rumour_row, passing(store, filters, as_of))
    return map(rumour_row, _kept(store, filters))


def passing(store: Store, filters: Filters, as_of: str | None) -> Iterator[Thread]:
    """The rumours that pass the filters, one at a time."""
    if as_of is None:
        view = store.view()
        return (thread(sightings_of(view, rumour.id)) for rumour in _kept(store, filters))
    asked = _asked(filters)
    return (rumour for rumour in threads(linked(store, as_of)) if _rumour_passes(rumour, asked))


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


def _kept(store: Store, filters: Filters) -> Iterator[StoredRumour]:
    """The rumours that pass the filters as the store keeps them, the one seen last first."""
    _asked(filters)
    update(store)
    asked = RumourFilters(source=filters.source, outlet=filters.outlet, since=filters.since, until=filters.until)
    return every(store.view().rumours, asked)  # type: ignore[arg-type]


def _asked(filters: Filters) -> Selection:
    asked = selection(filters)
    if asked.source_id is not None:
        raise UsageError("rumours are filtered by the name of a source, not by its id; give a part of the name")
    return asked


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
