"""Certainty measured: the three formats, the baselines, and lines that cannot be read."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from reportedly.errors import DataError
from reportedly.evaluation.certainty import Measures, evaluate_certainty, macro_f1
from reportedly.reading.encoder import Encoder


@cache
def encoder() -> Encoder:
    """The shipped one, loaded once."""
    return Encoder()


def measure(path: Path) -> Measures:
    """The measures of a file."""
    return evaluate_certainty(path, encoder())


def written(folder: Path, *lines: object) -> Path:
    """A file of JSON Lines."""
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def predicate(words: str, place: int, factuality: float) -> dict[str, object]:
    """A line of UDS's kind."""
    return {"tokens": words.split(), "predicate": place, "factuality": factuality}


def test_predicates(tmp_path: Path) -> None:
    """A fact and a negation in the right order correlate; the baseline, which never changes, does not."""
    path = written(
        tmp_path,
        predicate("The hull cracked .", 2, 1.0),
        predicate("The hull may crack .", 3, -0.2),
        predicate("The hull will crack .", 3, -1.2),
    )
    got = measure(path)
    assert got["items"] == 3
    assert got["pearson"] == pytest.approx(1.0, abs=0.1)
    assert got["baseline_pearson"] == 0.0
    assert got["accuracy"] == 1.0
    assert got["baseline_accuracy"] == pytest.approx(1 / 3)
    assert float(got["mae"]) < float(got["baseline_mae"])


def test_events(tmp_path: Path) -> None:
    """Certainty and polarity are scored apart and together; an event without a token is not scored."""
    events = [
        {"tokens": [2], "certainty": "CERTAIN", "polarity": "POS"},
        {"tokens": [6], "certainty": "POSSIBLE", "polarity": "POS"},
        {"tokens": [11], "certainty": "CERTAIN", "polarity": "NEG"},
        {"tokens": [], "certainty": "CERTAIN", "polarity": "POS"},
    ]
    tokens = "The hull cracked . It may sink . She did not sail .".split()
    line = {"id": "a", "tokens": tokens, "sentences": [0] * 4 + [1] * 4 + [2] * 5, "events": events}
    got = measure(written(tmp_path, line))
    assert got["items"] == 3
    assert (got["certainty_macro_f1"], got["polarity_macro_f1"], got["macro_f1"], got["accuracy"]) == (1, 1, 1, 1)
    assert got["baseline_certainty_macro_f1"] == pytest.approx(0.4)
    assert got["baseline_accuracy"] == pytest.approx(1 / 3)


def test_posts(tmp_path: Path) -> None:
    """A post without a label is not scored; the baseline takes every post for certain."""
    path = written(
        tmp_path,
        {"text": "The hull cracked. I saw it.", "certainty": "certain"},
        {"text": "Is it true that the ship sank?", "certainty": "uncertain"},
        {"text": "no label", "certainty": None},
    )
    got = measure(path)
    assert got["items"] == 2
    assert got["baseline_accuracy"] == 0.5
    assert got["baseline_macro_f1"] == pytest.approx(1 / 3)
    assert 0 <= float(got["macro_f1"]) <= 1


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "nothing in it"),
        ([{"id": "a"}], "none of the formats"),
        ([[1]], "line 1"),
        ([predicate("It holds .", 7, 1.0)], "no place among its tokens"),
        ([predicate("It holds .", 1, 1.0), {"tokens": 3}], "line 2"),
        ([{"text": "It holds.", "certainty": None}], "no post in it is marked"),
        ([{"tokens": ["a"], "sentences": [], "events": []}], "line 1"),
        ([{"tokens": ["a"], "sentences": [0], "events": []}], "no event in it is marked"),
        (
            [{"tokens": ["a"], "sentences": [0], "events": [{"tokens": [3], "certainty": "C", "polarity": "POS"}]}],
            "no place among its tokens",
        ),
    ],
)
def test_what_cannot_be_measured_is_one_line(tmp_path: Path, lines: list[object], said: str) -> None:
    """The error says what is wrong, and where."""
    with pytest.raises(DataError, match=said) as error:
        measure(written(tmp_path, *lines))
    assert "\n" not in str(error.value)


def test_a_missing_file(tmp_path: Path) -> None:
    """It is named."""
    with pytest.raises(DataError, match=r"gone\.jsonl"):
        measure(tmp_path / "gone.jsonl")


def test_macro_f1_is_over_the_gold_labels() -> None:
    """A label that is only predicted costs precision elsewhere, but has no F1 of its own."""
    assert macro_f1(["a", "a", "b"], ["a", "c", "b"]) == pytest.approx((2 / 3 + 1) / 2)
    assert macro_f1([], []) == 0.0
