"""`reportedly sources` lists and shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli import run
from tests.cli.desk import filled


def test_sources_are_listed_and_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By name, with their claims."""
    monkeypatch.setenv("COLUMNS", "120")
    url = filled(tmp_path)
    assert run(["sources", "--json", "--db", url]) == 0
    sources = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(s["name"], s["claims"]) for s in sources] == [("Ida Moss", 1), ("Ruta Halvorsen", 1), ("Tom Reed", 1)]
    assert run(["sources", sources[0]["id"], "--db", url]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Ida Moss (person): 1 claim in 1 document\n")
    assert "the bridge would hold" in shown
    assert run(["sources", "s0", "--db", url]) == 2


def test_a_part_of_the_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In any case."""
    monkeypatch.setenv("COLUMNS", "120")
    assert run(["sources", "--name", "halv", "--db", filled(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert "Ruta Halvorsen" in shown
    assert "Moss" not in shown
