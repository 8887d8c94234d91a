"""The rumours of the store in memory: kept are only the places of claims, the rest is worked out at each call."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from reportedly.model import Judgement, Verdict
from reportedly.rumours.decisions import WITHDRAWN
from reportedly.rumours.threads import rumour_id
from reportedly.store.instants import instant
from reportedly.store.judging import place
from reportedly.store.pages import page
from reportedly.store.records import Record, distinct, stored_claims, stored_document
from reportedly.store.rumour_rows import SHAPES, order_key, passes, stored_rumour, when
from reportedly.store.rumours import (
    EVERY,
    LIMIT,
    NOT_LINKED,
    NOTHING,
    Copied,
    Linking,
    Mark,
    Member,
    Placement,
    RumourFilters,
    RumourOrder,
    StoredRumour,
    of_now,
)
from reportedly.store.selection import moment as checked_moment
from reportedly.store.values import Page, StoredClaim, StoredDocument


class Places(Struct):
    """Everything that the store in memory keeps of rumours."""

    placements: dict[str, Placement] = {}
    unlinked: dict[str, int] = {}
    origins: dict[str, int] = {}
    linked: str = NOT_LINKED
    by: str = ""
    relinking: str | None = None
    counted_by: str = ""

    def mark(self, documents: Iterable[str]) -> None:
        """Notes that documents have changed."""
        self.unlinked.update(dict.fromkeys(documents, time.time_ns()))

    def changed(self, documents: Iterable[str], records: Mapping[str, Record]) -> None:
        """Notes that documents have changed or are gone: claims lose their place that are not there any more."""
        ids = set(documents)
        there = {a.id for key in ids if key in records for a in distinct(records[key].reading)}
        held = [p for p in self.placements.values() if p.document in ids]
        lost = [p for p in held if p.claim not in there]
        for placed in lost:
            del self.placements[placed.claim]
        self.forget_origins({p.rumour for p in held})
        short = {p.rumour for p in lost}
        self.mark(ids | {p.document for p in self.placements.values() if p.rumour in short})

    def link(self, found: Linking) -> None:
        """Keeps what a run of linking found."""
        touched = {p.rumour for p in found.placed}
        for claim in (*found.gone, *(p.claim for p in found.placed)):
            before = self.placements.pop(claim, None)
            touched |= {before.rumour} if before is not None else set()
        self.placements.update({p.claim: p for p in found.placed})
        for mark in found.done:
            if self.unlinked.get(mark.document) == mark.since:
                del self.unlinked[mark.document]
        self.forget_origins(touched)
        if found.by and self.linked == NOT_LINKED:
            self.by = found.by
        self.linked = found.after

    def relink(self, documents: Iterable[str], at: str, by: str) -> None:
        """Marks every document; the state is another one."""
        self.unlinked.clear()
        self.mark(documents)
        self.by, self.relinking, self.linked = by, at, f"anew {at}"

    def forget_origins(self, rumours: Iterable[str]) -> None:
        """Drops the numbers of origins of rumours, by the least ids of their claims."""
        for least in rumours:
            self.origins.pop(rumour_id([least]), None)


class MemoryRumours:
    """The part of a MemoryView that shows rumours."""

    as_of: str | None

    def _places(self) -> Places:
        raise NotImplementedError

    def _records_now(self) -> Mapping[str, Record]:
        raise NotImplementedError

    def _judgements_now(self) -> Iterator[Judgement]:
        raise NotImplementedError

    def rumours(
        self,
        filters: RumourFilters = EVERY,
        *,
        order: RumourOrder = RumourOrder.RECENT,
        cursor: str | None = None,
        limit: int = LIMIT,
    ) -> Page[StoredRumour]:
        """The rumours that pass the filters."""
        groups = self._groups()
        passing = {least: members for least, members in groups.items() if passes(members, filters)}
        rows = [(order_key(members, order), self._stored(members)) for least, members in passing.items()]
        return page(rows, cursor, SHAPES[order], limit)

    def rumour(self, id: str) -> StoredRumour | None:
        """The rumour of that id."""
        found = next((members for least, members in self._groups().items() if rumour_id([least]) == id), None)
        return None if found is None else self._stored(found)

    def rumour_once(self, id: str) -> StoredRumour | None:
        """The rumour that one of that id was joined with."""
        of_now(self.as_of)
        claim = next((claim for claim in self._places().placements if rumour_id([claim]) == id), None)
        return None if claim is None else self.rumour_of(claim)

    def rumour_of(self, claim: str) -> StoredRumour | None:
        """The rumour that a claim is in."""
        of_now(self.as_of)
        placed = self._places().placements.get(claim)
        return None if placed is None else self.rumour(rumour_id([placed.rumour]))

    def rumours_of(self, claims: Sequence[str], /) -> dict[str, StoredRumour]:
        """The rumours that claims are in."""
        found = ((claim, self.rumour_of(claim)) for claim in claims)
        return {claim: rumour for claim, rumour in found if rumour is not None}

    def members(self, rumour: str, *, cursor: str | None = None, limit: int = LIMIT) -> Page[Member]:
        """The claims of the rumour of that id in order of time."""
        found = (members for least, members in self._groups().items() if rumour_id([least]) == rumour)
        rows = [(when(m), m) for m in next(found, [])]
        return page(rows, cursor, (int, str, str), limit)

    def placements(
        self,
        *,
        claims: Sequence[str] | None = None,
        documents: Sequence[str] | None = None,
        rumours: Sequence[str] | None = None,
        copies: Sequence[int] | None = None,
    ) -> Iterator[Placement]:
        """Every placement, or those that have one of the given values."""
        of_now(self.as_of)
        asked = (("claim", claims), ("document", documents), ("rumour", rumours), ("copy", copies))
        wanted = [(name, set(values)) for name, values in asked if values is not None]
        every = sorted(self._places().placements.items())
        return (p for _, p in every if all(getattr(p, name) in values for name, values in wanted))

    def copied(self, copies: Sequence[int]) -> Iterator[Copied]:
        """What there is of each of the copies."""
        for copy in sorted(set(copies)):
            held = list(self.placements(copies=[copy]))
            if held:
                least, several = min(p.claim for p in held), len({p.rumour for p in held}) > 1
                yield Copied(copy=copy, least=least, rumour=None if several else held[0].rumour)

    def documents_named(self, ids: Sequence[str]) -> Iterator[StoredDocument]:
        """Those of the documents that are there."""
        of_now(self.as_of)
        held = self._records_now()
        return (stored_document(held[key]) for key in sorted(set(ids) & held.keys()))

    def judged(self, claims: Sequence[str]) -> Iterator[Judgement]:
        """Judgements in order of time that name at least one of the claims."""
        wanted = set(claims)
        return (j for j in sorted(self._judgements_now(), key=place) if j.left in wanted or j.right in wanted)

    def by_people(self, *, limit: int | None = None) -> Iterator[Judgement]:
        """What people judged, the newest first."""
        found = sorted((j for j in self._judgements_now() if j.score is None), key=place, reverse=True)
        return iter(found[:limit])

    def open_pairs(self, *, limit: int = LIMIT) -> tuple[Judgement, ...]:
        """What the rule leaves open and nobody has decided, the likeliest first."""
        of_now(self.as_of)
        rules: dict[tuple[str, str], Judgement] = {}
        people: dict[tuple[str, str], Judgement] = {}
        for judgement in sorted(self._judgements_now(), key=place):
            (rules if judgement.score is not None else people)[(judgement.left, judgement.right)] = judgement
        decided = {pair for pair, judgement in people.items() if judgement.reasons != (WITHDRAWN,)}
        found = [j for pair, j in rules.items() if j.verdict is Verdict.UNSURE and pair not in decided]
        return tuple(sorted(found, key=lambda j: (-(j.score or 0.0), j.left, j.right))[:limit])

    def decisions(self) -> Iterator[Judgement]:
        """Judgements of people about an id and a part of it."""
        of_now(self.as_of)
        every = sorted(self._judgements_now(), key=place)
        return (j for j in every if j.score is None and ":" in j.right)

    def claims_named(self, ids: Sequence[str]) -> Iterator[StoredClaim]:
        """Those of the claims that are there."""
        of_now(self.as_of)
        every = self._claims()
        return (every[key] for key in sorted(set(ids) & every.keys()))

    def claims_in(self, documents: Sequence[str]) -> Iterator[StoredClaim]:
        """The claims of those of the documents that are there."""
        of_now(self.as_of)
        wanted = set(documents)
        return (claim for _, claim in sorted(self._claims().items()) if claim.document in wanted)

    def unlinked(self, *, limit: int = LIMIT) -> tuple[Mark, ...]:
        """Documents that are not linked as they are now."""
        of_now(self.as_of)
        marks = [Mark(document, since) for document, since in self._places().unlinked.items()]
        return tuple(sorted(marks, key=lambda mark: (mark.since, mark.document))[:limit])

    def waiting(self) -> int:
        """How many documents are not linked as they are now."""
        of_now(self.as_of)
        return len(self._places().unlinked)

    def linked(self) -> str:
        """The name of the state that the last ``link`` left."""
        of_now(self.as_of)
        return self._places().linked

    def linked_by(self) -> str:
        """What linked, with its version."""
        return self._places().by

    def relinking(self) -> str | None:
        """Since when everything is being linked anew."""
        return self._places().relinking

    def counted_by(self) -> str:
        """By what the numbers of origins were counted."""
        return self._places().counted_by

    def judged_before(self, at: str) -> Iterator[Judgement]:
        """What rules judged of pairs before a moment and not since."""
        until = checked_moment(at, "at") or 0
        rules = {(j.left, j.right): j for j in sorted(self._judgements_now(), key=place) if j.score is not None}
        early = (j for j in sorted(rules.values(), key=place) if (instant(j.at) or 0) < until)
        return (j for j in early if j.verdict is not Verdict.NOT_SAME or (j.score or NOTHING) > NOTHING)

    def changed_since(self, moment: str) -> Iterator[str]:
        """The claims that were added, or about which something was judged, after a moment."""
        of_now(self.as_of)
        after = checked_moment(moment, "moment") or 0
        claims = self._claims()
        judged = {side for j in self._judgements_now() if (instant(j.at) or 0) > after for side in (j.left, j.right)}
        return (key for key, claim in sorted(claims.items()) if key in judged or (instant(claim.added) or 0) > after)

    def _claims(self) -> dict[str, StoredClaim]:
        return {c.id: c for record in self._records_now().values() for c in stored_claims(record)}

    def _stored(self, members: Sequence[Member]) -> StoredRumour:
        return stored_rumour(members, self._places().origins.get(rumour_id([members[0].placement.rumour])))

    def _groups(self) -> dict[str, list[Member]]:
        """The members of every rumour, in order of time."""
        of_now(self.as_of)
        claims, groups = self._claims(), dict[str, list[Member]]()
        every = self._places().placements.values()
        for placed in every:
            if placed.claim in claims:
                groups.setdefault(placed.rumour, []).append(Member(claim=claims[placed.claim], placement=placed))
        return {least: sorted(members, key=when) for least, members in groups.items()}


def marked_by(judgements: Iterable[Judgement], records: Iterable[Record]) -> set[str]:
    """The documents of the claims that judgements are about; one about a claim and its part changes no rumour."""
    sides = {side for j in judgements if ":" not in j.right for side in (j.left, j.right)}
    return {record.id for record in records if any(a.id in sides for a in distinct(record.reading))}
