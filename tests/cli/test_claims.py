"""`reportedly claims` lists and shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli import run
from tests.cli.desk import WEIR, filled


def test_claims_are_listed_and_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All of them as JSON; one by its id."""
    url = filled(tmp_path)
    assert run(["claims", "--json", "--db", url]) == 0
    claims = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [claim["name"] for claim in claims] == ["Ruta Halvorsen", "Ida Moss", "Tom Reed"]
    assert run(["claims", claims[1]["id"], "--db", url]) == 0
    assert "who  Ida Moss (person)" in capsys.readouterr().out
    assert run(["claims", claims[1]["id"], "--json", "--db", url]) == 0
    assert json.loads(capsys.readouterr().out) == claims[1]


def test_filters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By document, source and time."""
    url = filled(tmp_path)
    assert run(["claims", "--source", "REED", "--since", "2026-05-01", "--db", url]) == 0
    shown = capsys.readouterr().out
    assert "Tom Reed" in shown
    assert "Moss" not in shown
    assert run(["claims", "--document", "d0", "--db", url]) == 2
    assert "no document 'd0' is stored" in capsys.readouterr().err
    assert run(["claims", "--document", WEIR.document.id, "--json", "--db", url]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert run(["claims", "a0", "--db", url]) == 2
