"""How far the intake is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from rich.console import Console

from reportedly.cli.intake.progress import Meter, bytes_of


def _files(folder: Path) -> None:
    (folder / "in").mkdir()
    for name, size in (("a", 100), ("in/b", 50), (".hidden", 7)):
        (folder / name).write_bytes(bytes(size))


def test_the_bytes_of_files_and_folders_are_known(tmp_path: Path) -> None:
    """Those of an address are not."""
    _files(tmp_path)
    assert bytes_of([str(tmp_path), str(tmp_path / "a")]) == 250
    assert bytes_of([str(tmp_path), "https://weir.example/feed"]) is None
    assert bytes_of([str(tmp_path / "missing")]) is None


def test_progress_shows_number_rate_and_time_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the bytes that were read of all that there are."""
    _files(tmp_path)
    console = Console(file=open(tmp_path / "screen", "w+"), force_terminal=True, width=120)  # noqa: SIM115
    monkeypatch.setattr("rich.console.Console", lambda **_: console)
    with Meter(200, shown=True) as meter:
        with (tmp_path / "a").open("rb") as stream:
            meter.opened(stream)
            stream.read(100)
            meter.show(1)
        with (tmp_path / "in" / "b").open("rb") as stream:
            meter.opened(stream)
            meter.show(2)
            meter.tell("one line above")
    console.file.seek(0)
    screen = console.file.read()
    console.file.close()
    assert "2 documents" in screen
    assert "50%, left" in screen
    assert "/s" in screen


def test_nobody_sees_it_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    """Lines are still told."""
    with Meter(100, shown=False) as meter:
        meter.show(1)
        meter.tell("x is empty")
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "reportedly: x is empty\n")
    assert sys.stderr is not None
