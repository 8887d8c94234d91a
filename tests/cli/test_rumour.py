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
        f"“{RESIGNED[1]}”\n\n3 documents (1 for, 1 against, 1 observing), 2 outlets, 3 sources, 1 denial\n"
    )
    assert "first seen 4 May 2026 (given)" in shown
    assert shown.index("4 May 2026 · The Weir · Ida Moss · its text: for (learned, .87)") < shown.index(
        "6 May 2026 · The Weir · the harbour office · its text: against (by its words) · denies"
    )
    why = shown.partition("Why they are together")[2]
    assert f"  “{RESIGNED[1]}”\n" in why
    assert "    rule:join@6: same (" in why
    assert "    rule:join@6: same but denied (" in why
    assert "both name Ana Reis" in shown


def test_the_page_on_a_day(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The denial was not there yet; before the first sighting there is nothing."""
    url = rumour_desk(tmp_path, monkeypatch)
    name = the_id(url, capsys)
    assert run(["rumour", name, "--on", "2026-05-05", "--json", "--db", url]) == 0
    assert json.loads(capsys.readouterr().out)["rumour"]["denials"] == 0
    assert run(["rumour", name, "--on", "2026-05-01", "--db", url]) == 2
    assert "give a later day" in capsys.readouterr().err
    assert run(["rumour", name, "--on", "yesterday", "--db", url]) == 2
    assert "--on is 'yesterday', which is no ISO 8601 time" in capsys.readouterr().err


def test_what_was_checked_before_is_shown_with_the_rumour(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By whom, when and with what verdict; what is unlike the heading is not shown."""
    url = rumour_desk(tmp_path, monkeypatch)
    name = the_id(url, capsys)
    (tmp_path / "checked.csv").write_text(
        "claim,checked_by,checked_on,verdict\n"
        "Mayor Ana Reis resigned in Port Ansel,Harbour Facts,2026-05-06,Not so\n"
        "Cheese is made of chalk,Harbour Facts,2026-05-06,Invented\n",
        encoding="utf-8",
    )
    assert run(["known", "add", str(tmp_path / "checked.csv"), "--db", url]) == 0
    capsys.readouterr()
    assert run(["rumour", name, "--db", url]) == 0
    shown = capsys.readouterr().out
    line = "“Mayor Ana Reis resigned in Port Ansel” checked before by Harbour Facts, on 2026-05-06, "
    assert f"Checked before\n  {line}verdict in their words: Not so\n" in shown
    assert "chalk" not in shown
    assert run(["rumour", name, "--json", "--db", url]) == 0
    page = json.loads(capsys.readouterr().out)
    assert [found["review"]["verdict"] for found in page["checked"]] == ["Not so"]
    assert page["rumour"]["stance_bases"].keys() == page["rumour"]["stances"].keys()


def test_an_unknown_id_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the way out."""
    assert run(["rumour", "r0", "--db", rumour_desk(tmp_path, monkeypatch)]) == 2
    assert "'reportedly rumours' lists" in capsys.readouterr().err


def test_where_it_comes_from_how_it_hardened_and_who_denies(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The three sections, the same numbers in the JSON, and what a person said became of it."""
    url = rumour_desk(tmp_path, monkeypatch)
    name = the_id(url, capsys)
    assert run(["close", name, "confirmed-true", "--by", "Ana", "--why", "she said so", "--db", url]) == 0
    capsys.readouterr()
    assert run(["rumour", name, "--db", url]) == 0
    shown = capsys.readouterr().out
    assert "confirmed true, says Ana on 20" in shown
    assert shown.index("Where it comes from") < shown.index("Who denies") < shown.index("Why they are together")
    assert "the harbour office denies" in shown
    assert run(["rumour", name, "--json", "--db", url]) == 0
    found = json.loads(capsys.readouterr().out)
    counts = found["origins"]["named"], found["origins"]["unnamed"], found["origins"]["unknown"]
    assert f"at most {sum(counts)} apparent origin" in shown
    assert [entry["response"] for entry in found["responses"]["entries"]] == ["denies"]
    assert found["closing"]["status"] == "confirmed true"
    assert isinstance(found["hardening"]["wordings"], list)
