"""What the lists of the desk share: the options that filter them, and rows as JSON lines or as a table."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from reportedly.cli.printable import one_line, shortened
from reportedly.errors import UsageError
from reportedly.model import Certainty, SourceKind
from reportedly.views import moment

if TYPE_CHECKING:
    from reportedly.store import Filters

T = TypeVar("T")
SHOWN = 20
WIDEST = 132

_NUMBERS = {"Claims", "Documents"}
_WHOLE = {"Id", "Last", *_NUMBERS}
_SHARES = {"Who": 4, "Name": 4, "Roles": 4, "Where": 4, "Title": 8, "Claim": 10}

Source = Annotated[str | None, typer.Option("--source", help="Only of this source: its id, or a part of its name.")]
Outlet = Annotated[str | None, typer.Option("--outlet", help="Only in this outlet, named in full, in any case.")]
Since = Annotated[str | None, typer.Option("--since", help="Only from this day or time on (ISO 8601).")]
Until = Annotated[str | None, typer.Option("--until", help="Only before this day or time (ISO 8601).")]
Kind = Annotated[SourceKind | None, typer.Option("--kind", help="Only of this kind of source.")]
HowSure = Annotated[
    str | None, typer.Option("--certainty", metavar="CT+|PR+|...", help="Only with this certainty, as in FactBank.")
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="TIME", help="Show the desk as it was then.")]
Limit = Annotated[
    int | None, typer.Option("--limit", min=1, help="At most so many; 20 for people, all of them as JSON.")
]
Json = Annotated[bool, typer.Option("--json", help="Print one line of JSON each.")]


def filters_of(
    source: str | None = None,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    kind: SourceKind | None = None,
    certainty: str | None = None,
    document: str | None = None,
) -> Filters:
    """The filters that the options ask for; raises UsageError for a certainty that FactBank does not have."""
    from reportedly.store import Filters

    return Filters(
        source=source,
        outlet=outlet,
        since=since,
        until=until,
        kind=kind,
        certainty=_certainty(certainty),
        document=document,
    )


def show(
    items: Iterable[T], *, json: bool, limit: int | None, columns: Sequence[str], row: Callable[[T], Sequence[Any]]
) -> int:
    """Prints items as JSON lines, or as a table that says when there are more; returns the exit code."""
    import msgspec

    found = iter(items)
    if json:
        for item in islice(found, limit):
            typer.echo(msgspec.json.encode(item))
        return 0
    _table(list(islice(found, limit or SHOWN)), columns, row)
    if next(found, None) is not None:
        typer.echo("There are more: raise --limit, or narrow the list.")
    return 0


def day(time: str | None) -> str:
    """The day of a time, as lists show it; nothing for what is no ISO 8601 time."""
    return time[:10] if time is not None and moment(time) != time else ""


def when(published: str | None, added: str) -> str:
    """The day that something was published, else the day that it was added, which is said."""
    return day(published) or f"added {day(added)}"


def cell(text: str | None, width: int = 0) -> str:
    """Text from a document in one line of a table, cut to ``width`` characters where that is given."""
    if text is None:
        return ""
    return shortened(text, width) if width else one_line(text)


def _certainty(given: str | None) -> Certainty | None:
    if given is None:
        return None
    name = given.removeprefix("factbank:").lower()
    found = next((value for value in Certainty if value.value.removeprefix("factbank:").lower() == name), None)
    if found is None:
        known = ", ".join(value.value.removeprefix("factbank:") for value in Certainty)
        raise UsageError(f"--certainty {given} is none of FactBank's values; give one of {known}")
    return found


def _table(items: Sequence[T], columns: Sequence[str], row: Callable[[T], Sequence[Any]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not items:
        typer.echo("Nothing was found.")
        return
    console = Console(file=sys.stdout)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", expand=True)
    for name in columns:
        number, share = name in _NUMBERS, _SHARES.get(name)
        table.add_column(name, justify="right" if number else "left", ratio=share, no_wrap=name in _WHOLE)
    for item in items:
        table.add_row(*(part if isinstance(part, Text) else Text(str(part)) for part in row(item)))
    with console.capture() as capture:
        console.print(table, width=min(console.width, WIDEST), highlight=False)
    typer.echo("\n".join(line.rstrip() for line in capture.get().strip("\n").split("\n") if line.strip()))
