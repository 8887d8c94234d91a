"""``reportedly rumours``: the same claim across documents, one line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import groupby, islice
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from reportedly.cli import listing
from reportedly.cli.families import families_of
from reportedly.cli.intake.desk import Db, desk_url
from reportedly.cli.linked import update
from reportedly.store.rumours import RumourFilters, RumourOrder, StoredRumour
from reportedly.store.walking import every as walk

if TYPE_CHECKING:
    from reportedly.linking.earlier import EarlierRumours
    from reportedly.store import Store, View

FEW = 20  # of which origins are counted at a time
STRETCH = 200
COLUMNS = ("Claim", "Documents", "Outlets", "Denied", "First seen", "Id")


def rumours(
    sort: Annotated[RumourOrder, typer.Option("--sort", help="What comes first.")] = RumourOrder.RECENT,
    least: Annotated[int, typer.Option("--least", min=1, help="Only those in at least so many documents.")] = 1,
    denied: Annotated[bool, typer.Option("--denied", help="Only those that somebody denies.")] = False,
    outlet: listing.Outlet = None,
    source: listing.Source = None,
    since: listing.Since = None,
    until: listing.Until = None,
    as_of: listing.AsOf = None,
    limit: listing.Limit = None,
    json: listing.Json = False,
    db: Db = None,
) -> int:
    """List the rumours: claims that say the same, or deny it, over all documents."""
    from reportedly.cli.linked import earlier
    from reportedly.linking.counting import recount
    from reportedly.store import open_store

    filters = RumourFilters(least=least, denied=denied, outlet=outlet, source=source, since=since, until=until)
    with open_store(desk_url(db), make=False) as store:
        families = families_of(store.url) if json else None
        if families is not None:
            recount(store, families)
        if as_of is None:
            update(store)
            found = every(store, filters, sort, families)
        else:
            found = every_then(earlier(store, as_of), store.view(as_of), filters, sort, families)
        return listing.show(found, json=json, limit=limit, columns=COLUMNS, row=row)


def every(
    desk: Store, filters: RumourFilters, order: RumourOrder, families: Mapping[str, str] | None
) -> Iterator[StoredRumour]:
    """All rumours that pass the filters, a few at a time; their origins are counted where ``families`` are given."""
    from reportedly.linking.counting import counted

    found = telling_first(walk(partial(desk.view().rumours, order=order), filters), order)
    if families is None:
        yield from found
        return
    while some := list(islice(found, FEW)):
        rumours, new = counted(desk.view(), some, families)
        if desk.writable:
            desk.writer.origins(new)
        yield from rumours


def telling_first(found: Iterable[StoredRumour], order: RumourOrder) -> Iterator[StoredRumour]:
    """Of rumours that were seen last at the same moment, those in several documents come first where the order is that
    of time, and those that say too little to be known again last: "it" heads no list only because of its id.

    No more than ``STRETCH`` are put in order at a time.
    """
    from reportedly.linking.thinness import is_thin

    if order is not RumourOrder.RECENT:
        yield from found
        return
    for _, same in groupby(found, key=lambda rumour: rumour.last_seen):
        while stretch := list(islice(same, STRETCH)):
            yield from sorted(stretch, key=lambda r: (r.documents < 2, r.documents < 2 and is_thin(r.claim)))


def every_then(
    desk: EarlierRumours,
    then: View,
    filters: RumourFilters,
    order: RumourOrder,
    families: Mapping[str, str] | None,
) -> Iterator[StoredRumour]:
    """All rumours of an earlier moment that pass; their origins are counted where ``families`` are given."""
    from reportedly.linking.counting import count

    for rumour in telling_first(desk.every(filters, order), order):
        known = families is None or rumour.origins is not None
        yield rumour if known else replace(rumour, origins=count(then, desk.sightings_of(rumour.id), families))


def row(rumour: StoredRumour) -> tuple[str, ...]:
    """A rumour as a row of a table."""
    counts = (str(rumour.documents), str(rumour.outlets), str(rumour.denials))
    return listing.cell(rumour.claim, 140), *counts, listing.day(rumour.first_seen), rumour.id
