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


def test_a_cluster_that_is_not_there_leaves_no_output(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One line, exit code 2, and OUTPUT is not begun."""
    pytest.importorskip("daft", reason="the extra 'batch' is not installed")
    monkeypatch.setattr("reportedly.cli.extras.find_spec", lambda _: object())
    path, out = lines(tmp_path / "a.jsonl", 3), tmp_path / "out"
    assert run(["batch", str(path), str(out), "--engine", "ray", "--address", "ray://127.0.0.1:1"]) == 2
    assert "no Ray cluster answers at --address ray://127.0.0.1:1" in capsys.readouterr().err
    assert not out.exists()


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


def test_what_was_read_is_joined_and_loaded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From lines to the rumours of a desk, by the shipped models."""
    pytest.importorskip("daft", reason="the extra 'batch' is not installed")
    path, out, desk = lines(tmp_path / "a.jsonl", 2), str(tmp_path / "out"), f"sqlite:///{tmp_path / 'a.db'}"
    assert run(["batch", str(path), out, "--workers", "1"]) == 0
    capsys.readouterr()
    assert run(["batch", "join", out, "--workers", "1", "--quick", "--json"]) == 0
    joined = json.loads(capsys.readouterr().out)
    assert (joined["shards"], joined["rumours"] > 0) == (1, True)
    assert run(["batch", "join", out, "--workers", "1", "--quick"]) == 0
    assert f"{joined['rumours']} rumours of {joined['joined']} claims" in capsys.readouterr().out
    assert run(["db", "load", out, "--db", desk, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "shards": 1,
        "documents": 2,
        "refused": 0,
        "joined": joined["joined"],
    }
    assert run(["db", "load", out, "--db", desk]) == 0
    assert "joined by the desk" in capsys.readouterr().out


def test_nothing_can_be_joined_or_loaded_from_nowhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One clear line each."""
    pytest.importorskip("daft", reason="the extra 'batch' is not installed")
    for words in (["batch", "join"], ["db", "load", "--db", f"sqlite:///{tmp_path / 'a.db'}"]):
        assert run([*words, str(tmp_path / "out")]) == 1
        assert "no shard of it is done; run 'reportedly batch' first" in capsys.readouterr().err
