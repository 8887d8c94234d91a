"""``reportedly documents``: what the desk has taken in."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import listing
from reportedly.cli.intake.desk import Db, desk_url
from reportedly.errors import UsageError

if TYPE_CHECKING:
    from reportedly.store import StoredDocument, View


def documents(
    document: Annotated[str | None, typer.Argument(metavar="ID", help="Show this document, with its text.")] = None,
    source: listing.Source = None,
    outlet: listing.Outlet = None,
    since: listing.Since = None,
    until: listing.Until = None,
    as_of: listing.AsOf = None,
    limit: listing.Limit = None,
    json: listing.Json = False,
    db: Db = None,
) -> int:
    """List the documents of the desk, newest first, or show one with its claims and its versions."""
    from reportedly.store import open_store
    from reportedly.store.walking import every

    with open_store(desk_url(db), make=False) as store:
        view = store.view(as_of)
        if document is not None:
            return _show(view, document, json=json)
        filters = listing.filters_of(source, outlet, since, until)
        found = every(view.documents, filters)
        columns = ("When", "Where", "Title", "Claims", "Id")
        return listing.show(found, json=json, limit=limit, columns=columns, row=partial(_row, view))


def _row(view: View, document: StoredDocument) -> tuple[str, ...]:
    from reportedly.views.documents import names

    title = listing.cell(names(view, [document])[document.id], 100)
    time = listing.when(document.published, document.added)
    return time, listing.cell(document.outlet), title, f"{document.claims:,}", document.id


def _show(view: View, id: str, *, json: bool) -> int:
    import msgspec
    from rich.console import Console

    from reportedly.cli.terminal import rendered
    from reportedly.views import article_view

    document, reading = view.document(id), view.reading(id)
    if document is None or reading is None:
        raise UsageError(f"no document {id!r} is stored; 'reportedly documents' lists them")
    if json:
        typer.echo(msgspec.json.encode(document))
        return 0
    typer.echo(rendered(article_view(reading), Console(file=sys.stdout)), nl=False)
    versions = view.revisions(id)
    if len(versions) > 1:
        typer.echo(f"{len(versions)} versions of {listing.cell(document.address)}:")
        for version in versions:
            seen = listing.day(version.captured or version.published or version.added)
            typer.echo(f"  {version.id}  {seen}{'  (this one)' if version.id == id else ''}")
    return 0
