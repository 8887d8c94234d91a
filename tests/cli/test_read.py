"""`reportedly read` reads what it can, refuses the rest and says which by its exit code."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from reportedly.cli import run
from reportedly.cli.read import settings_of
from reportedly.settings import Settings

pytestmark = pytest.mark.usefixtures("quick_reader")
TEXT = "Ida said that the old bridge over the weir would hold until the spring, and that nobody had asked her.\n"


@pytest.fixture
def story(tmp_path: Path) -> str:
    """The path of a small story."""
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_a_story_is_shown_for_people(story: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The text with its marks, then the table; without styles, since nobody looks."""
    assert run(["read", story]) == 0
    shown = capsys.readouterr().out
    assert shown.count("*Ida* [said that") == 1
    assert "1 claim, by kind of source: person 1" in shown
    assert "\x1b" not in shown


def test_a_bad_input_loses_nothing_else(story: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The good ones are read, the bad one has its line, and the exit code is 1."""
    gone = str(tmp_path / "gone.txt")
    assert run(["read", "--json", story, gone, story]) == 1
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 2
    assert captured.err.startswith(f"reportedly: {gone}: ")
    assert captured.err.count("\n") == 1


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A hyphen stands for it."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert run(["read", "--json", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["attributions"][0]["source"]["text"] == "Ida"


def test_the_output_may_be_a_file(story: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Then nothing goes to standard output."""
    page = tmp_path / "page.html"
    assert run(["read", "--html", "-o", str(page), story]) == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert capsys.readouterr().out == ""


def test_writing_over_an_input_is_refused(story: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It is wrong usage, found before anything is read."""
    assert run(["read", "--output", story, story]) == 2
    assert "is also an input" in capsys.readouterr().err
    assert Path(story).read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize(
    "arguments", [["read"], ["read", "--json", "--html", "x"], ["read", "--max-bytes", "0", "x"], ["read", "--no", "x"]]
)
def test_wrong_usage_is_one_line_and_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The line says where to look."""
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("reportedly: ")
    assert captured.err.count("\n") == 1


def test_a_limit_is_kept(story: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`--max-bytes` refuses what is larger."""
    assert run(["read", "--max-bytes", "20", story]) == 1
    assert run(["read", "--max-bytes", "2000", story]) == 0
    assert capsys.readouterr().err.count("\n") == 1


def test_a_private_address_is_refused_unless_allowed(capsys: pytest.CaptureFixture[str]) -> None:
    """Refused before a connection is made; once allowed, the connection itself is what fails."""
    assert run(["read", "http://127.0.0.1:1/"]) == 1
    assert "not a public address" in capsys.readouterr().err
    assert run(["read", "--allow-private", "http://127.0.0.1:1/"]) == 1
    assert "not a public address" not in capsys.readouterr().err


def test_the_options_becomesettings_of() -> None:
    """What is not given keeps its default; a limit holds for files and for pages."""
    assert settings_of(False, None) == Settings()
    assert settings_of(True, 7) == Settings(allow_private=True, max_bytes=7, fetch_bytes=7)
