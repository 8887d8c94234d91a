"""``reportedly evaluate copies`` and ``credits``: how well copies are told, and whom a text says it has it from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.evaluate_certainty import AsJson
from reportedly.cli.floors import FloorOptions, FloorsFile, Lowering, Raising, hold_floors, subject_of
from reportedly.cli.measures import figures, show_measures

Texts = Annotated[Path, typer.Option("--data", help="The texts, as JSON Lines.", show_default=False)]


def copies(
    data: Texts,
    labels: Annotated[Path, typer.Option("--labels", help="Labelled pairs of these texts.", show_default=False)],
    json: AsJson = False,
    floors: FloorsFile = None,
    raise_floors: Raising = False,
    lower_floors: Lowering = False,
) -> int:
    """Score which texts were copied, wholly or partly, against people's labels of pairs."""
    from reportedly.evaluation.copies import PINNED, evaluate_copies

    options = FloorOptions(floors, raise_floors, lower_floors)
    measures = evaluate_copies(data, labels)
    show_measures(measures, json)
    return hold_floors(options, subject_of(data, "copies", None, None, PINNED), figures(measures))


def credits(  # noqa: A001 - the command's name
    data: Texts,
    labels: Annotated[Path, typer.Option("--labels", help="Credits marked in these texts.", show_default=False)],
    json: AsJson = False,
    floors: FloorsFile = None,
    raise_floors: Raising = False,
    lower_floors: Lowering = False,
) -> int:
    """Score whom texts say they have their story from, against people's marks."""
    from reportedly.evaluation.credits import PINNED, evaluate_credits

    options = FloorOptions(floors, raise_floors, lower_floors)
    measures = evaluate_credits(data, labels)
    show_measures(measures, json)
    return hold_floors(options, subject_of(data, "credits", None, None, PINNED), figures(measures))
