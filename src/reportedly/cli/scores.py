"""An evaluation as tables for the terminal, in per cent."""

from __future__ import annotations

from rich.table import Table

from reportedly.evaluation.corpus import Evaluation
from reportedly.evaluation.floors import Subject
from reportedly.evaluation.measures import Measure, Score

HEADLINE = (Measure.FOUND, Measure.EXACT_ALL, Measure.OVERLAP_ALL, Measure.FOUND_INDIRECT)


def tables(evaluation: Evaluation, subject: Subject) -> list[Table]:
    """All measures; then, where the data have them, the main ones by publisher and precision by kind of source."""
    found = [_measures(evaluation, subject)]
    if evaluation.by_publisher:
        found.append(_by_publisher(evaluation))
    if evaluation.by_source_kind:
        found.append(_by_source_kind(evaluation))
    return found


def _measures(evaluation: Evaluation, subject: Subject) -> Table:
    missing = f" ({evaluation.missing} without a prediction)" if evaluation.missing else ""
    table = _table(
        f"{subject.data}, {subject.model or 'given predictions'}: {evaluation.documents} documents{missing}, "
        f"{evaluation.gold} attributions in gold, {evaluation.predicted} predicted",
        "measure",
        "precision",
        "recall",
        "F1",
        "95 % of F1",
        "predicted / gold",
    )
    for measure, score in evaluation.scores.items():
        rates = (_percent(rate) for rate in (score.precision, score.recall, score.f1))
        table.add_row(measure, *rates, _interval(score), f"{score.predicted} / {score.gold}")
    return table


def _by_publisher(evaluation: Evaluation) -> Table:
    table = _table("F1 by publisher", "publisher", *HEADLINE)
    for publisher, scores in evaluation.by_publisher.items():
        table.add_row(publisher, *(_percent(scores[measure].f1) for measure in HEADLINE))
    return table


def _by_source_kind(evaluation: Evaluation) -> Table:
    table = _table("Found, by the predicted kind of source", "kind", "precision", "found / predicted")
    for kind, score in evaluation.by_source_kind.items():
        table.add_row(kind, _percent(score.precision), f"{score.found} / {score.predicted}")
    return table


def _table(title: str, first: str, *others: str) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(first)
    for other in others:
        table.add_column(other, justify="right")
    return table


def _interval(score: Score) -> str:
    return f"{_percent(score.ci95[0])} to {_percent(score.ci95[1])}" if score.ci95 else ""


def _percent(rate: float) -> str:
    return f"{100 * rate:.1f}"
