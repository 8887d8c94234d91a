"""The page of methods says of the reader what its model card says."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from reportedly.views.methods import methods_page

CARD = (Path(__file__).parents[2] / "docs" / "model-card.md").read_text(encoding="utf-8")


def test_the_figures_are_those_of_the_card() -> None:
    """Row by row, so that a new model cannot leave old figures behind."""
    table = CARD.split("| Measure | Precision | Recall | F1 | Interval | People |")[1].split("\n\n")[0]
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in table.strip().splitlines()[1:]]
    shown = [(f.measure, f.precision, f.recall, f.f1, f.interval, f.people) for f in methods_page("m@1", {}).figures]
    assert shown == rows
    assert re.search(r"On 84 articles of PolNeAR", CARD)


def test_the_floors_are_those_that_are_held() -> None:
    """What is shipped is the file of the checks; each floor has its row."""
    held = Path(__file__).parents[2] / "quality" / "floors.json"
    shipped = files("reportedly.views") / "floors.json"
    assert shipped.read_bytes() == held.read_bytes()
    rows = methods_page("m@1", {"b": {"f1": 0.5}, "a": {"recall": 0.25, "f1": 0.75}}).floors
    assert [(row.data, row.measure, row.least) for row in rows] == [
        *(("a", "f1", 0.75), ("a", "recall", 0.25), ("b", "f1", 0.5))
    ]


def test_every_method_says_how_and_what_to_beware_of() -> None:
    """Each under a name of its own, in whole sentences."""
    methods = methods_page("m@1", {}).methods
    assert len({method.name for method in methods}) == len(methods)
    assert all(words.endswith(".") for method in methods for words in (method.how, method.caution))
