"""``reportedly evaluate certainty`` and ``evidence``: how well it is read how sure a claim is, and on what it rests."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.floors import FloorOptions, FloorsFile, Lowering, Raising, hold_floors, subject_of
from reportedly.cli.measures import figures, show_measures

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def certainty(
    data: Annotated[Path, typer.Option("--data", help="Marked predicates, events or posts.", show_default=False)],
    json: AsJson = False,
    floors: FloorsFile = None,
    raise_floors: Raising = False,
    lower_floors: Lowering = False,
) -> int:
    """Score certainty against people's marks, beside the baseline that takes everything for certain."""
    from reportedly.evaluation.certainty import PINNED, evaluate_certainty
    from reportedly.reading.reader import Reader

    options, reader = FloorOptions(floors, raise_floors, lower_floors), Reader()
    measures = evaluate_certainty(data, reader.encoder)
    show_measures(measures, json)
    pinned = PINNED[str(measures["data"])]
    subject = subject_of(data, "certainty", reader.model, reader.model_sha256, pinned)
    return hold_floors(options, subject, figures(measures))


def evidence(
    data: Annotated[Path, typer.Option("--data", help="Marked posts.", show_default=False)],
    json: AsJson = False,
    floors: FloorsFile = None,
    raise_floors: Raising = False,
    lower_floors: Lowering = False,
) -> int:
    """Score the evidence that posts give against people's marks, beside the label that most of them have."""
    from reportedly.evaluation.evidence import PINNED, evaluate_evidence
    from reportedly.reading.reader import Reader

    options, reader = FloorOptions(floors, raise_floors, lower_floors), Reader()
    measures = evaluate_evidence(data, reader.encoder)
    show_measures(measures, json)
    subject = subject_of(data, "evidence", reader.model, reader.model_sha256, PINNED)
    return hold_floors(options, subject, figures(measures))
