"""What ``reportedly export`` takes out of a desk about rumours: rows of all that pass, or one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from reportedly.cli.linked import earlier, group_named, linked, update
from reportedly.errors import UsageError
from reportedly.exports.rumour_rows import RumourRow, SightingRow, rumour_row, sighting_rows
from reportedly.linking.desk import sightings_of
from reportedly.rumours.threads import Thread, thread
from reportedly.store import RumourFilters, RumourOrder, StoredRumour
from reportedly.store.instants import instant
from reportedly.store.selection import Selection, selection
from reportedly.store.walking import every
from reportedly.store.words import words

if TYPE_CHECKING:
    from reportedly.rumours.sightings import Sighting
    from reportedly.store import Filters, Store

Sightings = Callable[[str], list["Sighting"]]
"""The id of a rumour, to its sightings."""


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
    sightings, found = _kept(store, filters, as_of)
    return (thread(sightings(rumour.id)) for rumour in found)


def sightings(store: Store, filters: Filters, as_of: str | None) -> Iterator[SightingRow]:
    """The sightings that pass the filters, rumour by rumour."""
    asked = _asked(filters)
    every_row = (row for rumour in passing(store, filters, as_of) for row in sighting_rows(rumour))
    return (row for row in every_row if _sighting_passes(row, asked))


def _kept(store: Store, filters: Filters, as_of: str | None) -> tuple[Sightings, Iterator[StoredRumour]]:
    """The rumours that pass the filters, of a moment if one is given, the last seen first, and what finds sightings."""
    _asked(filters)
    asked = RumourFilters(source=filters.source, outlet=filters.outlet, since=filters.since, until=filters.until)
    if as_of is not None:
        then = earlier(store, as_of)
        return then.sightings_of, then.every(asked, RumourOrder.RECENT)
    update(store)
    view = store.view()
    return partial(sightings_of, view), every(view.rumours, asked)


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
