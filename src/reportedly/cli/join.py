"""``reportedly join`` and ``reportedly split``: a person decides what is the same, and can take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.intake.desk import Db, desk_url
from reportedly.cli.linked import By, claim_named, decided, first_claim_named, group_named, linked
from reportedly.errors import UsageError
from reportedly.model import Judgement, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

Json = Annotated[bool, typer.Option("--json", help="Print the judgements, one line of JSON each.")]
Undo = Annotated[bool, typer.Option("--undo", help="Take back what was decided about the two.")]

_SHOWN = 3


def join(
    one: Annotated[str, typer.Argument(metavar="A", help="A rumour, a claim or a source.")],
    other: Annotated[str, typer.Argument(metavar="B", help="Another one, which says the same.")],
    undo: Undo = False,
    by: By = None,
    json: Json = False,
    db: Db = None,
) -> int:
    """Decide that two rumours, two claims or two sources are the same."""
    from reportedly.cli.entities import are_one, decide_sources, is_about_sources
    from reportedly.rumours.decisions import WITHDRAWN
    from reportedly.store import open_store

    verdict, why = (Verdict.UNSURE, (WITHDRAWN,)) if undo else (Verdict.SAME, ())
    if is_about_sources(one, other):
        with open_store(desk_url(db), make=False) as store:
            decisions = decide_sources(store, one, other, verdict, by, why)
            together = are_one(store, decisions[0].left, decisions[0].right)
        return _told(decisions, json, _outcome(together, undo, "source"))
    if undo:
        return _take_back(one, other, by, json, db)
    with open_store(desk_url(db), make=False) as store:
        found = linked(store, about=[one, other])
        left, right = claim_named(found, one), claim_named(found, other)
        if left == right:
            told = f"{one} and {other} are one claim, or one rumour by now; give two"
            raise UsageError(f"{told}, whose ids 'reportedly rumour {one}' shows")
        made = decided(left, right, verdict, by)
        store.writer.judge([made])
        together = right in linked(store, about=[left]).group_of(left)
    return _told([made], json, _outcome(together, undo))


def split(
    one: Annotated[str, typer.Argument(metavar="A", help="A claim, or a source in a document.")],
    other: Annotated[
        str | None,
        typer.Argument(metavar="[B]", help="What it is not; all others that it is joined with unless given."),
    ] = None,
    undo: Undo = False,
    by: By = None,
    json: Json = False,
    db: Db = None,
) -> int:
    """Decide that two claims or sources are not the same, or take one out of what it is joined with."""
    from reportedly.cli.entities import decide_sources, is_about_sources
    from reportedly.rumours.decisions import WITHDRAWN
    from reportedly.store import open_store

    verdict, why = (Verdict.UNSURE, (WITHDRAWN,)) if undo else (Verdict.NOT_SAME, ())
    if is_about_sources(one, other):
        with open_store(desk_url(db), make=False) as store:
            decisions = decide_sources(store, one, other, verdict, by, why)
        rest = [b if a == one else a for a, b in ((j.left, j.right) for j in decisions)]
        return _told(decisions, json, "taken back" if undo else f"kept apart: {one} and {', '.join(rest)}")
    if undo and other is not None:
        return _take_back(one, other, by, json, db)
    with open_store(desk_url(db), make=False) as store:
        found = linked(store, about=[one] if other is None else [one, other])
        left = claim_named(found, one)
        if other is None and not undo:
            rest = [claim for claim in group_named(found, left) if claim != left]
        elif other is None:
            splits = [pair for pair, j in found.held.items() if j.score is None and j.verdict is Verdict.NOT_SAME]
            rest = [b if a == left else a for a, b in splits if left in (a, b)]
        else:
            rest = [claim_named(found, other)]
        if undo and not rest:
            raise UsageError(f"nobody split {left} from anything, so there is nothing to take back")
        if not rest or left in rest:
            raise UsageError(f"there is nothing to split {one} from; name two claims")
        made = [decided(left, right, verdict, by, why) for right in rest]
        store.writer.judge(made)
    return _told(made, json, "taken back" if undo else f"kept apart: {left} and {', '.join(rest)}")


def _take_back(one: str, other: str, by: str | None, json: bool, db: str | None) -> int:
    """Takes back what people decided of two claims, or of two rumours, which may be one by now."""
    from reportedly.linking.undoing import decided_between, decided_in
    from reportedly.rumours.decisions import WITHDRAWN
    from reportedly.store import open_store

    with open_store(desk_url(db), make=False) as store:
        found = linked(store, about=[one, other])
        left, right = first_claim_named(found, one), first_claim_named(found, other)
        if left == right:
            raise UsageError(f"{one} and {other} are one claim, or were one rumour all along; give two")
        before = decided_between(store.view(), found, left, right)
        if not before:
            others = [f"{j.left} {j.right} ({j.verdict.value}, by {j.by})" for j in decided_in(found)[:_SHOWN]]
            beside = f"; decided there was: {', '.join(others)}" if others else ""
            raise UsageError(f"nobody decided between {one} and {other}, so there is nothing to take back{beside}")
        made = [decided(j.left, j.right, Verdict.UNSURE, by, (WITHDRAWN,)) for j in before]
        store.writer.judge(made)
        were, are = (right in desk.group_of(left) for desk in (found, linked(store, about=[left])))
    still = "still " if were == are else ""
    return _told(made, json, f"taken back; they are {still}{'one rumour' if are else 'two rumours'}")


def _outcome(together: bool, undo: bool, what: str = "rumour") -> str:
    if undo:
        return "taken back; they are " + (f"still one {what}" if together else f"two {what}s")
    return f"one {what} now" if together else f"noted, but another judgement keeps them apart; see 'reportedly {what}s'"


def _told(made: Sequence[Judgement], json: bool, outcome: str) -> int:
    import msgspec

    if json:
        for judgement in made:
            typer.echo(msgspec.json.encode(judgement))
    else:
        typer.echo(outcome)
    return 0
