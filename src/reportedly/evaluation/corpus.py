"""Scores a set of documents: every measure with its bootstrap interval, by publisher and by kind of source."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.errors import DataError
from reportedly.evaluation.measures import Counts, Measure, Score
from reportedly.evaluation.scoring import DocumentScore, score_document
from reportedly.evaluation.triples import GoldDocument, Predictions

DRAWS = 1000
SEED = 20260101


class KindScore(Struct, frozen=True):
    """Predictions whose source is of one kind: how many, how many of them found a gold attribution, and the share."""

    predicted: int
    found: int
    precision: float


class Evaluation(Struct, frozen=True, kw_only=True):
    """The scores of a set of documents; all counts are summed over documents first (micro-average).

    ``missing`` documents had no prediction and count as empty; attributions without content are ignored on both sides.
    """

    documents: int
    missing: int
    gold: int
    predicted: int
    ignored_gold: int
    ignored_predicted: int
    scores: dict[Measure, Score]
    by_publisher: dict[str, dict[Measure, Score]]
    by_source_kind: dict[str, KindScore]


def score_documents(
    gold: Sequence[GoldDocument], predictions: Predictions, progress: Callable[[], None] = lambda: None
) -> list[DocumentScore]:
    """The score of each document, in order of id; ``progress`` is called after each.

    Raises ``DataError`` when a predicted document is not in ``gold``.
    """
    extra = sorted(set(predictions) - {document.id for document in gold})
    if extra:
        raise DataError(f"{len(extra)} predicted documents are not in the gold data, such as {extra[0]!r}")
    scored = []
    for document in sorted(gold, key=lambda d: d.id):
        scored.append(score_document(document, predictions.get(document.id, ())))
        progress()
    return scored


def summarise(
    scored: Sequence[DocumentScore], predictions: Predictions, *, draws: int = DRAWS, seed: int = SEED
) -> Evaluation:
    """The evaluation of documents scored in order of id; the same ``seed`` gives the same intervals."""
    publishers = sorted({s.document.publisher for s in scored if s.document.publisher is not None})
    return Evaluation(
        documents=len(scored),
        missing=sum(s.document.id not in predictions for s in scored),
        gold=sum(len(s.gold) for s in scored),
        predicted=sum(len(s.predicted) for s in scored),
        ignored_gold=sum(s.ignored_gold for s in scored),
        ignored_predicted=sum(s.ignored_predicted for s in scored),
        scores=_scores(scored, draws, seed),
        by_publisher={p: _scores([s for s in scored if s.document.publisher == p], 0, seed) for p in publishers},
        by_source_kind=_by_source_kind(scored),
    )


def evaluate(
    gold: Sequence[GoldDocument], predictions: Predictions, *, draws: int = DRAWS, seed: int = SEED
) -> Evaluation:
    """Every measure of ``predictions`` against ``gold``. Raises ``DataError`` for a document not in ``gold``."""
    return summarise(score_documents(gold, predictions), predictions, draws=draws, seed=seed)


def _scores(scored: Sequence[DocumentScore], draws: int, seed: int) -> dict[Measure, Score]:
    # documents x measures x (right predicted, predicted, right gold, gold)
    rows = [_row(s.counts[measure]) for s in scored for measure in Measure]
    table = np.array(rows, dtype=np.int64).reshape(len(scored), len(Measure), 4)
    totals = table.sum(axis=0)
    precision, recall, f1 = _ratios(totals)
    intervals = _intervals(table, draws, seed) if draws and len(scored) > 1 else [None] * len(Measure)
    return {
        measure: Score(
            precision=float(precision[i]),
            recall=float(recall[i]),
            f1=float(f1[i]),
            predicted=int(totals[i, 1]),
            gold=int(totals[i, 3]),
            ci95=intervals[i],
        )
        for i, measure in enumerate(Measure)
    }


def _row(counts: Counts) -> tuple[int, int, int, int]:
    return (counts.right_predicted, counts.predicted, counts.right_gold, counts.gold)


def _ratios(counts: NDArray[np.int64]) -> tuple[NDArray[np.float64], ...]:
    """Precision, recall and F1 of counts whose last axis holds the four numbers; nothing out of nothing is 0."""
    precision = _share(counts[..., 0], counts[..., 1])
    recall = _share(counts[..., 2], counts[..., 3])
    return precision, recall, _share(2 * precision * recall, precision + recall)


def _share(part: NDArray[np.generic], whole: NDArray[np.generic]) -> NDArray[np.float64]:
    shares: NDArray[np.float64] = np.divide(part, whole, out=np.zeros(np.shape(part)), where=whole != 0)
    return shares


def _intervals(table: NDArray[np.int64], draws: int, seed: int) -> list[tuple[float, float]]:
    """The 95 % percentile bootstrap interval of each measure's F1, with documents drawn anew ``draws`` times."""
    size = len(table)
    chance = random.Random(seed)
    times = np.array([np.bincount(chance.choices(range(size), k=size), minlength=size) for _ in range(draws)])
    f1 = np.sort(_ratios(np.tensordot(times, table, axes=1))[2], axis=0)
    low, high = int(0.025 * (draws - 1)), -(-975 * (draws - 1) // 1000)
    return [(float(lower), float(upper)) for lower, upper in zip(f1[low], f1[high], strict=True)]


def _by_source_kind(scored: Iterable[DocumentScore]) -> dict[str, KindScore]:
    totals: dict[str, Counts] = {}
    for document in scored:
        for kind, counts in document.by_source_kind.items():
            totals[kind] = totals.get(kind, Counts()) + counts
    return {
        kind: KindScore(c.predicted, c.right_predicted, c.right_predicted / c.predicted)
        for kind, c in sorted(totals.items())
    }
