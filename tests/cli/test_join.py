"""`reportedly join` and `reportedly split` decide, and take back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli import run
from tests.cli.rumour_desk import rumour_desk


def ids(url: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The ids of the rumours."""
    assert run(["rumours", "--json", "--db", url]) == 0
    return [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]


def test_two_rumours_are_joined_and_taken_apart_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The decision is kept with the name of who made it."""
    url = rumour_desk(tmp_path, monkeypatch)
    one, other = ids(url, capsys)
    assert run(["join", one, other, "--by", "Ida Moss", "--json", "--db", url]) == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["by"], made["verdict"]) == ("Ida Moss", "same")
    assert len(ids(url, capsys)) == 1
    assert run(["join", made["left"], made["right"], "--undo", "--by", "Ida Moss", "--db", url]) == 0
    assert capsys.readouterr().out == "taken back; they are two rumours\n"
    assert len(ids(url, capsys)) == 2


def test_the_id_of_a_rumour_that_was_joined_leads_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To show it and to close it, as in the browser; one that never was leads nowhere."""
    url = rumour_desk(tmp_path, monkeypatch)
    one, other = ids(url, capsys)
    assert run(["join", one, other, "--db", url]) == 0
    capsys.readouterr()
    (left,) = ids(url, capsys)
    (gone,) = {one, other} - {left}
    assert run(["rumour", gone, "--json", "--db", url]) == 0
    assert json.loads(capsys.readouterr().out)["rumour"]["id"] == left
    assert run(["close", gone, "new", "--db", url]) == 0
    capsys.readouterr()
    assert run(["join", one, other, "--undo", "--db", url]) == 2
    assert capsys.readouterr().err.endswith(f"one rumour by now; give two, whose ids 'reportedly rumour {one}' shows\n")
    assert run(["rumour", "r0123456789ab", "--db", url]) == 2


def test_a_claim_is_taken_out_of_its_rumour_and_put_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then the rule's word counts again."""
    url = rumour_desk(tmp_path, monkeypatch)
    assert run(["rumour", ids(url, capsys)[0], "--json", "--db", url]) == 0
    claim = json.loads(capsys.readouterr().out)["rumour"]["sightings"][1]["claim"]
    assert run(["split", claim, "--db", url]) == 0
    assert capsys.readouterr().out.startswith(f"kept apart: {claim} and ")
    assert len(ids(url, capsys)) == 3
    assert run(["split", claim, "--undo", "--db", url]) == 0
    assert capsys.readouterr().out == "taken back\n"
    assert len(ids(url, capsys)) == 2


def test_wrong_calls_are_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One claim with itself, a rumour of one claim, and the name of a rule."""
    url = rumour_desk(tmp_path, monkeypatch)
    one, alone = ids(url, capsys)
    for call, reason in (
        (["join", one, one], "are one claim"),
        (["split", alone], "nothing to split"),
        (["join", one, alone, "--by", "rule:me"], "the name of a rule"),
    ):
        assert run([*call, "--db", url]) == 2
        assert reason in capsys.readouterr().err
