"""Where the desk's memory is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from reportedly.cli import app, run
from reportedly.cli.intake.desk import beside, desk_url

MAKING = {"add", "watch", "demo", "db load", "db upgrade", "db restore"}
ONE_OF_TWO = {  # neither of which is needed by itself
    "close": ["--undo"],
    "db forget": ["--person", "Ida Moss"],
    "grade": ["--undo"],
}
WORDS = {"WHAT": "claims", "on|off": "on"}  # where not any word will do


def commands_of_a_desk(name: str, command: Any) -> Iterator[tuple[str, list[str]]]:
    """Every command below this one that takes --db, with as little as it must be given."""
    if any("--db" in parameter.opts for parameter in command.params):
        needed = [parameter for parameter in command.params if parameter.required]
        given = [[*p.opts[:1], "1"] if p.opts[0].startswith("-") else [WORDS.get(p.metavar, "word")] for p in needed]
        yield name, [*name.split(), *ONE_OF_TWO.get(name, ()), *(word for words in given for word in words)]
    for part, inner in getattr(command, "commands", {}).items():
        yield from commands_of_a_desk(f"{name} {part}".strip(), inner)


COMMANDS = dict(commands_of_a_desk("", get_command(app)))


def test_the_option_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """And that before the data folder."""
    monkeypatch.setenv("REPORTEDLY_DB", "sqlite:///environment.db")
    assert desk_url("sqlite:///option.db") == "sqlite:///option.db"
    assert desk_url(None) == "sqlite:///environment.db"


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_the_default_is_a_file_in_the_data_folder(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each system has its own; the folder is made."""
    for name in ("REPORTEDLY_DB", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(sys, "platform", platform)
    path = Path(desk_url(None).removeprefix("sqlite:///"))
    assert path.is_relative_to(tmp_path)
    assert path.name == "reportedly.db"
    assert path.parent.is_dir()


def test_a_file_beside_a_server_has_one_name_however_its_url_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the password or without it, as a store shows it."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    written = ("postgresql://ida:secret@server/desk", "postgres://ida@server/desk", "postgresql://ida:***@server/desk")
    assert len({beside(url, ".families") for url in written}) == 1
    assert beside("postgresql://ida@server/other", ".families") != beside(written[0], ".families")


@pytest.mark.parametrize("name", sorted(COMMANDS.keys() - MAKING))
def test_a_mistyped_desk_is_not_made(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command but those that fill a desk says in one line that there is none, and leaves nothing behind."""
    assert run([*COMMANDS[name], "--db", f"sqlite:///{tmp_path / 'folder' / 'dseks.db'}"]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert "dseks.db: there is no desk; make one with 'reportedly add', or check the spelling" in shown.err
    assert list(tmp_path.iterdir()) == []


def test_only_commands_that_are_there_may_make_a_desk() -> None:
    """The list of those that make one is kept short."""
    assert COMMANDS.keys() >= MAKING


def test_serving_makes_the_users_own_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may begin empty: its first text can be added in the browser."""
    monkeypatch.delenv("REPORTEDLY_DB", raising=False)
    monkeypatch.setattr("reportedly.cli.intake.desk.data_folder", lambda: tmp_path)
    monkeypatch.setattr("reportedly.web.serving.serve", lambda *_: None)
    assert run(["serve", "--by", "ida"]) == 0
    assert (tmp_path / "reportedly" / "reportedly.db").exists()
