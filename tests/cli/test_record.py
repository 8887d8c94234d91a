"""`reportedly record` shows how closed rumours turned out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli import run
from tests.cli.rumour_desk import rumour_desk


def test_the_record_of_a_source_and_of_an_outlet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who denied what was found false is borne out; one case is too few for a share; open rumours are left out."""
    url = rumour_desk(tmp_path, monkeypatch)
    assert run(["rumours", "--json", "--denied", "--db", url]) == 0
    name = json.loads(capsys.readouterr().out)["id"]
    assert run(["close", name, "confirmed-false", "--why", "she signs letters", "--by", "Ana", "--db", url]) == 0
    capsys.readouterr()
    assert run(["record", "The Harbour Office", "--db", url]) == 0
    shown = capsys.readouterr().out
    assert "1 closed, 1 of them decided, 1 of those borne out; too few for a share, which needs 10 decided." in shown
    assert f"confirmed false · denied · 2026-05-06 · {name}" in shown
    assert run(["record", "weir", "--outlet", "--json", "--db", url]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["closed"], found["borne_out"], found["share"]) == (1, 0, None)
    assert [case["side"] for case in found["cases"]] == ["carried"]


def test_nobody_of_that_name_has_a_record(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said, and nothing is counted; a blank name is refused."""
    url = rumour_desk(tmp_path, monkeypatch)
    assert run(["record", "Nobody", "--db", url]) == 0
    assert "Nothing that was closed on this desk." in capsys.readouterr().out
    assert run(["record", " ", "--db", url]) == 2
    assert "NAME is empty" in capsys.readouterr().err
