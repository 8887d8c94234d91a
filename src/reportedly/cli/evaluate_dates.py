"""``reportedly evaluate dates``: how well expressions of time are found and placed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def dates(
    data: Annotated[Path, typer.Option("--data", help="Articles with TIMEX3 marks.", show_default=False)],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    predictions: Annotated[
        Path | None, typer.Option("--predictions", help="Score these expressions, found elsewhere.")
    ] = None,
) -> int:
    """Score dates, times, durations and sets against TIMEX3 marks: extents and values."""
    from reportedly.evaluation.dates import find_timex, read_timex, read_timex_predictions, score_timex

    gold = read_timex(data)
    if predictions is None:
        found = {document.id: find_timex(document) for document in gold}
    else:
        found = read_timex_predictions(predictions, gold)
    _show(score_timex(gold, found), json)
    return 0


def _show(measures: dict[str, float | int], json: bool) -> None:
    import msgspec
    from rich.console import Console
    from rich.table import Table

    if json:
        typer.echo(msgspec.json.format(msgspec.json.encode(measures), indent=2))
        return
    table = Table("measure", "", box=None)
    table.columns[1].justify = "right"
    for name, figure in measures.items():
        table.add_row(name, str(figure) if isinstance(figure, int) else f"{100 * figure:.1f}")
    Console(file=sys.stdout).print(table)
