"""Links between sources and names are counted against marks made by hand."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from reportedly.errors import DataError
from reportedly.evaluation.resolution import (
    Form,
    Links,
    Mark,
    form_of,
    is_right,
    main,
    read_marks,
    score_names,
    table,
    total,
)
from reportedly.model import Span, text_sha256

TEXT = "Ana Reis spoke. Reis said no. She said it twice. The mayor left. Sources wept."
MARKS = Path(__file__).parent.parent / "resources" / "resolution_marks.jsonl"


def _mark(words: str, name: str | None = "Ana Reis") -> Mark:
    start = TEXT.index(words)
    place = None if name is None else Span(TEXT.index(name), TEXT.index(name) + len(name))
    return Mark(Span(start, start + len(words)), place)


FORMS = [
    (_mark("Ana Reis"), Form.IN_FULL),
    (_mark("Reis said"), Form.SHORT),
    (_mark("She"), Form.PRONOUN),
    (_mark("The mayor"), Form.DESCRIPTION),
    (_mark("Sources", None), Form.OPEN),
]


@pytest.mark.parametrize(("mark", "form"), FORMS)
def test_the_form_of_a_source(mark: Mark, form: Form) -> None:
    """Easy links are counted apart from hard ones, so that they cannot hide them."""
    assert form_of(TEXT, mark) is form


@pytest.mark.parametrize(
    ("name", "marked", "right"),
    [
        ("Ana M. Reis", "Ana Reis", True),
        ("Reis", "Ana Reis", False),
        ("Paul Reis", "Ana Reis", False),
        ("Supreme Court", "Eastholm Supreme Court", True),
        ("The Foundry Trust", "Foundry Trust", True),
        ("Court", "Supreme Court", False),
    ],
)
def test_which_name_is_right(name: str, marked: str, right: bool) -> None:
    """A person's name is right with its given name, an organisation's also without its first words."""
    assert is_right(name, marked) is right


def test_links_are_counted_by_form() -> None:
    """A wrong link, a right one, a missing one and one too many are each seen."""
    marks = [mark for mark, _ in FORMS]
    found = score_names(TEXT, marks, ["Ana Reis", "Paul Reis", None, "Ana Reis", "Ana Reis"])
    assert found[Form.IN_FULL] == Links(1, 1, 1, 1)
    assert found[Form.SHORT] == Links(1, 1, 1, 0)
    assert found[Form.PRONOUN] == Links(1, 1, 0, 0)
    assert found[Form.DESCRIPTION] == Links(1, 1, 1, 1)
    assert found[Form.OPEN] == Links(1, 0, 1, 0)
    every = sum(total([found, found]).values(), Links())
    assert every == Links(10, 8, 8, 4)
    assert (every.precision, every.coverage) == (0.5, 0.5)
    assert (Links().precision, Links().coverage) == (1.0, 1.0)
    assert "all but in full" in table(found)


def test_the_shipped_marks_hold_no_words() -> None:
    """Forty documents are marked by ids, hashes and offsets alone."""
    documents = read_marks(MARKS)
    assert len({d.id for d in documents}) == len(documents) == 40
    assert all(len(d.sha256) == 64 for d in documents)
    assert sum(mark.name is not None for d in documents for mark in d.marks) == 762
    keys = {key for line in MARKS.read_text(encoding="utf-8").splitlines() for key in json.loads(line)}
    assert keys == {"id", "sha256", "marks"}


def _files(folder: Path, *, text: str = TEXT) -> list[str]:
    marks = [msgspec.to_builtins(mark) for mark, _ in FORMS]
    lines = {
        "marks": {"id": "a", "sha256": text_sha256(TEXT), "marks": marks},
        "texts": {"id": "a", "text": text, "title": "not needed"},
        "mentions": {"id": "a", "entities": [[0, 8, "person"], [16, 20, "person"]]},
    }
    for name, line in lines.items():
        (folder / name).write_text(json.dumps(line) + "\n", encoding="utf-8")
    return [str(folder / name) for name in lines]


def test_the_command_prints_the_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Three files give one table."""
    assert main(_files(tmp_path)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == ["in", "full", "1", "1", "1", "1", "1.000", "1.000"]
    assert lines[3].split() == ["pronoun", "1", "1", "1", "1", "1.000", "1.000"]


@pytest.mark.parametrize("change", ["text", "format", "missing", "usage"])
def test_what_cannot_be_measured_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], change: str) -> None:
    """Another text, a broken line, a missing file and wrong usage are told in one line each."""
    arguments = _files(tmp_path, text="another" if change == "text" else TEXT)
    if change == "format":
        (tmp_path / "marks").write_text("{}\n", encoding="utf-8")
    if change == "missing":
        (tmp_path / "mentions").unlink()
    assert main(arguments[: 1 if change == "usage" else 3]) == (2 if change == "usage" else 1)
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_broken_line_names_its_place(tmp_path: Path) -> None:
    """Whoever wrote the file can find the line."""
    (tmp_path / "marks").write_text('{"id": "a"}\n', encoding="utf-8")
    with pytest.raises(DataError, match=r"marks, line 1"):
        read_marks(tmp_path / "marks")
