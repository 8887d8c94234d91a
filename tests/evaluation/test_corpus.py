"""Scores over documents: sums before ratios, intervals by seed, publishers and kinds apart."""

from __future__ import annotations

import pytest

from reportedly.errors import DataError
from reportedly.evaluation.corpus import evaluate
from reportedly.evaluation.measures import Measure
from reportedly.evaluation.triples import GoldDocument, Triple
from reportedly.model import Span

TEXT = "Rain fell, said Ida. Snow fell, said Ada."
RAIN = Triple(source=(Span(16, 19),), cue=(Span(11, 15),), content=(Span(0, 9),), kind="person")
SNOW = Triple(source=(Span(37, 40),), cue=(Span(32, 36),), content=(Span(21, 30),), kind="group")


def gold(count: int) -> list[GoldDocument]:
    """Documents named by their number, of two publishers in turn, with the same two marks."""
    names = ("East", "West")
    return [GoldDocument(id=str(n), text=TEXT, attributions=(RAIN, SNOW), publisher=names[n % 2]) for n in range(count)]


def test_counts_are_summed_before_ratios() -> None:
    """One right of two in one document and two right of two in the other is three of four."""
    evaluation = evaluate(gold(2), {"0": (RAIN,), "1": (RAIN, SNOW)})
    score = evaluation.scores[Measure.FOUND]
    assert (score.precision, score.recall, score.predicted, score.gold) == (1.0, 0.75, 3, 4)
    assert score.f1 == pytest.approx(6 / 7)


def test_a_missing_document_counts_as_empty() -> None:
    """No line for a document is a reading that found nothing."""
    evaluation = evaluate(gold(2), {"1": (RAIN, SNOW)})
    assert evaluation.missing == 1
    assert evaluation.scores[Measure.FOUND].recall == 0.5


def test_a_document_that_is_not_in_gold_is_refused() -> None:
    """Predictions for other articles would be dropped without a word."""
    with pytest.raises(DataError, match="'9'"):
        evaluate(gold(1), {"9": ()})


def test_publishers_are_scored_apart() -> None:
    """Each publisher has its own scores, without intervals."""
    evaluation = evaluate(gold(4), {str(n): (RAIN, SNOW) if n % 2 else () for n in range(4)})
    assert {p: s[Measure.FOUND].f1 for p, s in evaluation.by_publisher.items()} == {"East": 0.0, "West": 1.0}
    assert evaluation.by_publisher["West"][Measure.FOUND].ci95 is None


def test_kinds_of_source_have_a_precision() -> None:
    """Of two predictions with a person as source one is found, of one with a group one."""
    wrong = Triple(content=(Span(21, 30),), kind="person")
    evaluation = evaluate(gold(2), {"0": (RAIN, SNOW), "1": (wrong,)})
    kinds = evaluation.by_source_kind
    assert (kinds["person"].predicted, kinds["person"].found, kinds["person"].precision) == (2, 1, 0.5)
    assert kinds["group"].precision == 1.0


def test_the_same_seed_gives_the_same_interval() -> None:
    """The interval brackets the score, moves with the seed and not without."""
    predictions = {str(n): (RAIN,) if n % 3 else (RAIN, SNOW) for n in range(20)}
    one, again, other = (evaluate(gold(20), predictions, seed=seed, draws=50) for seed in (1, 1, 2))
    score = one.scores[Measure.FOUND]
    assert one == again
    assert one.scores != other.scores
    assert score.ci95 is not None
    assert score.ci95[0] <= score.f1 <= score.ci95[1]
    assert score.ci95[0] < score.ci95[1]


def test_nothing_to_score_is_zero() -> None:
    """Neither an empty set nor one document without marks divides by nothing."""
    assert evaluate([], {}).scores[Measure.FOUND].f1 == 0.0
    bare = GoldDocument(id="a", text=TEXT, attributions=())
    assert evaluate([bare], {}).scores[Measure.FOUND].f1 == 0.0
