"""``reportedly batch`` from the outside: one real run on this machine's engine, and what a wrong call is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli import run
from tests.batch.made import lines


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["in.jsonl"], "give the INPUTs and then OUTPUT"),
        (["in.jsonl", "out", "--engine", "spark"], "--engine spark is not known"),
        (["in.jsonl", "out", "--address", "auto"], "give --engine ray too"),
    ],
)
def test_a_wrong_call_has_one_clear_line(
    arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """And exit code 2."""
    assert run(["batch", *arguments]) == 2
    assert complaint in capsys.readouterr().err


def test_an_engine_that_is_not_installed_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what to install."""
    monkeypatch.setattr("reportedly.cli.extras.find_spec", lambda name: None if name == "daft" else object())
    assert run(["batch", "a.jsonl", "out"]) == 1
    assert "pip install 'reportedly[batch]'" in capsys.readouterr().err


def test_documents_are_read_and_read_again_costs_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The word 'read' may be left out; a bad line makes the exit code 1."""
    pytest.importorskip("daft", reason="the extra 'batch' is not installed")
    path, out = lines(tmp_path / "a.jsonl", 3), tmp_path / "out"
    path.write_bytes(path.read_bytes() + b"{bad\n")
    assert run(["batch", str(path), str(out), "--records", "2", "--workers", "1", "--json"]) == 1
    first = json.loads(capsys.readouterr().out)
    assert (first["documents"], first["refused"], first["shards"], first["failed"]) == (3, 1, 2, 0)
    assert first["claims"] > 0
    assert first["cpu_seconds_per_million_words"] > 0
    assert run(["batch", "read", str(path), str(out)]) == 1
    assert "in 2 shards, 2 of them before" in capsys.readouterr().out
