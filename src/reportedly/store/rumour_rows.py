"""The row of a rumour made from its claims: its counts, whether it passes filters, and where it stands in a list."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.rumours.threads import rumour_id
from reportedly.store.instants import instant
from reportedly.store.rumours import Member, RumourFilters, RumourOrder, StoredRumour
from reportedly.store.selection import claim_passes, moment, selection
from reportedly.store.values import Filters
from reportedly.store.words import words

Key = tuple[int, ...]


def stored_rumour(members: Sequence[Member], origins: int | None = None) -> StoredRumour:
    """The row of the rumour of these claims, which are in order of time."""
    head = min(members, key=lambda m: (m.placement.rank, *when(m)))
    figures = {m.placement.figure for m in members} - {None}
    return StoredRumour(
        id=rumour_id([members[0].placement.rumour]),
        claim=head.claim.content,
        heading=head.claim.id,
        claims=len(members),
        documents=len({m.claim.document for m in members}),
        outlets=len({m.claim.outlet for m in members if m.claim.outlet}),
        sources=len({m.claim.name for m in members if m.claim.name}),
        denials=sum(m.placement.denied for m in members),
        variants=len(figures) if len(figures) > 1 else 0,
        origins=origins,
        first_seen=members[0].placement.at,
        last_seen=members[-1].placement.at,
    )


def when(member: Member) -> tuple[int, str, str]:
    """What the claims of a rumour are sorted by: the earliest first."""
    return instant(member.placement.at) or 0, member.placement.document, member.placement.claim


def passes(members: Sequence[Member], filters: RumourFilters) -> bool:
    """Whether the rumour of these claims, which are in order of time, passes the filters."""
    if len({m.claim.document for m in members}) < filters.least:
        return False
    outlet = words(filters.outlet) if filters.outlet is not None else None
    if outlet is not None and not any(m.claim.outlet and words(m.claim.outlet) == outlet for m in members):
        return False
    source = selection(Filters(source=filters.source))
    if filters.source is not None and not any(claim_passes(source, m.claim) for m in members):
        return False
    if filters.denied and not any(m.placement.denied for m in members):
        return False
    since, until = moment(filters.since, "since"), moment(filters.until, "until")
    first, last = when(members[0])[0], when(members[-1])[0]
    return (since is None or last >= since) and (until is None or first < until)


def order_key(members: Sequence[Member], order: RumourOrder) -> Key:
    """What a list in that order is sorted by, the least first."""
    return row_key(stored_rumour(members), members[0].placement.rumour, order)


def row_key(rumour: StoredRumour, least: str, order: RumourOrder) -> Key:
    """The same, from the row of a rumour and the least id of its claims."""
    first, last = (1 << 63) - int(least[1:], 16), -(instant(rumour.last_seen) or 0)
    match order:
        case RumourOrder.RECENT:
            return last, first
        case RumourOrder.SPREAD:
            return -rumour.outlets, -rumour.documents, last, first
        case RumourOrder.DISPUTED:
            disputed = min(rumour.denials, rumour.claims - rumour.denials)
            return -disputed, -rumour.denials, -rumour.documents, first


SHAPES: dict[RumourOrder, tuple[type, ...]] = {
    RumourOrder.RECENT: (int, int),
    RumourOrder.SPREAD: (int, int, int, int),
    RumourOrder.DISPUTED: (int, int, int, int),
}
