"""`reportedly evaluate attribution` scores, shows, writes and holds floors."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from reportedly.cli import run

RESOURCES = Path(__file__).parents[1] / "resources"
GOLD, OTHER = RESOURCES / "gold.jsonl", RESOURCES / "perturbed.jsonl"
LINES = (
    {"text": "Ida rain fell\nand snow", "attributions": [{"source": [[0, 3]], "content": [[4, 13]]}]},
    {"text": "Ada hail fell\nand sleet", "attributions": [{"source": [[14, 17]], "content": [[4, 13]]}]},
)


@pytest.fixture
def data(tmp_path: Path, quick_reader: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two marked articles: the quick reader reads one of them right, the other with a wrong source."""
    monkeypatch.setattr(sys.modules["reportedly.reading.reader"].Reader, "model_sha256", "abcd", raising=False)
    path = tmp_path / "gold.jsonl"
    lines = [{"id": str(n), "publisher": "East", **line} for n, line in enumerate(LINES)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def evaluate(data: Path, *options: str | Path) -> int:
    """The exit code of the command."""
    return run(["evaluate", "attribution", "--data", str(data), *map(str, options)])


def test_the_texts_are_read_and_scored(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Half of the marks are found; the model and its hash are named, and nothing is said on standard error."""
    assert evaluate(data, "--json") == 0
    captured = capsys.readouterr()
    report = json.loads(captured.out)
    assert (report["found"], report["found_content"], report["documents"]) == (0.5, 1.0, 2)
    assert (report["model"], report["model_sha256"]) == ("quick@1", "abcd")
    assert report["by_publisher"]["East"]["found"] == 0.5
    assert report["by_source_kind"]["person"] == {"predicted": 2, "found": 1, "precision": 0.5}
    assert captured.err == ""


def test_people_get_tables(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Measures in per cent, then by publisher, then by kind of source."""
    assert evaluate(data) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "found 50.0 50.0 50.0 0.0 to 100.0 2 / 2" in shown
    assert "East 50.0" in shown
    assert "person 50.0 1 / 2" in shown


def test_readings_made_elsewhere_are_scored(capsys: pytest.CaptureFixture[str]) -> None:
    """With predictions nothing is read, and no model is named."""
    assert evaluate(GOLD, "--predictions", OTHER, "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["found"] == pytest.approx(0.7059, abs=0.0001)
    assert report["model"] is None


def test_what_was_scored_can_be_written(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The written spans, scored again, give the same figures."""
    path = tmp_path / "spans.jsonl"
    assert evaluate(data, "--json", "--write-predictions", path) == 0
    first = json.loads(capsys.readouterr().out)
    assert evaluate(data, "--json", "--predictions", path) == 0
    again = json.loads(capsys.readouterr().out)
    assert {k: v for k, v in first.items() if not k.startswith("model")} == {
        k: v for k, v in again.items() if not k.startswith("model")
    }


def test_the_page_of_errors_is_written(data: Path, tmp_path: Path) -> None:
    """The page shows the document that was read wrong and not the other."""
    page = tmp_path / "errors.html"
    assert evaluate(data, "--errors", page) == 0
    html = page.read_text(encoding="utf-8")
    assert ">wrong source<" in html
    assert "<h2>1</h2>" in html
    assert "<h2>0</h2>" not in html


def test_floors_are_pinned_held_and_lowered(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Raising makes the first floors; what falls below one is named with exit code 1; only lowering lowers."""
    floors = tmp_path / "floors.json"
    assert evaluate(data, "--floors", floors, "--raise-floors") == 0
    assert "floor of found: none before, 0.495 now" in capsys.readouterr().err
    assert evaluate(data, "--floors", floors) == 0
    bad = floors.read_text().replace("0.495", "0.9")
    floors.write_text(bad)
    capsys.readouterr()
    assert evaluate(data, "--floors", floors) == 1
    assert "found is 0.5000, below its floor of 0.9000" in capsys.readouterr().err
    assert evaluate(data, "--floors", floors, "--raise-floors") == 0
    assert json.loads(floors.read_text()) == json.loads(bad)
    assert evaluate(data, "--floors", floors, "--lower-floors") == 0
    assert "floor of found: 0.900 before, 0.495 now" in capsys.readouterr().err
    assert evaluate(data, "--floors", floors) == 0


def test_changed_data_fail_the_floors(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One more line in the data, and the floors say that they are for other data."""
    floors = tmp_path / "floors.json"
    assert evaluate(data, "--floors", floors, "--raise-floors") == 0
    with data.open("a") as file:
        file.write('{"id": "2", "text": "Rain", "attributions": []}\n')
    assert evaluate(data, "--floors", floors) == 1
    assert "the data differ" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [
        ["--raise-floors"],
        ["--lower-floors"],
        ["--floors", "f.json", "--raise-floors", "--lower-floors"],
        ["--floors", "f.json", "--raise-floors", "--predictions", str(OTHER)],
        ["--nonsense"],
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The call is refused before anything is read, with the reason."""
    assert evaluate(GOLD, *options) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize("options", [["--floors", "no/floors.json"], ["--errors", "no/page.html"]])
def test_files_that_cannot_be_used_are_one_line(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is not there is named, without a traceback, with exit code 1."""
    assert evaluate(GOLD, "--predictions", OTHER, *options) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_bad_data_name_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The one line has the file and the line number."""
    path = tmp_path / "bad.jsonl"
    path.write_text('{"id": "a", "text": "Rain.", "attributions": []}\n{"id": 7}\n')
    assert evaluate(path, "--predictions", OTHER) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"reportedly: {path}, line 2: ")
    assert err.count("\n") == 1
