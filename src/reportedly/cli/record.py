"""``reportedly record``: what became of the closed rumours that a source or an outlet carried or denied."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.intake.desk import Db, desk_url
from reportedly.cli.linked import linked
from reportedly.cli.listing import day
from reportedly.cli.printable import one_line, quoted
from reportedly.cli.voices import outlet_name, source_names, typed
from reportedly.errors import UsageError

if TYPE_CHECKING:
    from reportedly.rumours.record import Closed, Record
    from reportedly.store import Store

WIDTH = 90


def record(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A source's name, or with --outlet an outlet's.")],
    outlet: Annotated[bool, typer.Option("--outlet", help="NAME is an outlet.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    db: Db = None,
) -> int:
    """Show how the closed rumours of this desk turned out that a source or outlet carried or denied."""
    import msgspec

    from reportedly.rumours.record import Voice
    from reportedly.rumours.record import record as record_of
    from reportedly.store import open_store

    if not typed(name):
        raise UsageError("NAME is empty; give a source's name, or an outlet's with --outlet")
    with open_store(desk_url(db), make=False) as store:
        closed = list(closed_rumours(store))
        if outlet:
            found = record_of(outlet_name(store.view(), name, closed), Voice.OUTLET, closed)
        else:
            own, *also = source_names(store.view(), name, closed)
            found = record_of(own, Voice.SOURCE, closed, also=also)
    typer.echo(msgspec.json.encode(found) if json else text(found))
    return 0


def closed_rumours(store: Store) -> Iterator[Closed]:
    """The rumours of a desk that a person has given a status, after what is new in it was linked."""
    from reportedly.rumours.closings import closings
    from reportedly.rumours.record import Closed, closing_of, standing
    from reportedly.rumours.threads import thread

    held = standing(closings(store.view().judgements()))
    if not held:
        return
    desk = linked(store, about=sorted(held))
    for group in desk.groups:
        closing = closing_of(group, held)
        if closing is not None:
            sightings = tuple(desk.sightings[claim] for claim in group)
            shown = thread(sightings)
            yield Closed(rumour=shown.id, heading=shown.claim, closing=closing, sightings=sightings)


def text(found: Record) -> str:
    """The record for the terminal: its counts first, then every case."""
    lines = [f"{one_line(found.name)} ({found.voice.value})"]
    lines += [f"also {', '.join(map(one_line, found.also))}"] if found.also else []
    lines += ["", _counts(found)]
    for case in found.cases:
        heading = quoted(case.heading, WIDTH)
        lines += [f"  {case.status.value} · {case.side.value} · {day(case.first)} · {case.rumour}", f"    {heading}"]
    return "\n".join(lines)


def _counts(found: Record) -> str:
    """What can be said of it: a share only where there are enough."""
    if not found.closed:
        return "Nothing that was closed on this desk."
    said = f"{found.closed} closed, {found.decided} of them decided, {found.borne_out} of those borne out"
    if found.share is None or found.interval is None:
        return f"{said}; too few for a share, which needs {found.least} decided."
    low, high = (f"{100 * part:.0f}" for part in found.interval)
    return f"{said}: {100 * found.share:.0f} % (95 % interval {low} to {high} %)."
