"""``reportedly train words``: the table of rare words that claims are compared with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.reporting import say


def words(
    data: Annotated[
        list[Path], typer.Option("--data", help="Texts or headlines as JSON Lines; repeat it.", show_default=False)
    ],
    output: Annotated[Path, typer.Option("--output", help="The table to write.", show_default=False)],
) -> int:
    """Count in how many stories each word occurs; needs no extra."""
    from reportedly.cli.writing import check_output
    from reportedly.linking.rarity import table
    from reportedly.training.words import rarity_of

    check_output(output, [str(path) for path in data])
    found = rarity_of(data)
    output.write_text(table(found), encoding="utf-8")
    say(f"counted {len(found.counts)} words in {found.stories} stories")
    return 0
