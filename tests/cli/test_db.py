"""`reportedly db` looks after the database."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from reportedly.cli import run
from reportedly.store import open_store
from reportedly.store.sql import migrating
from reportedly.store.sql.connecting import writing
from reportedly.store.sql.store import SqlStore
from tests.cli.desk import filled
from tests.cli.rumour_desk import QuickEncoder, rumour_desk


def test_info_and_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """How much there is; damage is found, with exit code 1."""
    url = filled(tmp_path)
    assert run(["db", "info", "--json", "--db", url]) == 0
    assert json.loads(capsys.readouterr().out)["counts"]["claims"] == 3
    assert run(["db", "info", "--db", url]) == 0
    assert " documents  2\n" in capsys.readouterr().out
    assert run(["db", "check", "--db", url]) == 0
    assert capsys.readouterr().out == "Nothing is wrong.\n"
    with SqlStore(url) as store, writing(store.engine) as connection:
        connection.exec_driver_sql("update documents set claims = 7")
    assert run(["db", "check", "--db", url]) == 1
    assert capsys.readouterr().out.count("does not agree") == 2
    assert run(["db", "check", "--json", "--db", url]) == 1
    assert len(json.loads(capsys.readouterr().out)["problems"]) == 2


def test_check_says_what_it_cannot_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing may be written, the index of words is not taken for a damaged one."""
    url, allowed = filled(tmp_path), os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != tmp_path and allowed(path, mode))
    assert run(["db", "check", "--db", url]) == 0
    told = capsys.readouterr()
    assert told.out == "Nothing is wrong.\n"
    assert told.err == "reportedly: the index of words was not checked: SQLite writes to do that, and may not here\n"


def test_relink_has_everything_judged_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A desk that something else linked says so in one line, until it was linked anew; the rumours are the same."""
    url = rumour_desk(tmp_path, monkeypatch)
    assert run(["rumours", "--json", "--db", url]) == 0
    before = capsys.readouterr()
    assert before.err == ""
    monkeypatch.setattr(QuickEncoder, "version", "quick@2")
    assert run(["rumours", "--json", "--db", url]) == 0
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    assert "quick@1; 'reportedly db relink' links it anew" in line
    assert run(["db", "relink", "--json", "--db", url]) == 0
    told = capsys.readouterr()
    assert (json.loads(told.out)["documents"], told.err) == (3, "")
    assert json.loads(told.out)["linked_by"].endswith("quick@2")
    assert run(["rumours", "--json", "--db", url]) == 0
    assert capsys.readouterr() == before
    assert run(["db", "relink", "--db", url]) == 0
    assert "linked by  rule:join@" in capsys.readouterr().out


def test_backup_restore_and_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Saved, brought back and moved; never over something that is there."""
    url, saved = filled(tmp_path), str(tmp_path / "saved.db")
    assert run(["db", "backup", saved, "--db", url]) == 0
    assert run(["db", "backup", saved, "--db", url]) == 2
    again, moved = f"sqlite:///{tmp_path / 'again.db'}", f"sqlite:///{tmp_path / 'moved.db'}"
    assert run(["db", "restore", saved, "--db", again]) == 0
    capsys.readouterr()
    assert run(["db", "copy", again, moved, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["counts"]["documents"] == 2
    assert run(["db", "copy", again, moved]) == 1
    assert "is not empty" in capsys.readouterr().err
    assert run(["db", "copy", again, again]) == 2


def test_upgrade(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An older database is named, then brought up to date."""
    url = filled(tmp_path)
    with SqlStore(url) as store:
        migrating.downgrade(store.engine, "1")
    assert run(["documents", "--db", url]) == 1
    assert "run 'reportedly db upgrade'" in capsys.readouterr().err
    assert run(["db", "upgrade", "--json", "--db", url]) == 0
    assert json.loads(capsys.readouterr().out) == {"before": "1", "after": migrating.newest()}
    assert run(["db", "upgrade", "--db", url]) == 0


def test_forget_and_retain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A person, a source, a document, and what is old; the ledger says by whom and why."""
    url = filled(tmp_path)
    assert run(["db", "forget", "--person", "Ida Moss", "--why", "asked", "--by", "tom", "--json", "--db", url]) == 0
    assert json.loads(capsys.readouterr().out)["by"] == "tom"
    with open_store(url) as store:
        source = store.view().sources().items[0].id
        document = store.view().documents().items[0].id
    assert run(["db", "forget", source, "--db", url]) == 0
    assert run(["db", "forget", document, "--db", url]) == 0
    assert run(["db", "forget", document, "--db", url]) == 2
    assert run(["db", "forget", "--db", url]) == 2
    assert run(["db", "retain", "--days", "1", "--by", "tom", "--db", url]) == 0
    with open_store(url) as store:
        assert [removal.kind for removal in store.view().removals()] == ["person", "source", "document", "age"]


def test_full_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Switched off, no text is left."""
    url = filled(tmp_path)
    assert run(["db", "full-text", "off", "--db", url]) == 0
    assert run(["db", "full-text", "maybe", "--db", url]) == 2
    with open_store(url) as store:
        assert {d.full_text for d in store.view().documents().items} == {False}
        assert store.view().check() == ()


def test_who_has_no_name_here_must_give_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a container whose user is not in its list; the ledger names nobody else."""

    def nobody() -> str:
        raise OSError("No username set in the environment")

    monkeypatch.setattr("getpass.getuser", nobody)
    url = filled(tmp_path)
    assert run(["db", "retain", "--days", "1", "--db", url]) == 2
    assert "give yours with --by" in capsys.readouterr().err
    assert run(["db", "retain", "--days", "1", "--by", "tom", "--db", url]) == 0
