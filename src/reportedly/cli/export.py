"""``reportedly export``: the way out of the desk, as tables, as linked data, or as a briefing."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from reportedly.cli import listing
from reportedly.cli.intake.desk import Db, desk_url
from reportedly.errors import UsageError
from reportedly.exports.formats import TABLES, Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msgspec import Struct

    from reportedly.exports.desk_tables import Write
    from reportedly.store import Filters, Store


class What(StrEnum):
    """What is taken out: a table, or one rumour."""

    DOCUMENTS = "documents"
    CLAIMS = "claims"
    SOURCES = "sources"
    RUMOURS = "rumours"
    SIGHTINGS = "sightings"
    JUDGEMENTS = "judgements"
    PROVENANCE = "provenance"
    BRIEFING = "briefing"


FORMATS: dict[What, tuple[Format, ...]] = {
    What.DOCUMENTS: TABLES,
    What.CLAIMS: (*TABLES, Format.ANNOTATIONS),
    What.SOURCES: TABLES,
    What.RUMOURS: (*TABLES, Format.SCHEMA_ORG, Format.STIX),
    What.SIGHTINGS: TABLES,
    What.JUDGEMENTS: TABLES,
    What.PROVENANCE: (Format.PROV, Format.GRAPHML),
    What.BRIEFING: (Format.HTML, Format.PDF),
}
ONE_RUMOUR = {What.PROVENANCE, What.BRIEFING}
_LISTS = {"source", "outlet", "since", "until", "kind", "certainty"}
T = TypeVar("T")
FILTERS: dict[What, set[str]] = {
    What.DOCUMENTS: _LISTS,
    What.CLAIMS: _LISTS,
    What.SOURCES: _LISTS,
    What.RUMOURS: {"source", "outlet", "since", "until"},
    What.SIGHTINGS: {"source", "outlet", "since", "until", "kind"},
}


def export(
    what: Annotated[What, typer.Argument(metavar="WHAT", help="One of: " + ", ".join(What) + ".")],
    rumour: Annotated[
        str | None, typer.Option("--rumour", metavar="ID", help="Only of this rumour, or of the one with this claim.")
    ] = None,
    format: Annotated[
        Format | None, typer.Option("--format", help="The format; else as FILE ends, else the first that fits.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead of standard output.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE where it is there already.")] = False,
    source: listing.Source = None,
    outlet: listing.Outlet = None,
    since: listing.Since = None,
    until: listing.Until = None,
    kind: listing.Kind = None,
    certainty: listing.HowSure = None,
    as_of: listing.AsOf = None,
    db: Db = None,
) -> int:
    """Take tables, linked data or a briefing out of the desk; a file is written whole or not at all."""
    from reportedly.cli.whole_file import written
    from reportedly.store import open_store

    chosen = format_of(what, format, output)
    filters = listing.filters_of(source, outlet, since, until, kind, certainty)
    given = {name for name in _LISTS if getattr(filters, name) is not None}
    _check_filters(what, rumour, given)
    url = desk_url(db)
    with open_store(url, make=False) as store:
        write = _writing(store, url, what, chosen, rumour, filters, as_of)
        with written(output, binary=chosen.binary, force=force) as stream:
            write(stream)
    return 0


def format_of(what: What, format: Format | None, output: Path | None) -> Format:
    """The format that is asked for, by name or by how the file ends; UsageError for one that does not fit."""
    fitting = FORMATS[what]
    if format is not None and format not in fitting:
        raise UsageError(f"{what} cannot be taken out as {format}; give --format {' or '.join(fitting)}")
    if format is not None:
        return format
    name = output.name.lower() if output is not None else ""
    return next((f for f in fitting if name.endswith(f.suffix)), fitting[0])


def _check_filters(what: What, rumour: str | None, given: set[str]) -> None:
    """Raises UsageError for a filter that would do nothing."""
    options = ", ".join(f"--{name}" for name in sorted(given - FILTERS.get(what, set())))
    if options:
        raise UsageError(f"{what} cannot be filtered by {options}; leave it out")
    if rumour is None and what in ONE_RUMOUR:
        raise UsageError(f"a {what} is of one rumour; give --rumour ID, which 'reportedly rumours' shows")
    if rumour is not None and given:
        raise UsageError(f"--rumour says which {what} already; leave out --{', --'.join(sorted(given))}")
    if rumour is not None and what is What.SOURCES:
        raise UsageError("sources are not counted by rumour; take 'export sightings --rumour ID', which names them")


def _writing(
    store: Store, url: str, what: What, format: Format, rumour: str | None, filters: Filters, as_of: str | None
) -> Write:
    """What writes that which is asked for, of which there is something at least."""
    from reportedly.cli import export_rumours as rumours
    from reportedly.exports.desk_tables import listed, not_empty, writing
    from reportedly.exports.of_rumour import belonging, linked_data

    view = store.view(as_of)
    if what in ONE_RUMOUR and rumour is not None:
        from reportedly.cli.export_rumour import written_out
        from reportedly.cli.families import families_of

        whole = written_out(store, rumour, as_of, format, families_of(url))
        return lambda stream: stream.writelines([whole])
    one = rumours.one(store, rumour, as_of) if rumour is not None else None
    if what is What.RUMOURS and format not in TABLES:
        found = iter([one]) if one is not None else not_empty(rumours.passing(store, filters, as_of), what)
        chunks = linked_data(view, counted(found, what), format)
        return lambda stream: stream.writelines(chunks)
    rows: Iterator[Struct]
    if one is not None:
        rows = belonging(view, what, one)
    elif what is What.RUMOURS:
        rows = rumours.rows(store, filters, as_of)
    elif what is What.SIGHTINGS:
        rows = rumours.sightings(store, filters, as_of)
    else:
        rows = listed(view, what, filters)
    return writing(view, what, format, counted(not_empty(rows, what), what))


def counted(items: Iterator[T], noun: str) -> Iterator[T]:
    """The items as they come; where a person watches, their number is shown on standard error meanwhile."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    shown = (SpinnerColumn(style="cyan"), TextColumn(f"{{task.completed:,.0f}} {noun}"), TimeElapsedColumn())
    with Progress(*shown, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("exporting", total=None)
        for item in items:
            yield item
            bar.advance(task)
