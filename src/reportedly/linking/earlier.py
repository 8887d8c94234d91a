"""The rumours of an earlier moment, for lists: those that have not changed since as they are kept, others worked out.

A rumour can only have changed if a claim was added since, or something was judged about one, that is joined with it by
copies or by clear links, through others too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import islice

import msgspec
from msgspec import Struct

from reportedly.linking.desk import sightings_of
from reportedly.linking.judgements import bonds, grouped, holding, links
from reportedly.linking.placing import headed, sighting
from reportedly.model import Judgement, Verdict
from reportedly.rumours.sightings import Sighting
from reportedly.rumours.threads import rumour_id
from reportedly.store import Member, Placement, RumourFilters, RumourOrder, StoredClaim, StoredRumour, View
from reportedly.store.instants import instant
from reportedly.store.judging import place
from reportedly.store.rumour_rows import Key, order_key, passes, row_key, stored_rumour, when

_PAGE = 500
Told = Callable[[int], object]
"""Hears how many claims were read so far."""


class EarlierRumours(Struct, frozen=True, kw_only=True):
    """The rumours of a moment: ``now`` is the view of what is kept, but for those of the least ids ``changed``.

    ``members`` are the claims of the others, each rumour in order of time.
    """

    now: View
    changed: frozenset[str]
    members: tuple[tuple[Member, ...], ...]

    def every(self, filters: RumourFilters, order: RumourOrder) -> Iterator[StoredRumour]:
        """The rumours that pass the filters, in order; of those that have changed, origins are not counted."""
        worked = [(order_key(members, order), members) for members in self.members if passes(members, filters)]
        made = ((key, stored_rumour(members)) for key, members in sorted(worked, key=lambda pair: pair[0]))
        return (rumour for _, rumour in merge(self._kept(filters, order), made, key=lambda pair: pair[0]))

    def sightings_of(self, id: str) -> list[Sighting]:
        """The sightings of the rumour of that id."""
        found = next((m for m in self.members if rumour_id([m[0].placement.rumour]) == id), None)
        if found is None:
            return sightings_of(self.now, id)
        documents = {d.id: d for d in self.now.documents_named(sorted({m.claim.document for m in found}))}
        return [sighting(m.claim, documents.get(m.claim.document)) for m in found]

    def _kept(self, filters: RumourFilters, order: RumourOrder) -> Iterator[tuple[Key, StoredRumour]]:
        cursor = None
        while True:
            page = self.now.rumours(filters, order=order, cursor=cursor, limit=_PAGE)
            least = {p.claim: p.rumour for p in self.now.placements(claims=[r.heading for r in page.items])}
            for rumour in page.items:
                if least[rumour.heading] not in self.changed:
                    yield row_key(rumour, least[rumour.heading], order), rumour
            cursor = page.next
            if cursor is None:
                return


def earlier_rumours(now: View, then: View, told: Told = int) -> EarlierRumours:
    """The rumours of the moment of ``then``; ``now`` is the desk as it is, in which everything is linked."""
    part = _Part(now, then, told)
    part.reach(now.changed_since(then.as_of or ""))
    return EarlierRumours(now=now, changed=frozenset(part.rumours), members=tuple(part.worked_out()))


class _Part:
    """The claims of a moment that may have been in another rumour then, and the rumours that they are in now."""

    def __init__(self, now: View, then: View, told: Told) -> None:
        self._now, self._then, self._told = now, then, told
        self._until = instant(then.as_of) or 0
        self.rumours: set[str] = set()
        self._claims: dict[str, StoredClaim] = {}
        self._placed: dict[str, Placement] = {}
        self._judged: dict[tuple[int, str], Judgement] = {}

    def reach(self, changed: Iterable[str]) -> None:
        """Reads these claims and all that were joined with them then, or are in one rumour with them now."""
        asked: set[str] = set()
        reached = set(changed)
        while reached:
            asked |= reached
            found: set[str] = set()
            left = iter(sorted(reached))
            while some := list(islice(left, _PAGE)):
                found |= self._joined_with(some)
                self._told(len(self._claims))
            reached = found - asked

    def worked_out(self) -> Iterator[tuple[Member, ...]]:
        """The rumours of these claims then, each in order of time."""
        held = holding(judgement for _, judgement in sorted(self._judged.items()))
        copies = {claim: placed.copy for claim, placed in self._placed.items()}
        for group in grouped(copies, links(held), bonds(held)):
            yield self._members(group, self._claims)

    def _members(self, group: Sequence[str], claims: Mapping[str, StoredClaim]) -> tuple[Member, ...]:
        placed = headed((msgspec.structs.replace(self._placed[claim], rumour=group[0]) for claim in group), claims)
        return tuple(sorted((Member(claim=claims[p.claim], placement=p) for p in placed), key=when))

    def _joined_with(self, some: Sequence[str]) -> set[str]:
        """Takes claims in; the claims that they were joined with then, and those that they are in one rumour with."""
        placed = {p.claim: p for p in self._now.placements(claims=some)}
        rumours = {p.rumour for p in placed.values()} - self.rumours
        self.rumours |= rumours
        there = {c.id: c for c in self._now.claims_named(some) if (instant(c.added) or 0) <= self._until}
        there = {claim: found for claim, found in there.items() if claim in placed}
        self._claims |= there
        self._placed |= {claim: placed[claim] for claim in there}
        judged = {place(j): j for j in self._then.judged(list(there))}
        self._judged |= judged
        sides = {side for j in judged.values() if j.verdict is Verdict.SAME for side in (j.left, j.right)}
        copies = {p.copy for p in placed.values()}
        beside = (self._now.placements(rumours=sorted(rumours)), self._now.placements(copies=sorted(copies)))
        return sides | {p.claim for found in beside for p in found}
