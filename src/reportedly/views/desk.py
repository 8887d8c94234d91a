"""The front page: the rumours of the desk, each with its counts and how sure it was told over time."""

from __future__ import annotations

import re

from msgspec import Struct

from reportedly.store import Counts, RumourFilters, RumourOrder, StoredRumour, View
from reportedly.store.words import words
from reportedly.views.curve import Point, point

CURVE = 200
_SLUG_WORDS, _SLUG = 8, 60


class RumourRow(Struct, frozen=True, kw_only=True):
    """A rumour of the list, with the end of its address and the points of its curve, the earliest 200 at most."""

    rumour: StoredRumour
    slug: str
    curve: tuple[Point, ...]


class DeskPage(Struct, frozen=True, kw_only=True):
    """A stretch of the rumours of the desk; ``waiting`` says that some documents are not joined with the others yet."""

    rumours: tuple[RumourRow, ...]
    next: str | None
    order: RumourOrder
    filters: RumourFilters
    counts: Counts
    waiting: bool


def desk_page(
    view: View, filters: RumourFilters, order: RumourOrder, *, cursor: str | None = None, limit: int = 25
) -> DeskPage:
    """The front page; raises UsageError for a cursor of another list."""
    page = view.rumours(filters, order=order, cursor=cursor, limit=limit)
    return DeskPage(
        rumours=tuple(row(view, rumour) for rumour in page.items),
        next=page.next,
        order=order,
        filters=filters,
        counts=view.counts(),
        waiting=bool(view.unlinked(limit=1)),
    )


def row(view: View, rumour: StoredRumour) -> RumourRow:
    """One row of the list."""
    members = view.members(rumour.id, limit=CURVE).items
    points = (point(m.placement.at, m.claim.certainty, m.claim.response, denied=m.placement.denied) for m in members)
    return RumourRow(rumour=rumour, slug=slug(rumour.claim), curve=tuple(points))


def slug(claim: str) -> str:
    """The end of a rumour's address: the first words of its claim, in ASCII; it is for people and decides nothing."""
    found = "-".join(words(claim).split()[:_SLUG_WORDS])[:_SLUG].strip("-")
    return found if re.fullmatch(r"[a-z0-9-]+", found) else "rumour"
