"""``reportedly review``: the pairs that the rule leaves open, one after the other, for a person to decide."""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from reportedly.cli import listing
from reportedly.cli.intake.desk import Db, desk_url
from reportedly.cli.linked import By, decided, update
from reportedly.cli.printable import one_line, quoted
from reportedly.model import Judgement, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.linking.entity_questions import SourceQuestion
    from reportedly.store import Store, StoredClaim, View

ANSWERS = {"y": Verdict.SAME, "n": Verdict.NOT_SAME, "u": Verdict.UNSURE}
_EVERY = 2**31 - 1
_PAGE = 200  # pairs of which the claims are read at once
KEYS = "y same, n not, u unsure, s skip, z undo, q quit"


class Question(Struct, frozen=True, kw_only=True):
    """A pair of claims that is open: the words of both claims, the rule's score and its reasons."""

    left: str
    right: str
    left_claim: str
    right_claim: str
    score: float
    reasons: tuple[str, ...]


def review(
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many.")] = None,
    by: By = None,
    sources: Annotated[bool, typer.Option("--sources", help="Ask about people and bodies, not about claims.")] = False,
    json: Annotated[
        bool, typer.Option("--json", help="Print the open pairs, one line of JSON each, and ask nothing.")
    ] = False,
    db: Db = None,
) -> int:
    """Decide the pairs that the rule is unsure of, the likeliest first."""
    from reportedly.cli.entities import source_shown, sources_now
    from reportedly.exports.lines import encoded
    from reportedly.linking.entity_questions import source_questions
    from reportedly.store import open_store

    with open_store(desk_url(db), make=False) as store:
        queue: list[tuple[Question | SourceQuestion, str]]
        if sources:
            named = sources_now(store.view())
            queue = [(question, source_shown(question, named)) for question in source_questions(named)[:limit]]
        else:
            update(store)
            queue = list(questions(store.view(), limit))
        if json:
            for question, _ in queue:
                typer.echo(encoded(question))
            return 0
        count = _ask(store, queue, by)
    typer.echo(f"{count} of {len(queue)} decided.")
    return 0


def questions(view: View, limit: int | None = None) -> Iterator[tuple[Question, str]]:
    """What is open, the likeliest first, and as the terminal shows it; claims are read as they are asked for."""
    waiting = iter(view.open_pairs(limit=_EVERY if limit is None else limit))
    while part := list(islice(waiting, _PAGE)):
        sides = sorted({side for judgement in part for side in (judgement.left, judgement.right)})
        claims = {claim.id: claim for claim in view.claims_named(sides)}
        for judgement in part:
            left, right = claims.get(judgement.left), claims.get(judgement.right)
            if left is not None and right is not None:
                yield _question(judgement, left, right), f"{_claim(left)}\n{_claim(right)}"


def _question(judgement: Judgement, left: StoredClaim, right: StoredClaim) -> Question:
    return Question(
        left=left.id,
        right=right.id,
        left_claim=left.content,
        right_claim=right.content,
        score=judgement.score or 0.0,
        reasons=judgement.reasons[1:],
    )


def _ask(store: Store, queue: Sequence[tuple[Question | SourceQuestion, str]], by: str | None) -> int:
    """Asks about each pair, as it is shown; how many are decided in the end."""
    from reportedly.rumours.decisions import WITHDRAWN

    done: list[tuple[int, Judgement]] = []
    place = 0
    while place < len(queue):
        question, words = queue[place]
        why = one_line("; ".join(question.reasons))
        typer.echo(f"{place + 1} of {len(queue)}\n{words}\n  {question.score:.2f}: {why}\n{KEYS}")
        key = sys.stdin.readline()
        match key.strip().lower()[:1]:
            case "y" | "n" | "u" as answer:
                made = decided(question.left, question.right, ANSWERS[answer], by)
                store.writer.judge([made])
                done.append((place, made))
                place += 1
            case "s":
                place += 1
            case "z" if done:
                place, made = done.pop()
                store.writer.judge([decided(made.left, made.right, Verdict.UNSURE, by, (WITHDRAWN,))])
            case "q":
                break
            case "" if not key:
                break
            case _:
                typer.echo("There is nothing to undo." if key.strip().lower().startswith("z") else KEYS)
    return len(done)


def _claim(claim: StoredClaim) -> str:
    where = ", ".join(part for part in (claim.outlet, listing.day(claim.published)) if part)
    return f"  {quoted(claim.content, 200)}" + (f" ({listing.cell(where)})" if where else "")
