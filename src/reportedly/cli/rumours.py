"""``reportedly rumours``: the same claim across documents, one line each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from reportedly.cli import listing
from reportedly.cli.families import families_of
from reportedly.cli.intake.desk import Db, desk_url
from reportedly.cli.linked import update
from reportedly.store.rumours import RumourFilters, RumourOrder, StoredRumour
from reportedly.store.walking import every as walk
from reportedly.views.desk import telling_first

if TYPE_CHECKING:
    from reportedly.linking.earlier import EarlierRumours
    from reportedly.store import Store, View

FEW = 20  # of which origins are counted at a time
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
    from reportedly.linking.thinness import is_thin

    found = telling_first(walk(partial(desk.view().rumours, order=order), filters), order, is_thin)
    if families is None:
        yield from found
        return
    while some := list(islice(found, FEW)):
        rumours, new = counted(desk.view(), some, families)
        if desk.writable:
            desk.writer.origins(new)
        yield from rumours


def every_then(
    desk: EarlierRumours,
    then: View,
    filters: RumourFilters,
    order: RumourOrder,
    families: Mapping[str, str] | None,
) -> Iterator[StoredRumour]:
    """All rumours of an earlier moment that pass; their origins are counted where ``families`` are given."""
    from reportedly.linking.counting import count
    from reportedly.linking.thinness import is_thin

    for rumour in telling_first(desk.every(filters, order), order, is_thin):
        known = families is None or rumour.origins is not None
        yield rumour if known else replace(rumour, origins=count(then, desk.sightings_of(rumour.id), families))


def row(rumour: StoredRumour) -> tuple[str, ...]:
    """A rumour as a row of a table."""
    counts = (str(rumour.documents), str(rumour.outlets), str(rumour.denials))
    return listing.cell(rumour.claim, 140), *counts, listing.day(rumour.first_seen), rumour.id
