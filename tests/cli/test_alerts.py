"""`reportedly alerts` lists what happened, keeps searches, and sends where somebody said so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.alerting.hooking import saved_search
from reportedly.cli import run
from reportedly.cli.alerts import after_adding
from reportedly.settings import Settings
from reportedly.store import Filters, open_store
from tests.cli.rumour_desk import rumour_desk
from tests.store.inventing import reading


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A desk with two rumours that was looked at once."""
    made = rumour_desk(tmp_path, monkeypatch)
    assert run(["alerts", "list", "--db", made]) == 0
    return made


def say(url: str, who: str, what: str) -> None:
    """Adds a text in which somebody says something."""
    with open_store(url) as store:
        store.writer.add([reading((who, what), outlet=f"The {who}", published="2026-05-09")])


def listed(url: str, capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, object]]:
    """The alerts as JSON."""
    capsys.readouterr()
    assert run(["alerts", "list", "--json", *more, "--db", url]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_what_is_added_is_looked_at_when_it_is_asked_for(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A denial by another voice; once, however often it is asked for."""
    say(url, "Ana Vale", "Ana Reis has not resigned as mayor of Port Ansel")
    kinds = [alert["kind"] for alert in listed(url, capsys)]
    assert "denied" in kinds
    assert [alert["kind"] for alert in listed(url, capsys)] == kinds
    assert run(["alerts", "list", "--db", url]) == 0
    assert "denied by Ana Vale" in capsys.readouterr().out


def test_a_search_is_kept_listed_and_dropped(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Its alerts are those that it finds."""
    assert run(["alerts", "keep", "resigned", "--name", "Mayor", "--by", "Ida", "--db", url]) == 0
    assert run(["alerts", "keep", "ferry", "--by", "Ida", "--json", "--db", url]) == 0
    say(url, "Ana Vale", "Ana Reis has not resigned as mayor of Port Ansel")
    assert listed(url, capsys, "--search", "Mayor") != []
    assert listed(url, capsys, "--search", "ferry") == []
    assert run(["alerts", "searches", "--db", url]) == 0
    assert "Mayor" in capsys.readouterr().out
    assert run(["alerts", "drop", "Mayor", "--db", url]) == 0
    assert run(["alerts", "list", "--search", "Mayor", "--db", url]) == 2
    assert "no search 'Mayor' is kept" in capsys.readouterr().err


def test_a_webhook_on_this_machine_is_refused_unless_it_is_allowed(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The alert waits, and the list says why."""
    assert run(["alerts", "webhook", "http://127.0.0.1:9/hook", "--by", "Ida", "--db", url]) == 0
    assert "whsec_" in capsys.readouterr().out
    say(url, "Ana Vale", "Ana Reis has not resigned as mayor of Port Ansel")
    assert run(["alerts", "send", "--json", "--db", url]) == 1
    assert json.loads(capsys.readouterr().out)["arrived"] == 0
    assert run(["alerts", "webhooks", "--json", "--db", url]) == 0
    told = json.loads(capsys.readouterr().out)
    assert "is a private address" in told["problem"]
    assert "secret" not in told
    assert run(["alerts", "drop", told["id"], "--db", url]) == 0


def test_after_adding_it_is_looked_only_where_somebody_waits(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a kept search and without a webhook nothing is joined and nothing is said."""
    say(url, "Ana Vale", "Ana Reis has not resigned as mayor of Port Ansel")
    capsys.readouterr()
    with open_store(url) as store:
        after_adding(store, Settings())
        assert len(store.view().unlinked()) == 1
        store.writer.save_search(saved_search("resigned", Filters(), by="Ida"))
        after_adding(store, Settings())
        assert store.view().unlinked() == ()
    assert "0 sent; 'reportedly alerts list' shows them" in capsys.readouterr().err
