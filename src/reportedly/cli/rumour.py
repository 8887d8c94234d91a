"""``reportedly rumour``: one rumour from its first sighting to its last, with why its claims are together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from reportedly.cli import listing
from reportedly.cli.intake.desk import Db, desk_url
from reportedly.cli.linked import group_named, linked
from reportedly.cli.printable import one_line, quoted, shortened
from reportedly.errors import UsageError
from reportedly.model import Judgement
from reportedly.rumours.threads import Seen, Thread, as_of, thread
from reportedly.views import moment

if TYPE_CHECKING:
    from reportedly.linking.desk import Desk

WIDTH = 100
REASONS = 5


class RumourPage(Struct, frozen=True, kw_only=True):
    """A rumour with what holds about the pairs of its claims."""

    rumour: Thread
    judgements: tuple[Judgement, ...]


def rumour(
    rumour: Annotated[str, typer.Argument(metavar="ID", help="A rumour, or a claim in it.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="The rumour as it stood on that day.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    db: Db = None,
) -> int:
    """Show one rumour: its sightings in order of time, who carries and who denies it, and its variants."""
    import msgspec

    from reportedly.store import open_store

    with open_store(desk_url(db)) as store:
        page = page_of(linked(store), rumour, on)
    typer.echo(msgspec.json.encode(page) if json else text(page))
    return 0


def page_of(desk: Desk, id: str, on: str | None = None) -> RumourPage:
    """The page of a rumour; raises UsageError where there is none, or none yet on that day."""
    group = group_named(desk, id)
    sightings = [desk.sightings[claim] for claim in group]
    there = as_of(sightings, on) if on is not None else sightings
    if not there:
        raise UsageError(f"nothing of {id} was seen by {on}; give a later day")
    claims = {sighting.claim for sighting in there}
    held = (j for (left, right), j in sorted(desk.held.items()) if left in claims and right in claims)
    return RumourPage(rumour=thread(there), judgements=tuple(held))


def text(page: RumourPage) -> str:
    """The page for the terminal."""
    found = page.rumour
    lines = [
        quoted(found.claim, 400),
        "",
        _counts(found),
        f"first seen {moment(found.first_seen)} ({found.first_basis})",
    ]
    lines += ["", "Sightings"]
    lines += [line for seen in found.sightings for line in _sighting(seen, found)]
    if found.variants:
        lines += ["", "Variants"]
        lines += [
            f"  {one_line(v.figure)}: {_many(len(v.claims), 'claim')}, first {listing.day(v.first_seen)}"
            for v in found.variants
        ]
    why = sorted(page.judgements, key=lambda j: -(j.score or 2.0))[:REASONS]
    if why:
        lines += ["", "Why they are together"]
        lines += [f"  {_why(judgement)}" for judgement in why]
    return "\n".join(lines)


def _counts(found: Thread) -> str:
    stances = [stance.value for stance in found.stances.values()]
    shown = ", ".join(f"{stances.count(s)} {s}" for s in ("for", "against", "observing") if s in stances)
    counts = (
        _many(found.documents, "document") + f" ({shown})",
        _many(found.outlets, "outlet"),
        _many(found.sources, "source"),
        _many(found.denials, "denial"),
    )
    return ", ".join(counts)


def _sighting(seen: Seen, found: Thread) -> list[str]:
    who = " · ".join(one_line(part) for part in (seen.outlet, seen.source) if part) or "no source named"
    marks = found.stances[seen.document].value + (", denies" if seen.denied else "")
    return [f"  {moment(seen.at)} · {who} · {marks} · {seen.claim}", f"    {quoted(seen.text, WIDTH)}"]


def _why(judgement: Judgement) -> str:
    score = f" ({judgement.score:.2f})" if judgement.score is not None else ""
    reasons = "; ".join(judgement.reasons)
    return shortened(f"{judgement.by}: {judgement.verdict.value}{score}: {reasons}", 2 * WIDTH)


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
