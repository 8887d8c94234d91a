"""``reportedly join`` and ``reportedly split``: a person decides what is the same, and can take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.intake.desk import Db, desk_url
from reportedly.cli.linked import By, claim_named, decided, group_named, linked
from reportedly.errors import UsageError
from reportedly.model import Judgement, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

Json = Annotated[bool, typer.Option("--json", help="Print the judgements, one line of JSON each.")]
Undo = Annotated[bool, typer.Option("--undo", help="Take back what was decided about the two.")]


def join(
    one: Annotated[str, typer.Argument(metavar="A", help="A rumour or a claim.")],
    other: Annotated[str, typer.Argument(metavar="B", help="Another one, which says the same.")],
    undo: Undo = False,
    by: By = None,
    json: Json = False,
    db: Db = None,
) -> int:
    """Decide that two rumours or claims are the same."""
    from reportedly.linking.desk import desk
    from reportedly.linking.judgements import WITHDRAWN
    from reportedly.store import open_store

    with open_store(desk_url(db)) as store:
        found = linked(store)
        left, right = claim_named(found, one), claim_named(found, other)
        if left == right:
            raise UsageError(f"{one} and {other} are one claim; give two")
        verdict, why = (Verdict.UNSURE, (WITHDRAWN,)) if undo else (Verdict.SAME, ())
        made = decided(left, right, verdict, by, why)
        store.writer.judge([made])
        together = right in desk(store.view()).group_of(left)
    return _told([made], json, _outcome(together, undo))


def split(
    one: Annotated[str, typer.Argument(metavar="A", help="A claim.")],
    other: Annotated[
        str | None,
        typer.Argument(metavar="[B]", help="The claim that it is not; all others of its rumour unless given."),
    ] = None,
    undo: Undo = False,
    by: By = None,
    json: Json = False,
    db: Db = None,
) -> int:
    """Decide that two claims are not the same, or take one claim out of its rumour."""
    from reportedly.linking.judgements import WITHDRAWN
    from reportedly.store import open_store

    with open_store(desk_url(db)) as store:
        found = linked(store)
        left = claim_named(found, one)
        if other is None and not undo:
            rest = [claim for claim in group_named(found, left) if claim != left]
        elif other is None:
            rest = [b if a == left else a for (a, b), j in found.held.items() if left in (a, b) and j.score is None]
        else:
            rest = [claim_named(found, other)]
        if not rest or left in rest:
            raise UsageError(f"there is nothing to split {one} from; name two claims")
        verdict, why = (Verdict.UNSURE, (WITHDRAWN,)) if undo else (Verdict.NOT_SAME, ())
        made = [decided(left, right, verdict, by, why) for right in rest]
        store.writer.judge(made)
    return _told(made, json, "taken back" if undo else f"kept apart: {left} and {', '.join(rest)}")


def _outcome(together: bool, undo: bool) -> str:
    if undo:
        return "taken back; they are " + ("still one rumour" if together else "two rumours")
    return "one rumour now" if together else "noted, but another judgement keeps them apart; see 'reportedly rumour'"


def _told(made: Sequence[Judgement], json: bool, outcome: str) -> int:
    import msgspec

    if json:
        for judgement in made:
            typer.echo(msgspec.json.encode(judgement))
    else:
        typer.echo(outcome)
    return 0
