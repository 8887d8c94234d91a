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
    assert run(["close", name, "Confirmed False", "--by", "Bo", "--json", "--db", url]) == 0
    assert json.loads(capsys.readouterr().out)["status"] == "confirmed false"
    with open_store(url) as store:
        kept = list(closings(store.view().judgements()))
    assert [(c.status.value, c.by, c.reason) for c in kept] == [
        ("probably false", "Ana", "she is in office"),
        ("confirmed false", "Bo", ""),
    ]


def test_two_rumours_of_one_status_stay_two(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A status joins nothing."""
    before = rumours(url, capsys)
    for name in before:
        assert run(["close", name, "impossible to verify", "--by", "Ana", "--db", url]) == 0
    assert rumours(url, capsys) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["r000000000000", "confirmed true"], "there is no rumour and no claim 'r000000000000'"),
        (["r000000000000", "true"], "'true' is no status; give one of 'new', 'under investigation'"),
        (["r000000000000", "new", "--by", "rule:x"], "is the name of a rule; give that of a person"),
    ],
)
def test_a_call_that_cannot_be_meant_has_one_line(
    url: str, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the way out."""
    assert run(["close", *arguments, "--db", url]) == 2
    assert words in capsys.readouterr().err
