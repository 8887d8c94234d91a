"""A flat set of measures, as a table or as JSON."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import typer


def show_measures(measures: Mapping[str, float | int | str], json: bool) -> None:
    """Prints one JSON object, or a line a measure."""
    import msgspec
    from rich.console import Console
    from rich.table import Table

    if json:
        typer.echo(msgspec.json.format(msgspec.json.encode(measures), indent=2).decode())
        return
    table = Table("measure", "", box=None)
    table.columns[1].justify = "right"
    for name, figure in measures.items():
        table.add_row(name, f"{figure:.3f}" if isinstance(figure, float) else str(figure))
    Console(file=sys.stdout).print(table)


def figures(measures: Mapping[str, float | int | str]) -> dict[str, float]:
    """The measures that are numbers."""
    return {name: float(figure) for name, figure in measures.items() if not isinstance(figure, str)}
