"""`reportedly evaluate stance` reads, scores and shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli import run

LINES = [
    {
        "claim_id": "c",
        "claim": "A ferry sank off Port Ansel",
        "headline": "Ferry sinks off Port Ansel",
        "stance": "for",
    },
    {"claim_id": "c", "claim": "A ferry sank off Port Ansel", "headline": "Ferry story is a hoax", "stance": "against"},
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two headlines."""
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in LINES))
    return path


def test_one_flat_object(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every value is a number or a word, with the baseline beside, and nothing is said on standard error."""
    assert run(["evaluate", "stance", "--data", str(data), "--json"]) == 0
    captured = capsys.readouterr()
    report = json.loads(captured.out)
    assert captured.err == ""
    assert (report["data"], report["items"], report["baseline_accuracy"]) == ("headlines", 2, 0.5)
    assert 0 <= report["macro_f1"] <= 1
    assert {"f1_for", "f1_against"} <= set(report)


def test_a_table_for_the_terminal(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line a measure."""
    assert run(["evaluate", "stance", "--data", str(data)]) == 0
    assert "baseline_macro_f1" in capsys.readouterr().out


def test_what_cannot_be_read_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a missing file nor a folder that is no model gives a traceback."""
    assert run(["evaluate", "stance", "--data", str(tmp_path / "none.jsonl")]) == 1
    assert run(["evaluate", "stance", "--data", "x", "--model", str(tmp_path)]) == 1
    assert capsys.readouterr().err.count("\n") == 2
