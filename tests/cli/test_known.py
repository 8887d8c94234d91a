"""`reportedly known` keeps, lists and matches checked claims."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli import run
from reportedly.store import open_store
from tests.cli.rumour_desk import rumour_desk

CHECKED = """claim,checked_by,checked_on,verdict
Mayor Ana Reis resigned in Port Ansel,Harbour Facts,2026-05-06,Not so
The lighthouse is made of cheese,Weir Check,2026-02-01,Invented
"""


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of a desk, with a table of checked claims in its folder."""
    (tmp_path / "checked.csv").write_text(CHECKED, encoding="utf-8")
    return rumour_desk(tmp_path, monkeypatch)


def test_what_is_added_twice_is_there_once(url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both calls say how much was new."""
    table = str(tmp_path / "checked.csv")
    assert run(["known", "add", table, "--json", "--db", url]) == 0
    assert json.loads(capsys.readouterr().out) == {"taken_from": table, "read": 2, "added": 2}
    assert run(["known", "add", table, "--db", url]) == 0
    assert capsys.readouterr().out.endswith("checked.csv; 2 were there already\n")
    assert run(["known", "list", "--json", "--db", url]) == 0
    listed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["checked_by"], line["taken_from"]) for line in listed] == [
        ("Weir Check", table),
        ("Harbour Facts", table),
    ]


def test_a_list_is_read_by_another_desk(url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON Lines, as it is printed."""
    assert run(["known", "add", str(tmp_path / "checked.csv"), "--db", url]) == 0
    capsys.readouterr()
    assert run(["known", "list", "--json", "--db", url]) == 0
    (tmp_path / "listed.jsonl").write_text(capsys.readouterr().out, encoding="utf-8")
    other = f"sqlite:///{tmp_path / 'other.db'}"
    open_store(other).close()
    assert run(["known", "add", str(tmp_path / "listed.jsonl"), "--db", other]) == 0
    assert capsys.readouterr().out.startswith("2 checked claims added from ")


def test_what_is_broken_takes_nothing_else_with_it(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line for each, and the code says so."""
    bad = tmp_path / "bad.csv"
    bad.write_text("claim,verdict\n,Invented\nThe pier has cracks,So\n", encoding="utf-8")
    assert run(["known", "add", str(bad), str(tmp_path / "none.csv"), "--db", url]) == 1
    told = capsys.readouterr()
    assert "1 checked claim added" in told.out
    assert "says not which claim was checked" in told.err
    assert "none.csv: cannot be read" in told.err


def test_columns_that_are_not_read_are_told(url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In one line beside what was added; nothing is refused for them."""
    (tmp_path / "theirs.csv").write_text("claim,date,country\nThe pier has cracks,2026-01-02,NV\n", encoding="utf-8")
    assert run(["known", "add", str(tmp_path / "theirs.csv"), "--db", url]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("1 checked claim added")
    assert told.err.count("\n") == 1
    assert '"country" is not read; what is read: claim, id,' in told.err


def test_words_are_matched(url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The likeliest first; what a rumour would not show is marked."""
    assert run(["known", "add", str(tmp_path / "checked.csv"), "--db", url]) == 0
    capsys.readouterr()
    assert run(["known", "match", "Ana Reis resigned as mayor of Port Ansel", "--db", url]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.endswith("checked before by Harbour Facts, on 2026-05-06, verdict in their words: Not so")
    assert "(below the line)" not in first
    assert "(below the line)" in second
    assert run(["known", "match", "Ana", "Reis", "resigned", "as", "mayor of Port Ansel", "--db", url]) == 0
    assert capsys.readouterr().out.splitlines() == [first, second]
    assert run(["known", "match", "cheese", "--limit", "1", "--json", "--db", url]) == 0
    assert json.loads(capsys.readouterr().out)["shared"] == ["chees"]


def test_wrong_calls_are_one_line(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No words, and nothing to match with."""
    for call, reason in ((["match", " "], "no words to match"), (["match", "cheese"], "'reportedly known add' takes")):
        assert run(["known", *call, "--db", url]) == 2
        assert reason in capsys.readouterr().err
