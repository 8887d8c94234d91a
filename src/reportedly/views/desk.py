"""The front page: the rumours of the desk, each with its counts and how sure it was told over time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice

from msgspec import Struct

from reportedly.model import Judgement
from reportedly.rumours.sightings import instant
from reportedly.store import Counts, Member, RumourFilters, RumourOrder, StoredRumour, View
from reportedly.store.words import words
from reportedly.views.curve import Point, point
from reportedly.views.deciding import Said, decided

CURVE = 200
STRETCH = 200  # rumours of one moment that are put in order at a time
_SLUG_WORDS, _SLUG = 8, 60


class Drawn(Struct, frozen=True, kw_only=True):
    """What is drawn of a rumour: the points of its curve, the earliest 200 at most, and the documents they are in."""

    points: tuple[Point, ...] = ()
    documents: frozenset[str] = frozenset()


Drawing = Callable[[View, Sequence[StoredRumour]], Mapping[str, Drawn]]


_NOTHING = Drawn()


class RumourRow(Struct, frozen=True, kw_only=True):
    """A rumour of the list, with the end of its address and the points of its curve, the earliest 200 at most.

    ``status`` is what people have decided, where they have. ``under`` is the rumour of this list that is in the very
    same documents, below which this one is shown.
    """

    rumour: StoredRumour
    slug: str
    curve: tuple[Point, ...]
    status: Said | None = None
    under: str | None = None


class DeskPage(Struct, frozen=True, kw_only=True):
    """A stretch of the rumours of the desk; ``waiting`` says that some documents are not joined with the others yet.

    ``outdated`` names what joined them, where this program would do it in another way.
    """

    rumours: tuple[RumourRow, ...]
    next: str | None
    order: RumourOrder
    filters: RumourFilters
    counts: Counts
    waiting: bool
    outdated: str | None = None


def desk_page(
    view: View,
    filters: RumourFilters,
    order: RumourOrder,
    *,
    cursor: str | None = None,
    limit: int = 25,
    drawing: Drawing | None = None,
    counts: Counts | None = None,
    outdated: str | None = None,
    thin: Callable[[str], bool] = lambda _: False,
) -> DeskPage:
    """The front page; raises UsageError for a cursor of another list.

    ``drawing`` gives the curves and ``counts`` the numbers where somebody has them already; ``outdated`` is that of the
    page. ``thin`` says which words say too little to come first (``telling_first``).
    """
    page = view.rumours(filters, order=order, cursor=cursor, limit=limit)
    listed = list(telling_first(page.items, order, thin))
    drawn = (drawing or curves)(view, listed)
    held, below = statuses(view), same_documents(listed, drawn)
    return DeskPage(
        rumours=tuple(
            RumourRow(
                rumour=r,
                slug=slug(r.claim),
                curve=drawn.get(r.id, _NOTHING).points,
                status=held.get(r.id),
                under=below.get(r.id),
            )
            for r in listed
        ),
        next=page.next,
        order=order,
        filters=filters,
        counts=counts or view.counts(),
        waiting=bool(view.unlinked(limit=1)),
        outdated=outdated,
    )


def telling_first(
    found: Iterable[StoredRumour], order: RumourOrder, thin: Callable[[str], bool]
) -> Iterator[StoredRumour]:
    """Of rumours that were seen last at the same moment, those in several documents come first where the order is that
    of time, and those that say too little to be known again last: "it" heads no list only because of its id.

    ``thin`` says which words say too little. No more than 200 are put in order at a time.
    """
    if order is not RumourOrder.RECENT:
        yield from found
        return
    for _, same in groupby(found, key=lambda rumour: rumour.last_seen):
        while stretch := list(islice(same, STRETCH)):
            yield from sorted(stretch, key=lambda r: (r.documents < 2, r.documents < 2 and thin(r.claim)))


def statuses(view: View) -> dict[str, Said]:
    """What people decided of rumours that have a status, by their ids."""
    said = list(view.decisions())
    placed = view.rumours_of([judgement.left for judgement in said]) if said else {}
    of: dict[str, list[Judgement]] = {}
    for judgement in said:
        if judgement.left in placed:
            of.setdefault(placed[judgement.left].id, []).append(judgement)
    found = {key: decided(group).status for key, group in of.items()}
    return {key: status for key, status in found.items() if status is not None}


def same_documents(rumours: Sequence[StoredRumour], drawn: Mapping[str, Drawn]) -> dict[str, str]:
    """The rumours that are in the very same documents as another of them, and that one: copies carry all their claims.

    The one that most deny comes first, then the one of most claims, else the first in the list.
    """
    groups: dict[frozenset[str], list[StoredRumour]] = {}
    for rumour in rumours:
        documents = drawn.get(rumour.id, _NOTHING).documents
        if rumour.documents > 1 and len(documents) == rumour.documents:
            groups.setdefault(documents, []).append(rumour)
    heads = {group[0].id: max(group, key=lambda r: (r.denials, r.claims)) for group in groups.values()}
    return {r.id: heads[g[0].id].id for g in groups.values() for r in g if r.id != heads[g[0].id].id}


def curves(view: View, rumours: Sequence[StoredRumour]) -> dict[str, Drawn]:
    """What is drawn of several rumours, by their ids, asked for together; of a very large one, the earliest 200."""
    found = {rumour.id: _drawn(view.members(rumour.id, limit=CURVE).items) for rumour in rumours if _large(rumour)}
    small = {rumour.heading: rumour.id for rumour in rumours if not _large(rumour)}
    of = {placed.rumour: small[placed.claim] for placed in view.placements(claims=list(small))}
    placed = {placement.claim: placement for placement in view.placements(rumours=list(of))}
    members: dict[str, list[Member]] = {}
    for claim in view.claims_named(list(placed)):
        placement = placed[claim.id]
        members.setdefault(of[placement.rumour], []).append(Member(claim=claim, placement=placement))
    return found | {key: _drawn(sorted(group, key=_order)) for key, group in members.items()}


def _large(rumour: StoredRumour) -> bool:
    return rumour.claims > CURVE


def _order(member: Member) -> tuple[bool, float, str, str]:
    at = instant(member.placement.at)
    return at is None, at.timestamp() if at is not None else 0.0, member.claim.document, member.claim.id


def _drawn(members: Sequence[Member]) -> Drawn:
    points = (point(m.placement.at, m.claim.certainty, m.claim.response, denied=m.placement.denied) for m in members)
    return Drawn(points=tuple(points), documents=frozenset(m.claim.document for m in members))


def slug(claim: str) -> str:
    """The end of a rumour's address: the first words of its claim, in ASCII; it is for people and decides nothing."""
    found = "-".join(words(claim).split()[:_SLUG_WORDS])[:_SLUG].strip("-")
    return found if re.fullmatch(r"[a-z0-9-]+", found) else "rumour"
