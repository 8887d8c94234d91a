"""`reportedly rumour` shows one rumour."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli import run
from tests.cli.rumour_desk import RESIGNED, rumour_desk


def the_id(url: str, capsys: pytest.CaptureFixture[str]) -> str:
    """The id of the rumour that is disputed."""
    assert run(["rumours", "--json", "--denied", "--db", url]) == 0
    return str(json.loads(capsys.readouterr().out)["id"])


def test_the_page_shows_sightings_and_reasons(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In order of time, each with its stance and what its date rests on, then why they are together."""
    url = rumour_desk(tmp_path, monkeypatch)
    assert run(["rumour", the_id(url, capsys), "--db", url]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(
        f"“{RESIGNED[1]}”\n\n3 documents (1 against, 2 observing), 2 outlets, 3 sources, 1 denial\n"
    )
    assert "first seen 4 May 2026 (given)" in shown
    assert shown.index("4 May 2026 · The Weir") < shown.index(
        "6 May 2026 · The Weir · the harbour office · against, denies"
    )
    assert "rule:join@1: same" in shown
    assert "both name Ana Reis" in shown


def test_the_page_on_a_day(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The denial was not there yet; before the first sighting there is nothing."""
    url = rumour_desk(tmp_path, monkeypatch)
    name = the_id(url, capsys)
    assert run(["rumour", name, "--on", "2026-05-05", "--json", "--db", url]) == 0
    assert json.loads(capsys.readouterr().out)["rumour"]["denials"] == 0
    assert run(["rumour", name, "--on", "2026-05-01", "--db", url]) == 2
    assert "give a later day" in capsys.readouterr().err


def test_an_unknown_id_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the way out."""
    assert run(["rumour", "r0", "--db", rumour_desk(tmp_path, monkeypatch)]) == 2
    assert "'reportedly rumours' lists" in capsys.readouterr().err
