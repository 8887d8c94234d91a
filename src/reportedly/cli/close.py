"""``reportedly close``: a person says what became of a rumour. The program never does."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.intake.desk import Db, desk_url
from reportedly.cli.linked import By, claim_named, linked
from reportedly.errors import UsageError

if TYPE_CHECKING:
    from reportedly.rumours.record import Status


def close(
    rumour: Annotated[str, typer.Argument(metavar="ID", help="A rumour, or a claim in it.")],
    status: Annotated[str, typer.Argument(metavar="STATUS", help="What became of it, such as 'probably false'.")],
    why: Annotated[str, typer.Option("--why", help="On what that rests, in a few words.")] = "",
    by: By = None,
    json: Annotated[bool, typer.Option("--json", help="Print the closing as one line of JSON.")] = False,
    db: Db = None,
) -> int:
    """Give a rumour a status, by name; a later one wins, and all are kept."""
    import msgspec

    from reportedly.rumours.closings import as_judgement
    from reportedly.rumours.record import Closing
    from reportedly.store import open_store

    given = status_named(status)
    name = by or getpass.getuser()
    if name.startswith("rule:"):
        raise UsageError(f"--by {name} is the name of a rule; give that of a person")
    with open_store(desk_url(db), make=False) as store:
        claim = claim_named(linked(store, about=[rumour]), rumour)
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        closing = Closing(claim=claim, status=given, by=name, at=at, reason=why.strip())
        store.writer.judge([as_judgement(closing)])
    typer.echo(msgspec.json.encode(closing) if json else f"{given.value}, says {name}")
    return 0


def status_named(given: str) -> Status:
    """The status of that name, with spaces or hyphens; raises UsageError that lists them."""
    from reportedly.rumours.record import Status

    name = " ".join(given.casefold().replace("-", " ").split())
    found = next((status for status in Status if status.value == name), None)
    if found is None:
        known = ", ".join(f"'{status.value}'" for status in Status)
        raise UsageError(f"{given!r} is no status; give one of {known}")
    return found
