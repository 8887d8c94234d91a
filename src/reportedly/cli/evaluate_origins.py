"""``reportedly evaluate origins``: how well the origins of simulated rumours are counted."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.measures import show_measures
from reportedly.errors import DataError


def origins(
    cascades: Annotated[int, typer.Option("--cascades", min=1, help="How many rumours are made up.")] = 100,
    seed: Annotated[int, typer.Option("--seed", help="Which ones: the same seed gives the same rumours.")] = 1,
    largest: Annotated[int, typer.Option("--largest", min=5, help="Documents of the largest.")] = 200,
    texts: Annotated[
        Path | None, typer.Option("--texts", help="Stories to begin with, one a line; made up unless given.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Count the origins of simulated rumours whose true number is known, with all credits kept and with half."""
    from reportedly.evaluation.origins import evaluate_origins

    show_measures(evaluate_origins(cascades, seed, _stories(texts), largest), json)
    return 0


def _stories(path: Path | None) -> tuple[tuple[str, ...], ...]:
    """The sentences of each line of a file."""
    if path is None:
        return ()
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read ({error}); give a text file in UTF-8, a story a line") from error
    stories = tuple(
        tuple(f"{part.strip().rstrip('.')}." for part in line.split(". ")) for line in lines if line.strip()
    )
    if not stories:
        raise DataError(f"{path}: holds no story; give one a line")
    return stories
