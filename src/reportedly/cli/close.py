"""``reportedly close`` and ``reportedly grade``: a person says what became of a rumour, or grades it or a source.

The program never does.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.intake.desk import Db, desk_url
from reportedly.cli.linked import By, claim_named, linked, named
from reportedly.errors import UsageError

if TYPE_CHECKING:
    from reportedly.rumours.decisions import Decision, Topic
    from reportedly.store import Store

Why = Annotated[str, typer.Option("--why", help="On what that rests, in a few words.")]
Undo = Annotated[bool, typer.Option("--undo", help="Take your last one back; the one before it holds again.")]


def close(
    rumour: Annotated[str, typer.Argument(metavar="ID", help="A rumour, or a claim in it.")],
    status: Annotated[
        str | None, typer.Argument(metavar="STATUS", help="What became of it, such as 'probably false'.")
    ] = None,
    why: Why = "",
    undo: Undo = False,
    by: By = None,
    json: Annotated[bool, typer.Option("--json", help="Print the closing as one line of JSON.")] = False,
    db: Db = None,
) -> int:
    """Give a rumour a status, by name; a later one wins, and all are kept. A status that closes it needs a reason."""
    import msgspec

    from reportedly.rumours.decisions import Topic, in_words
    from reportedly.rumours.record import Closing, Status
    from reportedly.store import open_store

    _one_of(status, undo)
    with open_store(desk_url(db), make=False) as store:
        made = _decide(store, rumour, Topic.STATUS, status, by, why)
    if json and made.value is not None:
        closing = Closing(claim=made.subject, status=Status(made.value), by=made.by, at=made.at, reason=made.reason)
        typer.echo(msgspec.json.encode(closing))
    else:
        typer.echo(msgspec.json.encode(made) if json else f"{in_words(made)}, says {made.by}")
    return 0


def grade(
    subject: Annotated[str, typer.Argument(metavar="ID", help="A source, a rumour, or a claim in it.")],
    value: Annotated[
        str | None, typer.Argument(metavar="GRADE", help="A to F for a source, 1 to 6 for a rumour.")
    ] = None,
    why: Why = "",
    undo: Undo = False,
    by: By = None,
    json: Annotated[bool, typer.Option("--json", help="Print the grade as one line of JSON.")] = False,
    db: Db = None,
) -> int:
    """Grade a source or a rumour by the Admiralty code, by name; a later grade wins, and all are kept."""
    import msgspec

    from reportedly.rumours.decisions import Topic, in_words
    from reportedly.store import open_store

    _one_of(value, undo)
    topic = Topic.RELIABILITY if subject.startswith("s") else Topic.CREDIBILITY
    with open_store(desk_url(db), make=False) as store:
        made = _decide(store, subject, topic, value, by, why)
    typer.echo(msgspec.json.encode(made) if json else f"{in_words(made)}, says {made.by}")
    return 0


def _one_of(value: str | None, undo: bool) -> None:
    if (value is None) != undo:
        raise UsageError("give what you decide, or --undo to take your last one back")


def _decide(store: Store, id: str, topic: Topic, value: str | None, by: str | None, why: str) -> Decision:
    """Keeps a decision and returns it; raises UsageError where it cannot be, or nothing is there to take back."""
    from reportedly.rumours.decisions import Decision, Topic, as_judgement, checked, last_of

    at = datetime.now(UTC).isoformat(timespec="microseconds")
    made = checked(Decision(subject=id, topic=topic, value=value, by=named(by), at=at, reason=why), " (--why)")
    if topic is Topic.RELIABILITY:
        ids = [id]
        if store.view().source(id) is None:
            raise UsageError(f"there is no source {id!r}; 'reportedly sources' lists them")
    else:
        desk = linked(store, about=[id])
        ids = [claim_named(desk, id), *desk.sightings]
    if value is None:
        before = last_of(store.view().judged(ids), topic, made.by)
        if before is None:
            raise UsageError(f"{made.by} has given it none that could be taken back")
        subject = before.subject
    else:
        subject = ids[0]
    made = Decision(subject=subject, topic=topic, value=made.value, by=made.by, at=at, reason=made.reason)
    store.writer.judge([as_judgement(made)])
    return made
