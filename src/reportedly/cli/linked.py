"""What the commands about rumours share: the desk with its new claims linked, and ids as people type them."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.batch_progress import StepReport
from reportedly.cli.intake.desk import beside
from reportedly.cli.reporting import say
from reportedly.errors import UsageError
from reportedly.model import Judgement, Verdict

if TYPE_CHECKING:
    from reportedly.linking.desk import Desk
    from reportedly.linking.earlier import EarlierRumours
    from reportedly.store import Store, View

By = Annotated[str | None, typer.Option("--by", help="Who decides; your login name unless given.")]


def linked(store: Store, as_of: str | None = None, *, about: Sequence[str] | None = None) -> Desk:
    """The rumours of a desk, after what is new was linked: all, or those that ``about`` names or has a claim of.

    The id of a rumour that was joined with another names that one.
    """
    from reportedly.linking.desk import desk, earlier_desk, kept_desk

    update(store)
    about = None if about is None else [_id_now(store.view(), named) for named in about]
    if as_of is None:
        return kept_desk(store.view(), about)
    then = store.view(as_of)
    return desk(then) if about is None else earlier_desk(store.view(), then, about)


def earlier(store: Store, as_of: str) -> EarlierRumours:
    """The rumours of an earlier moment, after what is new was linked; says how far it is where that takes a while."""
    from reportedly.linking.earlier import earlier_rumours

    then = store.view(as_of)
    update(store)
    with StepReport(shown=sys.stderr.isatty()) as report:
        every = then.counts().claims
        return earlier_rumours(store.view(), then, lambda done: report.told("claims of then read", done, every))


def update(store: Store) -> None:
    """Links what is new in a desk; says how far it is where that takes a while, and whether it is out of date.

    Where nothing may be written, it says that something is not joined with the others.
    """
    from reportedly.linking.up_to_date import bring_up_to_date
    from reportedly.reading.claim_encoder import ClaimEncoder

    if not store.writable:
        if store.view().unlinked(limit=1):
            say("some documents are not joined with the others yet, and this desk may not be written to")
        return
    with StepReport(shown=sys.stderr.isatty()) as report:
        told = partial(report.told, "documents linked")
        bring_up_to_date(store, index_path(store.url), ClaimEncoder, told)
    say_outdated(store)


def say_outdated(store: Store) -> None:
    """Says by what a desk was linked, where that is not what links now."""
    from reportedly.linking.anew import linker, outdated
    from reportedly.reading.claim_encoder import shipped_version

    by = outdated(store.view(), linker(shipped_version()))
    if by is not None:
        say(f"this desk was linked by {by}; 'reportedly db relink' links it anew, and keeps what people decided")


def index_path(url: str) -> Path:
    """The folder of a desk's index: beside its file, else in the user's data folder."""
    return beside(url, ".index")


def _id_now(view: View, id: str) -> str:
    joined = view.rumour_once(id) if id.startswith("r") and view.rumour(id) is None else None
    return joined.id if joined is not None else id


def group_named(found: Desk, id: str) -> Sequence[str]:
    """The claims of the rumour of that id, of the one that it was joined with, or of the one that a claim of that id
    is in; UsageError for none of these."""
    from reportedly.rumours.threads import rumour_id

    group = found.group_of(id) or next((g for g in found.groups if rumour_id(g) == id), ())
    if not group:
        group = found.group_of(next((claim for claim in found.sightings if rumour_id([claim]) == id), ""))
    if not group:
        raise UsageError(f"there is no rumour and no claim {id!r}; 'reportedly rumours' lists the rumours")
    return group


def claim_named(found: Desk, id: str) -> str:
    """The claim of that id, or the heading of the rumour that ``group_named`` finds."""
    from reportedly.rumours.threads import thread

    if id in found.sightings:
        return id
    return thread(found.sightings[claim] for claim in group_named(found, id)).heading


def first_claim_named(found: Desk, id: str) -> str:
    """The claim of that id, or the one by which a rumour of that id is known, joined with another by now or not."""
    from reportedly.rumours.threads import rumour_id

    if id in found.sightings:
        return id
    group = group_named(found, id)
    return next((claim for claim in group if rumour_id([claim]) == id), group[0])


def decided(left: str, right: str, verdict: Verdict, by: str | None, reasons: tuple[str, ...] = ()) -> Judgement:
    """The judgement of a person, now."""
    name = named(by)
    if name.startswith("rule:"):
        raise UsageError(f"--by {name} is the name of a rule; give that of a person")
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    return Judgement(left=left, right=right, verdict=verdict, by=name, at=at, reasons=reasons)


def named(by: str | None) -> str:
    """Who decides: the name that is given, else the login name; UsageError where there is neither."""
    try:
        return by or getpass.getuser()
    except (KeyError, OSError, ImportError) as error:
        raise UsageError("this machine has no name for you; give yours with --by") from error
