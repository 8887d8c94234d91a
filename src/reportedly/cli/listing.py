"""What the lists of the desk share: the options that filter them, and rows as JSON lines or as a table."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

import typer

from reportedly.cli.printable import one_line, shortened
from reportedly.errors import UsageError
from reportedly.model import Certainty, SourceKind
from reportedly.views import moment

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from reportedly.store import Filters

T = TypeVar("T")
SHOWN = 20
WIDEST = 132
NARROW = 80
DATE = 10

_NUMBERS = {"Claims", "Documents", "Outlets", "Denied", "Origins at most", "Really"}
_WHOLE = {"Id", "Last", *_NUMBERS}
_LONG = {"Claim", "Title"}
_DATED = {"First seen", "When"}
# at 80 columns "(organisation)", "certainly" and a day stand on one line in a list of claims
_SHARES = {"Who": 17, "Name": 8, "Roles": 8, "Sure": 12, "Where": 14, "Title": 18, "Claim": 18}

Source = Annotated[str | None, typer.Option("--source", help="Only of this source: its id, or a part of its name.")]
Outlet = Annotated[str | None, typer.Option("--outlet", help="Only in this outlet, named in full, in any case.")]


def _time(parameter: typer.CallbackParam, given: str | None) -> str | None:
    from reportedly.store.selection import moment

    moment(given, parameter.opts[0])
    return given


Since = Annotated[str | None, typer.Option("--since", callback=_time, help="Only from this day or time on (ISO 8601).")]
Until = Annotated[str | None, typer.Option("--until", callback=_time, help="Only before this day or time (ISO 8601).")]
Kind = Annotated[SourceKind | None, typer.Option("--kind", help="Only of this kind of source.")]
HowSure = Annotated[
    str | None, typer.Option("--certainty", metavar="CT+|PR+|...", help="Only with this certainty, as in FactBank.")
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", callback=_time, metavar="TIME", help="Show the desk as it was then.")
]
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
    from rich.console import Console

    if not items:
        typer.echo("Nothing was found.")
        return
    console = Console(file=sys.stdout)
    if console.width < NARROW:
        table, between = _blocks(items, columns, row), True
    else:
        table, between = _rows(items, columns, row, console.width), False
    with console.capture() as capture:
        console.print(table, width=min(console.width, WIDEST), highlight=False)
    lines = [line.rstrip() for line in capture.get().strip("\n").split("\n")]
    typer.echo("\n".join(line for line in lines if line or between))


def _rows(items: Sequence[T], columns: Sequence[str], row: Callable[[T], Sequence[Any]], width: int) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", expand=True)
    for name in columns:
        justify: Literal["left", "right"] = "right" if name in _NUMBERS else "left"
        least, whole = DATE if name in _DATED else None, name in _WHOLE
        share = _SHARES[name] + _more(name, width) if name in _SHARES else None
        table.add_column(name, justify=justify, ratio=share, no_wrap=whole, min_width=least, overflow="fold")
    for item in items:
        table.add_row(*map(_text, row(item)))
    return table


def _more(name: str, width: int) -> int:
    """What a column has of the room beyond a common terminal's: long texts get most of it."""
    return (min(width, WIDEST) - NARROW) * (3 if name in _LONG else 1) // 6


def _blocks(items: Sequence[T], columns: Sequence[str], row: Callable[[T], Sequence[Any]]) -> Table:
    """The rows one under the other, for a terminal too narrow for columns; what a row does not have is left out."""
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, style="bold")
    for number, item in enumerate(items):
        if number:
            table.add_row()
        for name, part in zip(columns, map(_text, row(item)), strict=True):
            if part:
                table.add_row(name, part)
    return table


def _text(part: Any) -> Text:
    from rich.text import Text

    return part if isinstance(part, Text) else Text(str(part))
