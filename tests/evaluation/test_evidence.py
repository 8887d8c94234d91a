"""The evidence of posts measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.errors import DataError
from reportedly.evaluation.evidence import evaluate_evidence
from reportedly.reading.encoder import Encoder


def written(folder: Path, *lines: object) -> Path:
    """A file of JSON Lines."""
    path = folder / "posts.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def test_beside_the_label_that_most_have(tmp_path: Path) -> None:
    """The baseline gives every post the commonest label; one without a label is not scored."""
    path = written(
        tmp_path,
        {"text": "Harbour closed after collision http://t.example/a1b2c3", "evidentiality": "url-given"},
        {"text": "Ferry aground near Selm http://t.example/d4e5f6", "evidentiality": "url-given"},
        {"text": "this is just awful", "evidentiality": "no-evidence"},
        {"text": "no label", "evidentiality": None},
    )
    got = evaluate_evidence(path, Encoder())
    assert got["items"] == 3
    assert got["baseline_accuracy"] == pytest.approx(2 / 3)
    assert got["baseline_macro_f1"] == pytest.approx(0.4)
    assert 0 <= float(got["macro_f1"]) <= 1


def test_nothing_is_marked(tmp_path: Path) -> None:
    """One line says so, and what to give."""
    with pytest.raises(DataError, match="no post in it is marked"):
        evaluate_evidence(written(tmp_path, {"text": "hm"}), Encoder())
