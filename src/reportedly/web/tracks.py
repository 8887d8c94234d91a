"""The track record of a source: what became of the rumours that it carried or denied and that people closed."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.linking.desk import sightings_of
from reportedly.rumours.closings import closings
from reportedly.rumours.record import Closed, Record, Voice, closing_of, record, standing
from reportedly.rumours.threads import rumour_id, thread
from reportedly.store import Filters, StoredSource, View
from reportedly.views.source import COUNTED


def track_record(view: View, source: StoredSource) -> Record:
    """The record over the rumours that the newest 500 claims of a source are in."""
    return record(source.name, Voice.SOURCE, _closed(view, source))


def _closed(view: View, source: StoredSource) -> Iterator[Closed]:
    held = standing(closings(view.decisions()))
    if not held:
        return
    own = [claim.id for claim in view.claims(Filters(source=source.id), limit=COUNTED).items]
    mine = {placed.rumour for placed in view.placements(claims=own)}
    decided = {placed.rumour for placed in view.placements(claims=list(held))}
    for least in sorted(mine & decided):
        sightings = tuple(sightings_of(view, rumour_id([least])))
        closing = closing_of((sighting.claim for sighting in sightings), held)
        if closing is not None:
            shown = thread(sightings)
            yield Closed(rumour=shown.id, heading=shown.claim, closing=closing, sightings=sightings)
