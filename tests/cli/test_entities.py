"""People and bodies over all documents: listed, shown, joined, split and asked about."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from reportedly.cli import run
from reportedly.cli.entities import is_about_sources, is_entity
from reportedly.store import Store
from tests.new_desks import new_desk
from tests.store.inventing import reading

FERRY = (("Ana Reis", "the Port Ansel ferry will go to Brill"), ("Tom Reed", "nobody was asked about Brill"))
AGAIN = (("Ana Reis", "the ferry is sold to Brill"), ("Tom Reed", "the guild is angry with Port Ansel"))
BREAD = (("Ana Reis", "bread will be dear"),)


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A desk with a name that two people may share."""
    return new_desk(tmp_path / "desk.db", _fill)


def _fill(store: Store) -> None:
    store.writer.add([reading(*FERRY, outlet="The Weir"), reading(*AGAIN), reading(*BREAD)])


def lines(capsys: pytest.CaptureFixture[str], *call: str) -> list[dict[str, Any]]:
    """What a command prints as JSON."""
    assert run([*call, "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def reis(url: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """Who goes by the name."""
    return lines(capsys, "sources", "--joined", "--name", "reis", "--db", url)


def test_people_are_listed_and_shown(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Those in most documents first, with why their mentions are together."""
    assert [(e["documents"], e["outlets"]) for e in reis(url, capsys)] == [(2, ["The Weir"]), (1, [])]
    assert run(["sources", "--joined", "--kind", "official", "--db", url]) == 0
    assert capsys.readouterr().out == "Nothing was found.\n"
    assert len(lines(capsys, "sources", "--joined", "--outlet", "the weir", "--db", url)) == 2
    entity = reis(url, capsys)[0]["id"]
    assert run(["sources", entity, "--db", url]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Ana Reis (person): 2 claims in 2 documents\n\nMentions\n  Ana Reis")
    assert "rule:sources@1: same" in shown
    (page,) = lines(capsys, "sources", entity, "--db", url)
    assert [m["id"] for m in page["mentions"]] == page["source"]["mentions"]


def test_two_are_joined_and_taken_apart_again(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """By the ids of the list, or by those of mentions."""
    one, other = (entity["id"] for entity in reis(url, capsys))
    (made,) = lines(capsys, "join", one, other, "--by", "Ida Moss", "--db", url)
    assert (made["by"], made["verdict"]) == ("Ida Moss", "same")
    assert len(reis(url, capsys)) == 1
    assert run(["join", made["left"], made["right"], "--undo", "--db", url]) == 0
    assert capsys.readouterr().out == "taken back; they are two sources\n"
    assert run(["join", made["left"], made["right"], "--db", url]) == 0
    assert capsys.readouterr().out == "one source now\n"


def test_a_mention_is_taken_out(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Of all that it was joined with."""
    mention = reis(url, capsys)[0]["mentions"][0]
    assert run(["split", mention, "--by", "Ida Moss", "--db", url]) == 0
    assert capsys.readouterr().out.startswith(f"kept apart: {mention} and s")
    assert len(reis(url, capsys)) == 3


def test_wrong_calls_are_one_line(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An id of nobody, one with itself, a time that does not fit."""
    one = reis(url, capsys)[0]
    for call, reason in (
        (["join", one["id"], "e0123456789ab"], "no source with a name"),
        (["join", one["id"], one["id"]], "give two"),
        (["split", one["sources"][0]], "give two"),
        (["sources", "e0123456789ab"], "lists them"),
        (["sources", "--joined", "--since", "2026-01-01"], "give --as-of"),
    ):
        assert run([*call, "--db", url]) == 2
        assert reason in capsys.readouterr().err


@pytest.mark.parametrize(("key", "people", "open_"), [("y", 1, 0), ("n", 2, 0), ("u", 2, 0), ("s", 2, 1)])
def test_review_asks_about_sources(
    key: str, people: int, open_: int, url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One question for two people, however many mentions are unsure; what was answered is not asked again."""
    (question,) = lines(capsys, "review", "--sources", "--db", url)
    assert (question["left_name"], question["right_name"]) == ("Ana Reis", "Ana Reis")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{key}\n"))
    assert run(["review", "--sources", "--by", "Ida Moss", "--db", url]) == 0
    assert "both are named Ana Reis; nothing but the name in common" in capsys.readouterr().out
    assert len(reis(url, capsys)) == people
    assert len(lines(capsys, "review", "--sources", "--db", url)) == open_


def test_ids_of_sources_are_told_by_their_form() -> None:
    """Of claims and rumours they are not."""
    assert is_entity("e0123456789ab")
    assert is_about_sources("s0123456789abcdef", None)
    assert is_about_sources("r0", "s0123456789abcdef:d0123456789abcdef")
    assert not is_about_sources("a0123456789abcdef", "r0123456789ab", None)
