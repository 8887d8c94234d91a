"""What belongs to one rumour, as rows of each table, and rumours as linked data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from reportedly.exports import schema_org, stix
from reportedly.exports.formats import Format
from reportedly.exports.rumour_rows import rumour_row, sighting_rows
from reportedly.rumours.closings import closings
from reportedly.rumours.threads import Thread
from reportedly.store import StoredDocument, View
from reportedly.store.instants import instant


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
