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
    assert run(["join", one, other, "--db", url]) == 2
    assert capsys.readouterr().err.endswith(f"one rumour by now; give two, whose ids 'reportedly rumour {one}' shows\n")
    assert run(["rumour", "r0123456789ab", "--db", url]) == 2


def test_a_join_is_undone_by_the_ids_it_was_made_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In either order, though the two are one by now; also by any claims of the two, and a split likewise."""
    url = rumour_desk(tmp_path, monkeypatch)
    one, other = ids(url, capsys)
    assert run(["rumour", one, "--json", "--db", url]) == 0
    claims = [s["claim"] for s in json.loads(capsys.readouterr().out)["rumour"]["sightings"]]
    for decision, left, right, still in (
        ("join", other, one, ""), ("join", claims[0], other, ""), ("split", claims[-1], other, "still "),
    ):  # fmt: skip
        assert run([decision, one, other, "--db", url]) == 0
        capsys.readouterr()
        assert run([decision, left, right, "--undo", "--db", url]) == 0
        assert capsys.readouterr().out == f"taken back; they are {still}two rumours\n"
    assert {*ids(url, capsys)} == {one, other}


def test_nothing_is_taken_back_where_nobody_decided(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line says so, with what people decided there."""
    url = rumour_desk(tmp_path, monkeypatch)
    one, other = ids(url, capsys)
    assert run(["rumour", one, "--json", "--db", url]) == 0
    first, second, *_ = [s["claim"] for s in json.loads(capsys.readouterr().out)["rumour"]["sightings"]]
    told = "so there is nothing to take back"
    for call in (["join", one, other], ["join", first, second], ["split", one, other]):
        assert run([*call, "--undo", "--db", url]) == 2
        assert capsys.readouterr().err.endswith(f"{told}\n")
    assert run(["join", one, other, "--by", "Ida Moss", "--json", "--db", url]) == 0
    made = json.loads(capsys.readouterr().out)
    assert run(["join", first, second, "--undo", "--db", url]) == 2
    beside = f"{made['left']} {made['right']} (same, by Ida Moss)"
    mirrored = f"{made['right']} {made['left']} (same, by Ida Moss)"
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert beside in told or mirrored in told
    for call, reason in ((["join", one, one], "give two"), (["split", first], "nobody split")):
        assert run([*call, "--undo", "--db", url]) == 2
        assert reason in capsys.readouterr().err


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
