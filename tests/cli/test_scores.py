"""The tables that a person reads."""

from __future__ import annotations

import io

from rich.console import Console

from reportedly.cli.scores import tables
from reportedly.evaluation.corpus import evaluate
from reportedly.evaluation.floors import Subject
from reportedly.evaluation.triples import GoldDocument, Triple
from reportedly.model import Span

RAIN = Triple(content=(Span(0, 4),))
SUBJECT = Subject(data="x/gold.jsonl", data_sha256="0", model="made@1", model_sha256="1")


def shown(publisher: str | None, kind: str | None) -> str:
    """The tables for one document with one right prediction, with single spaces."""
    gold = [GoldDocument(id="a", text="Rain fell.", publisher=publisher, attributions=(RAIN,))]
    evaluation = evaluate(gold, {"a": (Triple(content=RAIN.content, kind=kind),)})
    console = Console(file=io.StringIO(), width=100)
    console.print(tables(evaluation, SUBJECT))
    assert isinstance(console.file, io.StringIO)
    return " ".join(console.file.getvalue().split())


def test_every_figure_is_in_per_cent() -> None:
    """The title names data and model; a measure has its line."""
    text = shown(None, None)
    assert text.startswith("x/gold.jsonl, made@1; documents: 1, attributions in gold: 1, predicted: 1; in per cent")
    assert "found_indirect 100.0 100.0 100.0 1 / 1" in text


def test_tables_without_rows_are_left_out() -> None:
    """No publisher and no kind of source, no table of them."""
    assert "publisher" not in shown(None, None)
    assert "kind" not in shown(None, None)
    assert "[East] 100.0" in shown("[East]", None)
    assert "post 100.0 1 / 1" in shown(None, "post")
