"""Our measures equal those of the scorer that the figures of other systems were made with.

The scorer is not part of the repository. Figures that it gave for our own gold set are; and where the scorer itself is
there, named by REPORTEDLY_SCORER or at shared/eval beside the clone, it is run on documents made up by hypothesis.
"""

from __future__ import annotations

import importlib.util
import json
import os
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.evaluation.corpus import Evaluation, evaluate
from reportedly.evaluation.measures import Measure
from reportedly.evaluation.triples import GoldDocument, Triple, read_gold, read_predictions
from reportedly.model import Span

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "tests" / "resources"
SCORER = Path(os.environ.get("REPORTEDLY_SCORER", ROOT.parent / "shared" / "eval" / "score_attributions.py"))
ROLES = ("source", "cue", "content")
WORDS = ["Ida", "said", "that", "“", "”", '"', "rain", "fell", ",", ".", "\n\n", "’s", "``", "''", "«", "é", "_x", "3"]


def their_name(measure: Measure) -> str:
    """The scorer's name of a measure."""
    return "source|content" if measure is Measure.SOURCE_GIVEN_CONTENT else measure.replace("_", " ")


def ours(evaluation: Evaluation) -> dict[str, dict[str, Any]]:
    """Our scores in the scorer's words."""
    scores = {}
    for measure, score in evaluation.scores.items():
        row: dict[str, Any] = {"p": score.precision, "r": score.recall, "f1": score.f1}
        row |= {"predicted": score.predicted, "gold": score.gold}
        if score.ci95 is not None:
            row["f1_ci95"] = list(score.ci95)
        scores[their_name(measure)] = row
    return scores


def test_the_scorers_figures_for_our_gold_set() -> None:
    """Every measure, with its interval, is the one that the scorer gave for the same two files."""
    golden = json.loads((RESOURCES / "perturbed.scores.json").read_text(encoding="utf-8"))
    gold = read_gold(RESOURCES / "gold.jsonl")
    evaluation = evaluate(gold, read_predictions(RESOURCES / "perturbed.jsonl", gold))
    assert ours(evaluation) == golden["scores"]
    assert (evaluation.documents, evaluation.missing) == (golden["documents"], golden["missing"])
    assert (evaluation.gold, evaluation.predicted) == (golden["gold"], golden["predicted"])
    ignored = {"gold": evaluation.ignored_gold, "pred": evaluation.ignored_predicted}
    assert ignored == golden["ignored"]


@st.composite
def scored_texts(draw: st.DrawFn) -> tuple[str, list[Triple], list[Triple]]:
    """A text, its gold marks and predictions, some of which are gold marks moved a little or left as they are."""
    text = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=30)))
    edges = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 12))
    spans = st.lists(edges.map(lambda e: Span(e[0], min(e[0] + e[1], len(text)))), max_size=2).map(tuple)
    triple = st.builds(Triple, source=spans, cue=spans, content=spans)
    gold = draw(st.lists(triple, max_size=5))
    guess = st.one_of(st.sampled_from(gold), triple) if gold else triple
    return text, gold, draw(st.lists(guess, max_size=6))


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """The shared scorer as a module; the test is skipped where it is not there."""
    if not SCORER.is_file():
        pytest.skip("the shared scorer is not beside the clone and REPORTEDLY_SCORER does not name it")
    spec = importlib.util.spec_from_file_location("shared_scorer", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@given(st.lists(scored_texts(), min_size=1, max_size=4))
@settings(max_examples=150)
def test_the_scorer_itself_agrees(scorer: ModuleType, texts: list[tuple[str, list[Triple], list[Triple]]]) -> None:
    """On any documents both give the same figures to the last bit, bootstrap included."""

    def plain(triples: list[Triple]) -> list[dict[str, list[list[int]]]]:
        return [{role: [[s.start, s.end] for s in getattr(triple, role)] for role in ROLES} for triple in triples]

    gold = [GoldDocument(id=str(n), text=text, attributions=tuple(marks)) for n, (text, marks, _) in enumerate(texts)]
    predictions = {str(n): tuple(guesses) for n, (_, _, guesses) in enumerate(texts) if guesses or n % 2}
    theirs = scorer.score_corpus(
        {d.id: (d.text, plain(list(d.attributions))) for d in gold},
        {key: plain(list(guesses)) for key, guesses in predictions.items()},
        40,
    )
    evaluation = evaluate(gold, predictions, draws=40)
    assert ours(evaluation) == {name: row for name, row in theirs["scores"].items() if "citron" not in name}
    assert Counter(gold=evaluation.ignored_gold, pred=evaluation.ignored_predicted) == Counter(theirs["ignored"])
