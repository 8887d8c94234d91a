"""An evaluation as tables for the terminal, in per cent."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from reportedly.evaluation.corpus import Evaluation
from reportedly.evaluation.floors import Subject
from reportedly.evaluation.measures import Measure, Score

HEADLINE = (Measure.FOUND, Measure.EXACT_ALL, Measure.OVERLAP_ALL, Measure.FOUND_INDIRECT)


def tables(evaluation: Evaluation, subject: Subject) -> Group:
    """All measures; then, where the data have them, the main ones by publisher and precision by kind of source."""
    parts: list[RenderableType] = [Text(_title(evaluation, subject)), "", _measures(evaluation)]
    if evaluation.by_publisher:
        parts += ["", Text("F1 by publisher"), "", _by_publisher(evaluation)]
    if evaluation.by_source_kind:
        parts += ["", Text("Found, by the predicted kind of source"), "", _by_source_kind(evaluation)]
    return Group(*parts)


def _title(evaluation: Evaluation, subject: Subject) -> str:
    missing = f" ({evaluation.missing} without a prediction)" if evaluation.missing else ""
    return (
        f"{subject.data}, {subject.model or 'given predictions'}; documents: {evaluation.documents}{missing}, "
        f"attributions in gold: {evaluation.gold}, predicted: {evaluation.predicted}; in per cent"
    )


def _measures(evaluation: Evaluation) -> Table:
    table = _table("measure", "precision", "recall", "F1", "95 % of F1", "predicted / gold")
    for measure, score in evaluation.scores.items():
        rates = (_percent(rate) for rate in (score.precision, score.recall, score.f1))
        table.add_row(measure, *rates, _interval(score), f"{score.predicted} / {score.gold}")
    return table


def _by_publisher(evaluation: Evaluation) -> Table:
    table = _table("publisher", *HEADLINE)
    for publisher, scores in evaluation.by_publisher.items():
        table.add_row(publisher, *(_percent(scores[measure].f1) for measure in HEADLINE))
    return table


def _by_source_kind(evaluation: Evaluation) -> Table:
    table = _table("kind", "precision", "found / predicted")
    for kind, score in evaluation.by_source_kind.items():
        table.add_row(kind, _percent(score.precision), f"{score.found} / {score.predicted}")
    return table


def _table(first: str, *others: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(first)
    for other in others:
        table.add_column(other, justify="right")
    return table


def _interval(score: Score) -> str:
    return f"{_percent(score.ci95[0])} to {_percent(score.ci95[1])}" if score.ci95 else ""


def _percent(rate: float) -> str:
    return f"{100 * rate:.1f}"
