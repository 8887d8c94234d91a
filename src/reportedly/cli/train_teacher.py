"""``reportedly train teacher``: a larger network that judges how sure a clause is, for a smaller one to learn from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.extras import NETWORKS, need
from reportedly.cli.reporting import say
from reportedly.cli.training_options import ArchitectureName, Base, Epochs, Minutes, Rate, Seed
from reportedly.errors import UsageError


def teacher(
    predicates: Annotated[
        Path, typer.Option("--predicates", help="Marked predicates as JSON Lines.", show_default=False)
    ],
    fold: Annotated[
        str, typer.Option("--fold", help="K/N: leave fold K of N out, to be labelled.", show_default=False)
    ],
    output: Annotated[Path, typer.Option("--output", help="The folder to write.", show_default=False)],
    base: Base = None,
    architecture: ArchitectureName = "mpnet",
    epochs: Epochs = None,
    rate: Rate = None,
    seed: Seed = 1,
    minutes: Minutes = None,
) -> int:
    """Train a teacher of certainty; a run that was stopped goes on where it was."""
    from reportedly.training.folds import Fold

    part = Fold.parse(fold)
    for name, number in {"epochs": epochs, "rate": rate, "minutes": minutes}.items():
        if number is not None and not number > 0:
            raise UsageError(f"--{name} must be more than 0, and {number:g} is not")
    if architecture not in ("mpnet", "minilm"):
        raise UsageError(f"there is no architecture {architecture!r}; give mpnet or minilm")
    need(*NETWORKS)
    from msgspec.structs import replace

    from reportedly.training.factuality import PLAN, TeacherJob, train_teacher
    from reportedly.training.network import MINILM, MPNET

    given = {"epochs": epochs, "encoder_rate": rate, "seed": seed}
    job = TeacherJob(
        predicates=predicates,
        output=output,
        fold=part,
        base=base,
        shape=MPNET if architecture == "mpnet" else MINILM,
        plan=replace(PLAN, **{name: value for name, value in given.items() if value is not None}),
        minutes=minutes if minutes is not None else float("inf"),
    )
    fitted = train_teacher(job, say)
    if fitted.step < fitted.steps:
        say(f"stopped at step {fitted.step} of {fitted.steps}; run the same command again to go on")
    return 0
