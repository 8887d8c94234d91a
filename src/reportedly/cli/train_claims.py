"""``reportedly train claims``: the encoder of claims, from marked stances, checked claims and teachers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.extras import NETWORKS, need
from reportedly.cli.reporting import say
from reportedly.cli.training_options import ArchitectureName, Base, Minutes, NoQuantise, Part, Rate, Seed
from reportedly.errors import UsageError

if TYPE_CHECKING:
    from reportedly.training.claims_fitting import Recipe


def claims(
    headlines: Annotated[Path, typer.Option("--headlines", help="Headlines with their stance.", show_default=False)],
    posts: Annotated[Path, typer.Option("--posts", help="Posts with their stance.", show_default=False)],
    known_claims: Annotated[
        Path, typer.Option("--known-claims", help="Queries, with claims.jsonl beside them.", show_default=False)
    ],
    output: Annotated[Path, typer.Option("--output", help="The folder to write.", show_default=False)],
    bodies: Annotated[Path | None, typer.Option("--bodies", help="Texts and the claims that they are about.")] = None,
    architecture: ArchitectureName = "minilm",
    base: Base = None,
    teacher: Annotated[
        list[Path] | None, typer.Option("--teacher", help="A folder by this command with --fold; may be repeated.")
    ] = None,
    epochs: Annotated[float | None, typer.Option("--epochs", help="Passes over the data; 0 packs the base.")] = None,
    rate: Rate = None,
    seed: Seed = 1,
    minutes: Minutes = None,
    fold: Part = None,
    no_quantise: NoQuantise = False,
) -> int:
    """Train the encoder of claims, and pack it; a run that was stopped goes on where it was."""
    from reportedly.training.folds import Fold

    part = Fold.parse(fold) if fold is not None else None
    _check(epochs, rate, minutes)
    need(*NETWORKS)
    from msgspec.structs import replace

    from reportedly.training.claims import ClaimJob, train_claims

    recipe = _recipe(architecture)
    given = {"epochs": epochs, "encoder_rate": rate, "seed": seed}
    plan = replace(recipe.plan, **{name: value for name, value in given.items() if value is not None})
    job = ClaimJob(
        headlines=headlines,
        posts=posts,
        known_claims=known_claims,
        output=output,
        recipe=replace(recipe, plan=plan),
        bodies=bodies,
        base=base,
        teachers=tuple(teacher or ()),
        fold=part,
        minutes=minutes if minutes is not None else float("inf"),
        quantise=not no_quantise,
    )
    outcome = train_claims(job, say)
    if not outcome.done:
        say(f"stopped at step {outcome.step} of {outcome.steps}; run the same command again to go on")
    return 0


def _recipe(architecture: str) -> Recipe:
    from reportedly.training.claims_fitting import RECIPES

    if architecture not in RECIPES:
        raise UsageError(f"there is no architecture {architecture!r}; give one of {', '.join(RECIPES)}")
    return RECIPES[architecture]


def _check(epochs: float | None, rate: float | None, minutes: float | None) -> None:
    if epochs is not None and epochs < 0:
        raise UsageError(f"--epochs must not be less than 0, and {epochs:g} is")
    for name, number in (("rate", rate), ("minutes", minutes)):
        if number is not None and not number > 0:
            raise UsageError(f"--{name} must be more than 0, and {number:g} is not")
