"""`reportedly documents` lists and shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli import run
from reportedly.store import open_store
from tests.cli.desk import filled
from tests.store.inventing import SAID, reading


def test_the_newest_come_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the day they were published, else added."""
    monkeypatch.setenv("COLUMNS", "120")
    assert run(["documents", "--db", filled(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert ["Coastal Courier" in lines[2], "2026-05-04" in lines[-1]] == [True, True]


def test_one_is_shown_with_its_versions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its text with the marks, then the versions of its address."""
    url = filled(tmp_path)
    with open_store(url) as store:
        new = reading(("Ruta Halvorsen", SAID[3]), url="https://example.org/pier")
        (receipt,) = store.writer.add([new], at="2026-07-02")
    assert receipt.outcome == "revised"
    assert run(["documents", receipt.document, "--db", url]) == 0
    shown = capsys.readouterr().out
    assert f"[{SAID[3]}]1" in shown
    assert "2 versions of https://example.org/pier" in shown
    assert run(["documents", receipt.document, "--db", url, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == receipt.document


def test_as_of_and_limit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything was added there was nothing; what does not fit is announced."""
    url = filled(tmp_path)
    assert run(["documents", "--as-of", "2026-06-30", "--db", url]) == 0
    assert capsys.readouterr().out == "Nothing was found.\n"
    assert run(["documents", "--limit", "1", "--db", url]) == 0
    assert "There are more" in capsys.readouterr().out
    assert run(["documents", "--as-of", "then", "--db", url]) == 2


def test_one_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line with the way out."""
    assert run(["documents", "d0", "--db", filled(tmp_path)]) == 2
    assert capsys.readouterr().err == "reportedly: no document 'd0' is stored; 'reportedly documents' lists them\n"
