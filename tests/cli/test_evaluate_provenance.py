"""`reportedly evaluate copies` and `credits` measure, print and hold floors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli import run
from reportedly.evaluation.texts import ID
from reportedly.model import text_sha256

STORY = "Divers who went down at noon found the wreck of the crane resting on two barges that had been moored there."
TEXTS = [STORY, f"Ferro told Kestrel Radio. {STORY}"]


@pytest.fixture
def given(tmp_path: Path) -> dict[str, list[str]]:
    """Two texts with their labels, as the options of either command."""
    data, pairs, marks = (tmp_path / name for name in ("texts.jsonl", "pairs.jsonl", "marks.jsonl"))
    data.write_text("".join(json.dumps({"text": text}) + "\n" for text in TEXTS))
    left, right = (text_sha256(text)[:ID] for text in TEXTS)
    pairs.write_text(json.dumps({"left": left, "right": right, "label": "copied"}))
    marks.write_text(json.dumps({"id": right, "credits": [[11, 24, "media", "cited"]]}))
    return {
        "copies": ["evaluate", "copies", "--data", str(data), "--labels", str(pairs)],
        "credits": ["evaluate", "credits", "--data", str(data), "--labels", str(marks)],
    }


@pytest.mark.parametrize(("command", "measure"), [("copies", "derived_f1"), ("credits", "f1")])
def test_json(command: str, measure: str, given: dict[str, list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    """One flat object with every figure."""
    assert run([*given[command], "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[measure] == 1.0


@pytest.mark.parametrize("command", ["copies", "credits"])
def test_floors(command: str, given: dict[str, list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Floors are pinned under the command's name, hold, and fail where they are above what is measured."""
    floors = tmp_path / "floors.json"
    assert run([*given[command], "--floors", str(floors), "--raise-floors"]) == 0
    pinned = json.loads(floors.read_text())
    assert [name.partition(" ")[2] for name in pinned] == [command]
    assert run([*given[command], "--floors", str(floors)]) == 0
    floors.write_text(floors.read_text().replace("0.995", "1.5"))
    assert run([*given[command], "--floors", str(floors)]) == 1
    assert "below its floor" in capsys.readouterr().err


def test_missing_labels(given: dict[str, list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there is one clear line."""
    assert run([*given["copies"][:-1], "nowhere.jsonl"]) == 1
    assert "nowhere.jsonl: cannot be read" in capsys.readouterr().err
