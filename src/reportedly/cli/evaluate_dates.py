"""``reportedly evaluate dates``: how well expressions of time are found and placed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.evaluate_certainty import AsJson
from reportedly.cli.floors import FloorOptions, FloorsFile, Lowering, Raising, hold_floors, subject_of
from reportedly.cli.measures import figures, show_measures
from reportedly.errors import UsageError


def dates(
    data: Annotated[Path, typer.Option("--data", help="Articles with TIMEX3 marks.", show_default=False)],
    json: AsJson = False,
    predictions: Annotated[
        Path | None, typer.Option("--predictions", help="Score these expressions, found elsewhere.")
    ] = None,
    floors: FloorsFile = None,
    raise_floors: Raising = False,
    lower_floors: Lowering = False,
) -> int:
    """Score dates, times, durations and sets against TIMEX3 marks: extents and values."""
    from reportedly.evaluation.dates import PINNED, find_timex, read_timex, read_timex_predictions, score_timex

    options = FloorOptions(floors, raise_floors, lower_floors)
    if (raise_floors or lower_floors) and predictions is not None:
        raise UsageError("floors are pinned on our own readings; leave out --predictions")
    gold = read_timex(data)
    if predictions is None:
        found = {document.id: find_timex(document) for document in gold}
    else:
        found = read_timex_predictions(predictions, gold)
    measures = score_timex(gold, found)
    show_measures(measures, json)
    return hold_floors(options, subject_of(data, "dates", None, None, PINNED), figures(measures))
