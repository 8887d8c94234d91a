"""``reportedly evaluate stance``: how well it is told who is for a claim and who is against it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.measures import show_measures


def stance(
    data: Annotated[Path, typer.Option("--data", help="Marked headlines or posts.", show_default=False)],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    model: Annotated[
        Path | None, typer.Option("--model", help="A folder by 'train claims', not the shipped model.")
    ] = None,
) -> int:
    """Score the stance of headlines or posts against people's marks, beside the commonest stance."""
    from reportedly.evaluation.stance import evaluate_stance
    from reportedly.reading.claim_encoder import SHIPPED, ClaimEncoder

    show_measures(evaluate_stance(data, ClaimEncoder(model or SHIPPED)), json)
    return 0
