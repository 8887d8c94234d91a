"""The rumours of a stored desk: as they are kept, or worked out from the judgements of any moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import msgspec
from msgspec import Struct

from reportedly.linking.clusters import COPIED, Link, clusters
from reportedly.linking.judgements import Holding, bonds, copied, holding, links
from reportedly.linking.placing import copy_of, headed, placement, sighting
from reportedly.linking.weighing import CLAIMS
from reportedly.rumours.sightings import Sighting
from reportedly.store import Linking, Placement, Store, StoredClaim, StoredDocument, View
from reportedly.store.memory import MemoryStore
from reportedly.store.rumours import NOT_LINKED, places_with

_PAGE = 500


class Desk(Struct, frozen=True):
    """Rumours at a moment: their claims as sightings, what holds about pairs, and the rumours as groups of claims."""

    sightings: dict[str, Sighting]
    held: Holding
    groups: tuple[tuple[str, ...], ...]

    def group_of(self, claim: str) -> tuple[str, ...]:
        """The claims of the rumour that a claim belongs to; nothing where there is no such claim."""
        return next((group for group in self.groups if claim in group), ())


def desk(view: View) -> Desk:
    """All rumours of a view, worked out from what is judged in it; pure but for the reading."""
    documents = {document.id: document for document in _every_document(view)}
    claims = sorted(every_claim(view), key=lambda claim: claim.id)
    first: dict[int, str] = {}
    copies = [(first.setdefault(copy_of(claim), claim.id), claim) for claim in claims]
    held = copied((head, claim) for head, claim in copies if head != claim.id) | holding(view.judgements())
    alike = [Link(head, claim.id, COPIED) for head, claim in copies]
    groups = clusters([claim.id for claim in claims], [*links(held), *alike], bonds(held), CLAIMS.join)
    return Desk({claim.id: sighting(claim, documents.get(claim.document)) for claim in claims}, held, groups)


def as_it_was(view: View) -> Store:
    """A view of an earlier moment as a store in memory, with its rumours; it takes a while on a large desk."""
    store, found = MemoryStore(), desk(view)
    store.restore(view.records())
    documents = {document.id: document for document in _every_document(view)}
    alone = {claim.id: placement(claim, documents.get(claim.document)) for claim in every_claim(view)}
    texts = {claim: sighting.text for claim, sighting in found.sightings.items()}
    together = ([msgspec.structs.replace(alone[claim], rumour=group[0]) for claim in group] for group in found.groups)
    then = tuple(placed for group in together for placed in headed(group, texts))
    store.link(Linking(before=NOT_LINKED, after="then", placed=then))
    return store


def kept_desk(view: View, about: Sequence[str] | None = None) -> Desk:
    """The rumours that a store keeps, all or those that have one of these ids or a claim of one."""
    placed = list(view.placements()) if about is None else list(_about(view, about))
    groups: dict[str, list[str]] = {}
    for place in placed:
        groups.setdefault(place.rumour, []).append(place.claim)
    sightings, heads, copies = {}, dict[int, str](), list[tuple[str, StoredClaim]]()
    for claim, document in _with_documents(view, placed):
        sightings[claim.id] = sighting(claim, document)
        head = heads.setdefault(copy_of(claim), claim.id)
        copies += [(head, claim)] if head != claim.id else []
    judged = view.judgements() if about is None else view.judged(list(sightings))
    return Desk(
        sightings, copied(copies) | holding(judged), tuple(sorted(tuple(sorted(group)) for group in groups.values()))
    )


def sightings_of(view: View, rumour: str) -> list[Sighting]:
    """The sightings of the kept rumour of that id; none where there is no such rumour."""
    return list(kept_desk(view, [rumour]).sightings.values())


def every_claim(view: View) -> Iterator[StoredClaim]:
    """All claims of a view."""
    cursor = None
    while True:
        page = view.claims(cursor=cursor, limit=_PAGE)
        yield from page.items
        cursor = page.next
        if cursor is None:
            return


def _about(view: View, ids: Sequence[str]) -> Iterator[Placement]:
    """The places of all claims of the rumours that are named."""
    found = (view.rumour(key) or view.rumour_of(key) for key in ids)
    named = [rumour.heading for rumour in found if rumour is not None]
    return places_with(view, named)


def _with_documents(view: View, placed: Iterable[Placement]) -> Iterator[tuple[StoredClaim, StoredDocument | None]]:
    """The claims of places, in order of their ids, with their documents."""
    left = iter(placed)
    while part := list(islice(left, _PAGE)):
        documents = {d.id: d for d in view.documents_named([p.document for p in part])}
        for claim in view.claims_named([p.claim for p in part]):
            yield claim, documents.get(claim.document)


def _every_document(view: View) -> Iterator[StoredDocument]:
    cursor = None
    while True:
        page = view.documents(cursor=cursor, limit=_PAGE)
        yield from page.items
        cursor = page.next
        if cursor is None:
            return
