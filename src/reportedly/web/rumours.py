"""One rumour gathered for its page: its claims, their documents, and what is derived from both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.linking.desk import sighting
from reportedly.linking.judgements import holding
from reportedly.model import Provenance
from reportedly.rumours.hardening import hardening
from reportedly.rumours.responses import ledger
from reportedly.rumours.threads import thread
from reportedly.store import Member, StoredRumour, View
from reportedly.views.rumour import Found, RumourPage, rumour_page

MOST = 400
_PAGE = 200


def page_of(view: View, id: str) -> RumourPage | None:
    """The page of the rumour of that id, or of the one that a claim of that id is in; None where there is none."""
    rumour = view.rumour_of(id) if id.startswith("a") else view.rumour(id)
    return gathered(view, rumour) if rumour is not None else None


def gathered(view: View, rumour: StoredRumour) -> RumourPage:
    """The page of a rumour, of a very large one from its earliest 400 claims."""
    members = members_of(view, rumour.id)
    ids = sorted({member.claim.document for member in members})
    readings = {reading.document.id: reading for reading in view.readings(ids)}
    documents = {key: view.document(key) for key in ids}
    sightings = [sighting(member.claim, documents[member.claim.document]) for member in members]
    claims = {member.claim.id for member in members}
    held = holding(view.judged(sorted(claims)))
    provenance = Provenance(nodes=(), edges=())
    return rumour_page(
        Found(
            rumour=rumour,
            whole=len(members) == rumour.claims,
            members=members,
            readings=readings,
            thread=thread(sightings),
            hardening=hardening(sightings, readings.values(), provenance.edges),
            ledger=ledger(sightings, readings.values()),
            provenance=provenance,
            origins=None,
            judgements=tuple(j for (left, right), j in sorted(held.items()) if left in claims and right in claims),
        )
    )


def members_of(view: View, id: str) -> Sequence[Member]:
    """The claims of a rumour in order of time, 400 at most."""
    return [member for _, member in zip(range(MOST), _members(view, id), strict=False)]


def _members(view: View, id: str) -> Iterator[Member]:
    cursor = None
    while True:
        page = view.members(id, cursor=cursor, limit=_PAGE)
        yield from page.items
        cursor = page.next
        if cursor is None:
            return
