"""Readings are written in three forms, to standard output or to a file, and nothing is destroyed on the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.cli.writing import Form, check_output, form_of, write
from reportedly.errors import ReportedlyError, UsageError
from reportedly.model import Reading


def test_the_switches_choose_the_form() -> None:
    """None of them is for people; both at once cannot be meant."""
    assert [form_of(False, False), form_of(True, False), form_of(False, True)] == [Form.TEXT, Form.JSON, Form.HTML]
    with pytest.raises(UsageError, match="exclude one another"):
        form_of(True, True)


def test_json_is_one_line_a_document(reading: Reading, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Each line is whole."""
    write([reading, reading], Form.JSON, None)
    lines = capsysbinary.readouterr().out.splitlines()
    assert [json.loads(line)["document"]["id"] for line in lines] == ["bridge", "bridge"]


def test_html_is_one_page_for_all(reading: Reading, tmp_path: Path) -> None:
    """Two documents are two sections."""
    write([reading, reading], Form.HTML, tmp_path / "page.html")
    written = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert written.count("<!DOCTYPE html>") == 1
    assert written.count("<article ") == 2


def test_text_goes_to_a_file_without_styles(reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is no terminal, whatever the environment says about this one."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    write([reading, reading], Form.TEXT, tmp_path / "out.txt")
    written = (tmp_path / "out.txt").read_text(encoding="utf-8")
    assert "\x1b" not in written
    assert written.count("*Mayor*") == 2
    assert "\n--------\n" in written


def test_text_survives_a_terminal_that_cannot_write_it(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the encoding lacks a character, another one stands in for it."""
    import io
    import sys

    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    write([reading], Form.TEXT, None)
    assert b"?safe?" in raw.getvalue()


@pytest.mark.parametrize("form", list(Form))
def test_nothing_read_writes_nothing(tmp_path: Path, form: Form) -> None:
    """A file that was there before is not emptied."""
    output = tmp_path / "kept"
    output.write_text("before")
    write([], form, output)
    assert output.read_text() == "before"


def test_a_file_that_cannot_be_written_is_one_line(reading: Reading, tmp_path: Path) -> None:
    """The error names the file and the way out."""
    with pytest.raises(ReportedlyError, match=r"missing/out.json: cannot be written .*; name another file"):
        write([reading], Form.JSON, tmp_path / "missing" / "out.json")


def test_a_full_disk_is_one_line(reading: Reading) -> None:
    """So is a disk that fills up while it is written to."""
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(ReportedlyError, match=r"/dev/full: cannot be written \(No space left on device\)"):
        write([reading], Form.JSON, full)


def test_an_input_is_never_written_over(tmp_path: Path) -> None:
    """Not even under another name."""
    story, link = tmp_path / "story.txt", tmp_path / "link.txt"
    story.write_text("Ida said so.")
    link.symlink_to(story)
    with pytest.raises(UsageError, match="is also an input"):
        check_output(link, ["-", "https://example.org/", str(story)])
    check_output(tmp_path / "other.txt", [str(story)])
    check_output(None, [str(story)])
