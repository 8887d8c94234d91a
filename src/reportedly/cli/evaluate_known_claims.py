"""``reportedly evaluate known-claims``: how well a text is matched with the checked claim that it repeats."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.measures import show_measures


def known_claims(
    data: Annotated[
        Path,
        typer.Option("--data", help="Queries, with claims.jsonl beside them, or their folder.", show_default=False),
    ],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    model: Annotated[
        Path | None, typer.Option("--model", help="A folder by 'train claims', not the shipped model.")
    ] = None,
    plain: Annotated[
        Path | None, typer.Option("--plain", help="A second such folder, its vectors measured as a baseline.")
    ] = None,
) -> int:
    """Score the search for checked claims, beside TF-IDF and vectors alone."""
    from reportedly.evaluation.known_claims import evaluate_known_claims
    from reportedly.reading.claim_encoder import SHIPPED, ClaimEncoder

    other = ClaimEncoder(plain) if plain is not None else None
    show_measures(evaluate_known_claims(data, ClaimEncoder(model or SHIPPED), other), json)
    return 0
