"""`reportedly evaluate dates` reads, scores and shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli import run

LINE = {
    "id": "a1",
    "tokens": ["May", "16", ",", "2023", "He", "left", "in", "2019", "."],
    "sentences": [0, 0, 0, 0, 1, 1, 1, 1, 1],
    "timex": [
        {"tokens": [0, 1, 2, 3], "value": "2023-05-16", "type": "DATE", "function": "CREATION_TIME"},
        {"tokens": [7], "value": "2018", "type": "DATE", "function": "NONE"},
    ],
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """One marked article; one of its two values differs from what is found."""
    path = tmp_path / "timex.jsonl"
    path.write_text(json.dumps(LINE) + "\n")
    return path


def evaluate(data: Path, *options: str | Path) -> int:
    """The exit code of the command."""
    return run(["evaluate", "dates", "--data", str(data), *map(str, options)])


def test_one_flat_object(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every figure is a number, and nothing is said on standard error."""
    assert evaluate(data, "--json") == 0
    captured = capsys.readouterr()
    report = json.loads(captured.out)
    assert (report["f1"], report["extent_f1"], report["f1_without_creation_time"]) == (0.5, 1.0, 0.0)
    assert all(isinstance(figure, int | float) for figure in report.values())
    assert captured.err == ""


def test_people_get_a_table(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Measures in per cent, counts as they are."""
    assert evaluate(data) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "gold 2" in shown
    assert "f1 0.500" in shown


def test_expressions_found_elsewhere_are_scored(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With predictions nothing is read."""
    other = tmp_path / "other.jsonl"
    other.write_text('{"id": "a1", "timex": [{"tokens": [7], "value": "2018"}]}\n')
    assert evaluate(data, "--predictions", other, "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["predicted"], report["precision"], report["recall"]) == (1, 1.0, 0.5)


def test_a_broken_file_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file and the line are named, and the exit code is 1."""
    path = tmp_path / "timex.jsonl"
    path.write_text('{"id": 7}\n')
    assert evaluate(path) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"reportedly: {path}, line 1: ")
    assert err.count("\n") == 1
