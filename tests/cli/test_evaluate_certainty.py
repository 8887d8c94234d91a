"""`reportedly evaluate certainty` reads, scores and shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli import run

LINES = [
    {"tokens": ["It", "sank", "."], "predicate": 1, "factuality": 1.0},
    {"tokens": ["It", "will", "sink", "."], "predicate": 2, "factuality": -1.0},
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two predicates, both read on the right side of nought."""
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in LINES))
    return path


def evaluate(data: Path, *options: str) -> int:
    """The exit code of the command."""
    return run(["evaluate", "certainty", "--data", str(data), *options])


def test_one_flat_object(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every value is a number or a word, with the baseline beside, and nothing is said on standard error."""
    assert evaluate(data, "--json") == 0
    captured = capsys.readouterr()
    report = json.loads(captured.out)
    assert captured.err == ""
    assert all(isinstance(value, int | float | str) for value in report.values())
    assert (report["pearson"], report["accuracy"], report["baseline_accuracy"]) == (pytest.approx(1.0), 1.0, 0.5)


def test_a_table_for_people(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A measure a row."""
    assert evaluate(data) == 0
    out = capsys.readouterr().out
    assert [line.split()[-1] for line in out.splitlines() if line.strip().startswith("accuracy")] == ["1.000"]


def test_bad_data_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file in another format is named with the line, with exit code 1."""
    path = tmp_path / "bad.jsonl"
    path.write_text("{\n")
    assert evaluate(path) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"reportedly: {path}, line 1: ")
    assert err.count("\n") == 1
