"""`reportedly close` lets a person say what became of a rumour."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli import run
from reportedly.rumours.closings import closings
from reportedly.store import open_store
from tests.cli.rumour_desk import rumour_desk


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A desk with two rumours, one of them disputed."""
    return rumour_desk(tmp_path, monkeypatch)


def rumours(url: str, capsys: pytest.CaptureFixture[str], *more: str) -> list[str]:
    """The ids of the rumours."""
    capsys.readouterr()
    assert run(["rumours", "--json", *more, "--db", url]) == 0
    return [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]


def test_every_closing_is_kept_with_who_and_why(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The later one does not take the place of the earlier one."""
    (name,) = rumours(url, capsys, "--denied")
    assert run(["close", name, "probably-false", "--by", "Ana", "--why", "she is in office", "--db", url]) == 0
    assert capsys.readouterr().out == "probably false, says Ana\n"
    assert run(["close", name, "Confirmed False", "--by", "Bo", "--why", "seen", "--json", "--db", url]) == 0
    assert json.loads(capsys.readouterr().out)["status"] == "confirmed false"
    with open_store(url) as store:
        kept = list(closings(store.view().judgements()))
    assert [(c.status.value, c.by, c.reason) for c in kept] == [
        ("probably false", "Ana", "she is in office"),
        ("confirmed false", "Bo", "seen"),
    ]


def test_two_rumours_of_one_status_stay_two(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A status joins nothing."""
    before = rumours(url, capsys)
    for name in before:
        assert run(["close", name, "impossible to verify", "--by", "Ana", "--why", "no", "--db", url]) == 0
    assert rumours(url, capsys) == before


def test_a_status_is_taken_back_by_the_one_who_gave_it(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The one before it holds again; nobody takes back what is another person's."""
    (name,) = rumours(url, capsys, "--denied")
    assert run(["close", name, "under-investigation", "--by", "Ana", "--db", url]) == 0
    assert run(["close", name, "confirmed-true", "--by", "Bo", "--why", "seen", "--db", url]) == 0
    assert run(["close", name, "--undo", "--by", "Bo", "--db", url]) == 0
    assert capsys.readouterr().out.endswith("taken back, says Bo\n")
    with open_store(url) as store:
        assert [c.by for c in closings(store.view().judgements())] == ["Ana"]
    assert run(["close", name, "--undo", "--by", "Bo", "--db", url]) == 2
    assert "Bo has given it none" in capsys.readouterr().err


def test_sources_and_rumours_are_graded(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each by its own list; the words of the Admiralty code come with the letter."""
    (name,) = rumours(url, capsys, "--denied")
    with open_store(url) as store:
        source = store.view().sources().items[0].id
    assert run(["grade", source, "b", "--by", "Ana", "--db", url]) == 0
    assert capsys.readouterr().out == "B, usually reliable, says Ana\n"
    assert run(["grade", name, "4", "--by", "Ana", "--why", "one voice", "--json", "--db", url]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["topic"], told["value"], told["reason"]) == ("credibility", "4", "one voice")
    assert run(["grade", source, "4", "--db", url]) == 2
    assert "'4' is no grade of reliability; give one of 'A'" in capsys.readouterr().err
    assert run(["grade", "s0000000000000000", "A", "--db", url]) == 2
    assert "there is no source" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["r000000000000", "confirmed true", "--why", "x"], "there is no rumour and no claim 'r000000000000'"),
        (["r000000000000", "true"], "'true' is no status; give one of 'new', 'under investigation'"),
        (["r000000000000", "new", "--by", "rule:x"], "a decision needs the name of a person"),
        (["r000000000000", "confirmed true"], "closes the rumour, which needs a reason; say on what it rests (--why)"),
        (["r000000000000"], "give what you decide, or --undo"),
    ],
)
def test_a_call_that_cannot_be_meant_has_one_line(
    url: str, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the way out."""
    assert run(["close", *arguments, "--db", url]) == 2
    assert words in capsys.readouterr().err
