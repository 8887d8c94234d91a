"""``reportedly sources``: the names that claims go by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import listing
from reportedly.cli.claims import COLUMNS
from reportedly.cli.claims import row as claim_row
from reportedly.cli.intake.desk import Db, desk_url
from reportedly.cli.printable import many
from reportedly.errors import UsageError

if TYPE_CHECKING:
    from reportedly.store import StoredSource, View


def sources(
    source: Annotated[str | None, typer.Argument(metavar="ID", help="Show this source with what it says.")] = None,
    joined: Annotated[
        bool, typer.Option("--joined", help="List people and bodies over all documents, not names.")
    ] = False,
    name: Annotated[str | None, typer.Option("--name", help="Only with this in their name, in any case.")] = None,
    outlet: listing.Outlet = None,
    since: listing.Since = None,
    until: listing.Until = None,
    kind: listing.Kind = None,
    as_of: listing.AsOf = None,
    limit: listing.Limit = None,
    json: listing.Json = False,
    db: Db = None,
) -> int:
    """List the sources by name, with how often they are quoted, or show what one says.

    Two people of one name and kind share a row, unless --joined tells them apart by what their documents show.
    """
    from reportedly.cli.entities import is_entity, show_entity, show_joined, sources_now
    from reportedly.store import open_store
    from reportedly.store.walking import every

    if joined and (since is not None or until is not None):
        raise UsageError("--joined looks at all documents; leave out --since and --until, or give --as-of")

    with open_store(desk_url(db), make=False) as store:
        view = store.view(as_of)
        if source is not None and is_entity(source):
            return show_entity(sources_now(view), source, json=json)
        if source is not None:
            return _show(view, source, json=json, limit=limit)
        if joined:
            return show_joined(sources_now(view, name).entities, kind, outlet, json=json, limit=limit)
        found = every(view.sources, listing.filters_of(name, outlet, since, until, kind))
        columns = ("Name", "Kind", "Claims", "Documents", "Last", "Id")
        return listing.show(found, json=json, limit=limit, columns=columns, row=_row)


def _row(source: StoredSource) -> tuple[str, ...]:
    kind = source.kind.value if source.kind is not None else ""
    numbers = (f"{source.claims:,}", f"{source.documents:,}")
    return listing.cell(source.name, 60), kind, *numbers, listing.day(source.last), source.id


def _show(view: View, id: str, *, json: bool, limit: int | None) -> int:
    import msgspec

    from reportedly.store.walking import every

    source = view.source(id)
    if source is None:
        raise UsageError(f"no source {id!r} is stored; 'reportedly sources' lists them")
    if json:
        typer.echo(msgspec.json.encode(source))
        return 0
    kind = f" ({source.kind.value})" if source.kind is not None else ""
    counts = f"{many(source.claims, 'claim')} in {many(source.documents, 'document')}"
    typer.echo(f"{listing.cell(source.name)}{kind}: {counts}")
    found = every(view.claims, listing.filters_of(source=id))
    return listing.show(found, json=False, limit=limit, columns=COLUMNS, row=claim_row)
