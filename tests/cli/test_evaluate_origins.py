"""`reportedly evaluate origins` counts the origins of simulated rumours."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli import run


def test_the_measures_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With given stories too."""
    stories = tmp_path / "stories.txt"
    stories.write_text("The quay was swept. Nobody came. A bell rang twice.\n", encoding="utf-8")
    call = ["evaluate", "origins", "--cascades", "2", "--largest", "6", "--json"]
    assert run(call) == 0
    assert json.loads(capsys.readouterr().out)["cascades"] == 2
    assert run([*call, "--texts", str(stories)]) == 0
    assert "kept_exact" in json.loads(capsys.readouterr().out)


def test_a_file_without_stories_is_refused_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As is one that is not there."""
    empty = tmp_path / "empty.txt"
    empty.write_text("\n\n", encoding="utf-8")
    assert run(["evaluate", "origins", "--texts", str(empty)]) == 1
    assert "holds no story; give one a line" in capsys.readouterr().err
    assert run(["evaluate", "origins", "--texts", str(tmp_path / "gone.txt")]) == 1
    assert "cannot be read" in capsys.readouterr().err
