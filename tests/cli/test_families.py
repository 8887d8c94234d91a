"""`reportedly families` shows and sets which outlets are one publisher's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli import run
from reportedly.cli.families import ENDING, KeptFamilies, families_of
from reportedly.cli.intake.desk import beside
from tests.cli.desk import filled


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A desk in a folder of its own."""
    return filled(tmp_path)


def listed(url: str, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str]]:
    """The families as JSON shows them."""
    capsys.readouterr()
    assert run(["families", "--json", "--db", url]) == 0
    rows = map(json.loads, capsys.readouterr().out.splitlines())
    return [(row["family"], row["outlet"]) for row in rows]


def test_outlets_are_put_into_a_family_and_out_of_it(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What was set is kept beside the desk."""
    assert listed(url, capsys) == []
    assert run(["families", "The Weir", "Radio  Ansel", "--family", "Moss Group", "--db", url]) == 0
    assert "Moss Group Radio Ansel" in " ".join(capsys.readouterr().out.split())
    assert listed(url, capsys) == [("Moss Group", "Radio Ansel"), ("Moss Group", "The Weir")]
    assert run(["families", "weir", "--forget", "--db", url]) == 0
    assert families_of(url) == {"Radio Ansel": "Moss Group"}


def test_a_file_is_taken_in_and_its_bad_lines_are_named(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The others are kept; the exit code says that something was refused."""
    (tmp_path / "f.tsv").write_text("The Weir\tMoss\nnonsense\nCourier\tState\n", encoding="utf-8")
    assert run(["families", "--from", str(tmp_path / "f.tsv"), "--db", url]) == 1
    assert "f.tsv:2: is not an outlet, a tab and its family; write both" in capsys.readouterr().err
    assert listed(url, capsys) == [("Moss", "The Weir"), ("State", "Courier")]


def test_a_bad_line_of_the_desks_own_file_is_named_too(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A person may have edited it."""
    (tmp_path / "desk.db.families").write_text("The Weir\n", encoding="utf-8")
    assert families_of(url) == {}
    assert "desk.db.families:1: is not an outlet" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["The Weir"], 2, "name the outlets with either --family or --forget"),
        (["--family", "Moss"], 2, "name the outlets with either --family or --forget"),
        (["The Weir", "--family", "Moss", "--forget"], 2, "either --family or --forget"),
        (["The Weir", "--family", " "], 2, "is no name that the file can hold"),
        (["#1 News", "--family", "Moss"], 2, "is no name that the file can hold"),
        (["--from", "missing.tsv"], 1, "missing.tsv: cannot be read (No such file or directory)"),
        (["--from", "/dev/null"], 1, "/dev/null: holds no families; give a file with"),
        (["--from", "/dev/zero"], 1, "/dev/zero: is larger than 10,000,000 bytes"),
        (["--from", "a\0b"], 1, "cannot be the name of a file"),
    ],
)
def test_a_call_that_cannot_be_meant_has_one_line(
    url: str, arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is kept then."""
    assert run(["families", *arguments, "--db", url]) == code
    assert words in capsys.readouterr().err
    assert families_of(url) == {}


def test_a_file_that_is_not_utf_8_is_refused(url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In one line, with the way out."""
    (tmp_path / "f.tsv").write_bytes(b"Caf\xe9\tMoss\n")
    assert run(["families", "--from", str(tmp_path / "f.tsv"), "--db", url]) == 1
    assert "is not UTF-8; save it again in UTF-8" in capsys.readouterr().err


def test_many_bad_lines_are_counted(url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of another kind fills no screen; many outlets are taken in at once."""
    good = "".join(f"Outlet {n}\tMoss\n" for n in range(5000))
    (tmp_path / "f.tsv").write_text("nonsense\n" * 250 + good, encoding="utf-8")
    assert run(["families", "--from", str(tmp_path / "f.tsv"), "--db", url]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 101
    assert told.endswith("f.tsv: has 150 more lines that cannot be read; mend those that are named first\n")
    assert len(families_of(url)) == 5000


def test_a_desk_that_is_served_reads_the_file_again_once_it_is_another(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """And not before, so that a bad line of it is not told with each page."""
    kept = KeptFamilies(url)
    assert kept() == {}
    run(["families", "The Weir", "--family", "Moss", "--db", url])
    first = kept()
    assert first == {"The Weir": "Moss"}
    assert kept() is first
    run(["families", "The Weir", "--family", "Reed Press", "--db", url])
    assert kept() == {"The Weir": "Reed Press"}
    file = beside(url, ENDING)
    file.write_text("nonsense\n", encoding="utf-8")
    capsys.readouterr()
    assert [kept(), kept()] == [{}, {}]
    assert capsys.readouterr().err.count("is not an outlet") == 1
    file.unlink()
    assert kept() == {}
