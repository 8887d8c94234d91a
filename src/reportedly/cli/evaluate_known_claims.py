"""``reportedly evaluate known-claims``: how well a text is matched with the checked claim that it repeats."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.floors import FloorOptions, FloorsFile, Lowering, Raising, hold_floors, subject_of
from reportedly.cli.measures import figures, show_measures
from reportedly.errors import UsageError


def known_claims(
    data: Annotated[
        Path,
        typer.Option("--data", help="Queries, with claims.jsonl beside them, or their folder.", show_default=False),
    ],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    floors: FloorsFile = None,
    raise_floors: Raising = False,
    lower_floors: Lowering = False,
    model: Annotated[
        Path | None, typer.Option("--model", help="A folder by 'train claims', not the shipped model.")
    ] = None,
    plain: Annotated[
        Path | None, typer.Option("--plain", help="A second such folder, its vectors measured as a baseline.")
    ] = None,
) -> int:
    """Score the search for checked claims, beside TF-IDF and vectors alone."""
    from reportedly.evaluation.known_claims import PINNED, evaluate_known_claims
    from reportedly.reading.claim_encoder import GRAPH, SHIPPED, ClaimEncoder

    options, encoder = FloorOptions(floors, raise_floors, lower_floors), ClaimEncoder(model or SHIPPED)
    if options.path is not None and data.is_dir():
        raise UsageError(f"floors are those of one file of queries; give a file in {data}")
    measures = evaluate_known_claims(data, encoder, ClaimEncoder(plain) if plain is not None else None)
    show_measures(measures, json)
    if options.path is None:
        return 0
    subject = subject_of(data, "known-claims", encoder.version, encoder.manifest.files[GRAPH], PINNED)
    return hold_floors(options, subject, figures(measures))
