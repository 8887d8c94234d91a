"""`reportedly explain` finds one claim by number, id or the beginning of its id, and says why it has its values."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli import run
from reportedly.cli.explain import chosen
from reportedly.errors import UsageError
from reportedly.model import Reading

TEXT = "Ida Moss said on Monday that the bridge may have moved. The mayor declined to comment.\n"


@pytest.fixture
def story(tmp_path: Path) -> str:
    """The path of a small story."""
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_every_value_is_explained(story: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The hedge and what it governs, who it is, on what it rests and when it was said."""
    assert run(["explain", story, "--claim", "1"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    for said in (
        "the source possible ‘may’ makes possible ‘moved’",
        "Ida Moss · said ·",
        "distance named",
        "chain Ida Moss",
    ):
        assert said in shown
    assert "“Monday” = XXXX-WXX-1" in shown
    assert "the document has no date" in shown


def test_declining_is_not_denying(story: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nor is it explained as one."""
    assert run(["explain", story, "--claim", "2"]) == 0
    assert "declines to comment" in capsys.readouterr().out


def test_json_holds_the_claim_and_its_document(story: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One line, with the id by which the claim can be asked for again."""
    assert run(["explain", story, "--claim", "1", "--json"]) == 0
    line = json.loads(capsys.readouterr().out)
    assert list(line) == ["document", "model", "number", "of", "attribution"]
    assert run(["explain", story, "--claim", line["attribution"]["id"][:6], "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == line


@pytest.mark.parametrize("claim", ["0", "3", "zz", "", " "])
def test_a_claim_that_is_not_there_is_wrong_usage(story: str, claim: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One line says so, and how many there are."""
    assert run(["explain", story, "--claim", claim]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "there are 2" in captured.err


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With one line and the exit code of the other commands."""
    assert run(["explain", str(tmp_path / "gone.txt"), "--claim", "1"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_what_may_mean_two_claims_is_asked_again(reading: Reading) -> None:
    """A number in two documents, or a beginning that several ids have."""
    assert chosen([reading], "c") == (reading, 2)
    with pytest.raises(UsageError, match="2 claims are meant"):
        chosen([reading, reading], "1")


def test_a_hop_says_where_the_page_links_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By its canonical address."""
    words = "The old swing bridge will close on Monday, according to"
    link = '<a href="https://harbour.example/x?utm_source=y">the Harbour Post</a>'
    page = tmp_path / "page.html"
    more = "<p>The mayor and the harbour master said on Friday that they had not been told of any closure.</p>"
    page.write_text(f"<html><body><article><p>{words} {link}.</p>{more}</article></body></html>")
    assert run(["explain", str(page), "--claim", "1"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Harbour Post (media), “the Harbour Post”, linked to https://harbour.example/x › this text" in said
