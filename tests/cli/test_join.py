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
