"""The rumours of a stored desk: as they are kept, or worked out from the judgements of any moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from msgspec import Struct

from reportedly.linking.judgements import Holding, bonds, copied, grouped, holding, links
from reportedly.linking.placing import copy_of, sighting
from reportedly.model import Judgement, Verdict
from reportedly.rumours.sightings import Sighting
from reportedly.rumours.threads import rumour_id
from reportedly.store import Placement, StoredClaim, StoredDocument, View
from reportedly.store.instants import instant
from reportedly.store.judging import place
from reportedly.store.rumours import places_with

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
    return _worked_out(list(every_claim(view)), documents, view.judgements())


def earlier_desk(now: View, then: View, about: Sequence[str]) -> Desk:
    """The rumours of an earlier moment that have a claim of these ids, or were found by them.

    ``now`` is the desk as it is, in which everything is linked. Only the claims are read that are joined with those,
    through others too; but all where an id is neither of a claim nor of a rumour that is there now and was then.
    """
    found = _joined(now, then, about)
    asked = set(about)
    there = found.sightings.keys() | {rumour_id(group) for group in found.groups}
    return found if asked <= there else desk(then)


def _joined(now: View, then: View, about: Sequence[str]) -> Desk:
    """The rumours of an earlier moment around those that are named."""
    until = instant(then.as_of) or 0
    claims: dict[str, StoredClaim] = {}
    judged: dict[tuple[int, str], Judgement] = {}
    reached, asked = {placed.claim for placed in _about(now, about)} | set(about), set[str]()
    while reached:
        asked |= reached
        new = [claim for claim in now.claims_named(sorted(reached)) if (instant(claim.added) or 0) <= until]
        claims |= {claim.id: claim for claim in new}
        made = list(then.judged([claim.id for claim in new]))
        judged |= {place(judgement): judgement for judgement in made}
        copies = {placed.copy for placed in now.placements(claims=[claim.id for claim in new])}
        sides = {side for j in made if j.verdict is Verdict.SAME for side in (j.left, j.right)}
        reached = (sides | {placed.claim for placed in now.placements(copies=sorted(copies))}) - asked
    documents = {d.id: d for d in now.documents_named(sorted({claim.document for claim in claims.values()}))}
    return _worked_out(list(claims.values()), documents, (judgement for _, judgement in sorted(judged.items())))


def _worked_out(
    found: Sequence[StoredClaim], documents: Mapping[str, StoredDocument], judgements: Iterable[Judgement]
) -> Desk:
    """The rumours of claims by what was judged about them, in order of time."""
    claims = sorted(found, key=lambda claim: claim.id)
    first: dict[int, str] = {}
    said = {claim.id: copy_of(claim) for claim in claims}
    copies = [(first.setdefault(said[claim.id], claim.id), claim) for claim in claims]
    held = copied((head, claim) for head, claim in copies if head != claim.id) | holding(judgements)
    groups = grouped(said, links(held), bonds(held))
    return Desk({claim.id: sighting(claim, documents.get(claim.document)) for claim in claims}, held, groups)


def kept_desk(view: View, about: Sequence[str] | None = None) -> Desk:
    """The rumours that a store keeps, all or those that have one of these ids or a claim of one."""
    placed = list(view.placements()) if about is None else list(_about(view, about))
    groups: dict[str, list[str]] = {}
    for own in placed:
        groups.setdefault(own.rumour, []).append(own.claim)
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
