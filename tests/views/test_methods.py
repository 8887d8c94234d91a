"""The page of methods says of the reader what its model card says."""

from __future__ import annotations

import re
from pathlib import Path

from reportedly.views.methods import methods_page

CARD = (Path(__file__).parents[2] / "docs" / "model-card.md").read_text(encoding="utf-8")


def test_the_figures_are_those_of_the_card() -> None:
    """Row by row, so that a new model cannot leave old figures behind."""
    table = CARD.split("| Measure | Precision | Recall | F1 | Interval | People |")[1].split("\n\n")[0]
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in table.strip().splitlines()[1:]]
    shown = [(f.measure, f.precision, f.recall, f.f1, f.interval, f.people) for f in methods_page("m@1").figures]
    assert shown == rows
    assert re.search(r"On 84 articles of PolNeAR", CARD)
