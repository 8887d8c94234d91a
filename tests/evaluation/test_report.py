"""The flat object of the JSON report."""

from __future__ import annotations

from reportedly.evaluation.corpus import evaluate
from reportedly.evaluation.floors import Subject
from reportedly.evaluation.measures import Measure
from reportedly.evaluation.report import report
from reportedly.evaluation.triples import GoldDocument, Triple
from reportedly.model import Span

RAIN = Triple(content=(Span(0, 4),), kind="unspecified")
GOLD = [GoldDocument(id=name, text="Rain fell.", publisher="East", attributions=(RAIN, RAIN)) for name in "ab"]
SUBJECT = Subject(data="x/gold.jsonl", data_sha256="ab", model="made@1", model_sha256="cd")


def test_every_measure_has_its_figures() -> None:
    """F1 under the measure's name, precision, recall and interval beside it, as fractions of one."""
    flat = report(evaluate(GOLD, {"a": (RAIN,)}), SUBJECT)
    for measure in Measure:
        assert {f"{measure}", f"{measure}_precision", f"{measure}_recall", f"{measure}_ci95"} <= set(flat)
    assert (flat["found_precision"], flat["found_recall"]) == (1.0, 0.25)
    assert flat["found"] == 0.4
    assert len(flat["found_ci95"]) == 2


def test_it_says_what_was_measured() -> None:
    """The data and the model are named with their hashes, and the numbers of documents and attributions."""
    flat = report(evaluate(GOLD, {"a": (RAIN,)}), SUBJECT)
    assert (flat["data"], flat["data_sha256"], flat["model"], flat["model_sha256"]) == (
        "x/gold.jsonl",
        "ab",
        "made@1",
        "cd",
    )
    assert (flat["documents"], flat["missing"], flat["gold"], flat["predicted"]) == (2, 1, 4, 1)


def test_publishers_and_kinds_are_nested() -> None:
    """By publisher the measures without intervals, by kind of source the precision."""
    flat = report(evaluate(GOLD, {"a": (RAIN,)}), SUBJECT)
    assert flat["by_publisher"]["East"]["found"] == flat["found"]
    assert "found_ci95" not in flat["by_publisher"]["East"]
    assert flat["by_source_kind"] == {"unspecified": {"predicted": 1, "found": 1, "precision": 1.0}}
