"""``reportedly evaluate stance``: how well it is told who is for a claim and who is against it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.floors import FloorOptions, FloorsFile, Lowering, Raising, hold_floors, subject_of
from reportedly.cli.measures import figures, show_measures


def stance(
    data: Annotated[Path, typer.Option("--data", help="Marked headlines or posts.", show_default=False)],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    floors: FloorsFile = None,
    raise_floors: Raising = False,
    lower_floors: Lowering = False,
    model: Annotated[
        Path | None, typer.Option("--model", help="A folder by 'train claims', not the shipped model.")
    ] = None,
) -> int:
    """Score the stance of headlines or posts against people's marks, beside the commonest stance."""
    from reportedly.evaluation.stance import PINNED, evaluate_stance
    from reportedly.reading.claim_encoder import GRAPH, SHIPPED, ClaimEncoder

    options, encoder = FloorOptions(floors, raise_floors, lower_floors), ClaimEncoder(model or SHIPPED)
    measures = evaluate_stance(data, encoder)
    show_measures(measures, json)
    subject = subject_of(data, "stance", encoder.version, encoder.manifest.files[GRAPH], PINNED)
    return hold_floors(options, subject, figures(measures))
