"""How many origins rumours have: counted when it is first asked, then kept until the rumour changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from reportedly.linking.desk import sightings_of
from reportedly.linking.provenance import provenance_of
from reportedly.rumours.provenance import origins
from reportedly.rumours.sightings import Sighting
from reportedly.store import StoredRumour, View


def count(view: View, sightings: Sequence[Sighting], families: Mapping[str, str] | None) -> int:
    """How many origins the rumour of these sightings has."""
    return origins(provenance_of(view, sightings, families)).count


def counted(
    view: View, rumours: Sequence[StoredRumour], families: Mapping[str, str] | None = None
) -> tuple[list[StoredRumour], dict[str, int]]:
    """The rumours with their numbers of origins, and those numbers that were not known; see ``Writer.origins``."""
    unknown = [rumour.id for rumour in rumours if rumour.origins is None]
    new = {key: count(view, sightings_of(view, key), families) for key in unknown}
    return [msgspec.structs.replace(r, origins=new.get(r.id, r.origins)) for r in rumours], new
