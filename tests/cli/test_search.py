"""`reportedly search` finds claims and documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli import run
from tests.cli.desk import filled


def test_claims_are_shown_with_their_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who, where and when, then the words in context, marked."""
    assert run(["search", "bridge OR pier", "--db", filled(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert "Ida Moss (person) · The Weir · 2026-05-04" in shown
    assert "the *bridge* would hold" in shown
    assert shown.endswith("2 found.\n")


def test_filters_and_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line each; a filter narrows; nothing found is said."""
    url = filled(tmp_path)
    assert run(["search", "bridge OR pier", "--outlet", "the weir", "--json", "--db", url]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["claim"]["name"] == "Ida Moss"
    assert run(["search", "bridge", "--kind", "media", "--db", url]) == 0
    assert capsys.readouterr().out == "Nothing was found.\n"
    assert run(["search", '"that the bridge"', "--documents", "--json", "--db", url]) == 0
    assert json.loads(capsys.readouterr().out)["claim"] is None


def test_words_need_no_quotation_marks_of_the_shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Several are one search."""
    url = filled(tmp_path)
    assert run(["search", "bridge", "OR", "pier", "--json", "--db", url]) == 0
    apart = capsys.readouterr().out
    assert run(["search", "bridge OR pier", "--json", "--db", url]) == 0
    assert capsys.readouterr().out == apart
    assert apart.count("\n") == 2


def test_a_wrong_search_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With exit code 2."""
    assert run(["search", "NOT bridge", "--db", filled(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("reportedly: the search only says what to leave out")
    assert run(["search", "bridge", "--certainty", "maybe", "--db", filled(tmp_path)]) == 2
    assert "CT+, PR+" in capsys.readouterr().err
