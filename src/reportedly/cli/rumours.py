"""``reportedly rumours``: the same claim across documents, one line each."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import listing
from reportedly.cli.intake.desk import Db, desk_url
from reportedly.cli.linked import linked, threads

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.rumours.threads import Summary, Thread

COLUMNS = ("Claim", "Documents", "Outlets", "Denied", "First seen", "Id")


class Order(StrEnum):
    """What comes first: what was seen last, what spread furthest, or what is most disputed."""

    RECENT = "recent"
    SPREAD = "spread"
    DISPUTED = "disputed"


def rumours(
    sort: Annotated[Order, typer.Option("--sort", help="What comes first.")] = Order.RECENT,
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
    from reportedly.rumours.threads import summary
    from reportedly.store import open_store

    with open_store(desk_url(db)) as store:
        every = list(threads(linked(store, as_of)))
    wanted = [t for t in every if t.documents >= least and (t.denials or not denied) and _named(t, outlet, source)]
    inside = [t for t in wanted if (since is None or t.last_seen >= since) and (until is None or t.first_seen < until)]
    found = sorted(inside, key=_ORDERS[sort], reverse=True)
    return listing.show(map(summary, found), json=json, limit=limit, columns=COLUMNS, row=row)


def row(rumour: Summary) -> tuple[str, ...]:
    """A rumour as a row of a table."""
    counts = (str(rumour.documents), str(rumour.outlets), str(rumour.denials))
    return listing.cell(rumour.claim, 140), *counts, listing.day(rumour.first_seen), rumour.id


def _named(rumour: Thread, outlet: str | None, source: str | None) -> bool:
    outlets = {name.casefold() for name in rumour.outlet_names}
    sources = [name.casefold() for name in rumour.source_names]
    return (outlet is None or outlet.casefold() in outlets) and (
        source is None or any(source.casefold() in name for name in sources)
    )


_ORDERS: dict[Order, Callable[[Thread], tuple[object, ...]]] = {
    Order.RECENT: lambda t: (t.last_seen, t.id),
    Order.SPREAD: lambda t: (t.outlets, t.documents, t.last_seen, t.id),
    Order.DISPUTED: lambda t: (min(t.denials, len(t.sightings) - t.denials), t.denials, t.documents, t.id),
}
