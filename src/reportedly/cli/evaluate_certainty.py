"""``reportedly evaluate certainty``: how well it is read how sure a claim is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def certainty(
    data: Annotated[Path, typer.Option("--data", help="Marked predicates, events or posts.", show_default=False)],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Score certainty against people's marks, beside the baseline that takes everything for certain."""
    from reportedly.evaluation.certainty import evaluate_certainty

    _show(evaluate_certainty(data), json)
    return 0


def _show(measures: dict[str, float | int | str], json: bool) -> None:
    import msgspec
    from rich.console import Console
    from rich.table import Table

    if json:
        typer.echo(msgspec.json.format(msgspec.json.encode(measures), indent=2))
        return
    table = Table("measure", "", box=None)
    table.columns[1].justify = "right"
    for name, figure in measures.items():
        table.add_row(name, f"{figure:.3f}" if isinstance(figure, float) else str(figure))
    Console(file=sys.stdout).print(table)
