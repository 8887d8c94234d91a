"""``reportedly evaluate join``: how well the same claim is joined across documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.floors import FloorOptions, FloorsFile, Lowering, Raising, hold_floors, subject_of
from reportedly.cli.measures import figures, show_measures


def join(
    data: Annotated[Path, typer.Option("--data", help="Headlines or texts with claim_id.", show_default=False)],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    floors: FloorsFile = None,
    raise_floors: Raising = False,
    lower_floors: Lowering = False,
) -> int:
    """Score rumours, joined with nothing told, against people's marks, beside two baselines."""
    from reportedly.evaluation.join import PINNED, evaluate_join, read_marked
    from reportedly.reading.claim_encoder import GRAPH, ClaimEncoder

    options, encoder = FloorOptions(floors, raise_floors, lower_floors), ClaimEncoder()
    measures = evaluate_join(read_marked(data), encoder.embed, encoder.repeats)
    show_measures(measures, json)
    subject = subject_of(data, "join", encoder.version, encoder.manifest.files[GRAPH], PINNED)
    return hold_floors(options, subject, figures(measures))
