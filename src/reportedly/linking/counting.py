"""How many origins rumours have: counted when it is first asked, then kept until what they are counted by changes.

That is the rumour, the families of outlets, and the rules by which the graph is made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from reportedly.linking.desk import sightings_of
from reportedly.linking.provenance import provenance_of
from reportedly.rumours.provenance import origins
from reportedly.rumours.sightings import Sighting
from reportedly.store import Store, StoredRumour, View
from reportedly.store.encoding import digest

_RULES = "origins@2"


def recount(store: Store, families: Mapping[str, str] | None) -> None:
    """Has the numbers forgotten that were counted with other families, or by an earlier version of the rules."""
    by = f"{_RULES} {digest(sorted((families or {}).items()))}"
    if store.writable and store.view().counted_by() != by:
        store.writer.recount(by)


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
