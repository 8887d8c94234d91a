"""``reportedly evaluate join``: how well the same claim is joined across documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.measures import show_measures


def join(
    data: Annotated[Path, typer.Option("--data", help="Headlines or texts with claim_id.", show_default=False)],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Score rumours, joined with nothing told, against people's marks, beside two baselines."""
    from reportedly.evaluation.join import evaluate_join, read_marked
    from reportedly.reading.claim_encoder import ClaimEncoder

    encoder = ClaimEncoder()
    show_measures(evaluate_join(read_marked(data), encoder.embed, encoder.repeats), json)
    return 0
