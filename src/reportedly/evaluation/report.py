"""An evaluation as one flat JSON object. Every figure is a fraction of one, a count, or an interval of fractions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from reportedly.evaluation.corpus import Evaluation
from reportedly.evaluation.floors import Subject
from reportedly.evaluation.measures import Measure, Score


def report(evaluation: Evaluation, subject: Subject) -> dict[str, Any]:
    """The object that ``reportedly evaluate attribution --json`` prints.

    For a measure such as ``found``: ``found`` (F1), ``found_precision``, ``found_recall`` and ``found_ci95``, the
    bootstrap interval of F1; ``by_publisher`` holds the same without intervals, ``by_source_kind`` precision alone.
    """
    return {
        **msgspec.to_builtins(subject),
        "documents": evaluation.documents,
        "missing": evaluation.missing,
        "gold": evaluation.gold,
        "predicted": evaluation.predicted,
        "ignored_gold": evaluation.ignored_gold,
        "ignored_predicted": evaluation.ignored_predicted,
        **_flat(evaluation.scores),
        "by_publisher": {publisher: _flat(scores) for publisher, scores in evaluation.by_publisher.items()},
        "by_source_kind": msgspec.to_builtins(evaluation.by_source_kind),
    }


def _flat(scores: Mapping[Measure, Score]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for measure, score in scores.items():
        flat[str(measure)] = score.f1
        flat[f"{measure}_precision"] = score.precision
        flat[f"{measure}_recall"] = score.recall
        if score.ci95 is not None:
            flat[f"{measure}_ci95"] = list(score.ci95)
    return flat
