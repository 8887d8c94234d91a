"""Every example in the documentation is run, and everything that a user can name is documented.

A page's fenced blocks are run from top to bottom in one empty folder:

- ``console``: a session of the shell. ``$ `` begins a command, ``> `` goes on with it, the rest is what it prints to
  both streams; ``...`` stands for anything.
- ``python``: a session (``>>>``) or a program; the names of one page are shared.
- ``sh``: set-up that needs a network, so it is only checked: each ``make`` target exists, nothing else is run.
- ``json`` must parse; ``text`` is for reading.
"""

from __future__ import annotations

import doctest
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from typer.main import get_command

from reportedly.cli import app
from tests.prepared import prepared

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)\s]*)?\)")
CHECKER = doctest.OutputChecker()
SET_UP = ("cd ", "git clone ", "make ", "pip install ")
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


class Block(Struct, frozen=True):
    """A fenced block of a page: its language, its text and the line it begins on."""

    language: str
    text: str
    line: int


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    return [Block(m[1], m[2], text.count("\n", 0, m.start()) + 2) for m in FENCE.finditer(text)]


def same(expected: str, printed: str) -> bool:
    """Whether ``printed`` is what was expected: ``...`` stands for anything, and blank lines at the end don't count."""
    return CHECKER.check_output(expected.rstrip("\n"), printed.rstrip("\n"), doctest.ELLIPSIS)


def commands(session: str) -> list[tuple[str, str]]:
    """The commands of a session, each with what it is expected to print."""
    found: list[tuple[str, str]] = []
    for part in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
        command = re.match(r"[^\n]*\n(?:>(?: [^\n]*)?\n)*", part)
        assert command is not None
        found.append((re.sub(r"^> ?", "", command[0], flags=re.MULTILINE), part[command.end() :]))
    return found


class Shell:
    """Runs commands in ``folder``, each of which sees the exit code of the one before; ``programs`` come first."""

    def __init__(self, folder: Path, *programs: Path) -> None:
        self.folder = folder
        self.programs = programs
        self.code = 0

    def run(self, command: str) -> str:
        """What ``command`` prints to both streams."""
        done = subprocess.run(
            ["bash", "-c", f"(exit {self.code}); {command}"],
            cwd=self.folder,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=300,
            check=False,
        )
        self.code = done.returncode
        return done.stdout.decode("utf-8")

    def _environment(self) -> dict[str, str]:
        path = os.pathsep.join([*map(str, self.programs), str(Path(sys.executable).parent), os.environ["PATH"]])
        return {"PATH": path, "HOME": str(self.folder), "COLUMNS": "100", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}


def run_python(block: Block, place: str, names: dict[str, Any]) -> None:
    """Runs a session or a program with ``names``, and fails with what differs."""
    if ">>> " not in block.text:
        exec(compile("\n" * (block.line - 1) + block.text, place, "exec"), names)
        return
    session = doctest.DocTestParser().get_doctest(block.text, names, place, place, block.line - 1)
    report: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(session, out=report.append, clear_globs=False)
    names.update(session.globs)
    assert not report, "".join(report)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a `reportedly` that need not be imported anew for each command."""
    with prepared(tmp_path_factory.mktemp("program")) as folder:
        yield folder


def check_set_up(block: Block) -> None:
    """Every line is one of the set-up commands, and every target that it makes exists."""
    for line in block.text.splitlines():
        command = line.partition("#")[0].strip()
        assert command.startswith(SET_UP), f"line not understood: {line}"
        if command.startswith("make "):
            assert command.split()[1] in TARGETS, f"no such target: {line}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_example_does_what_the_page_says(
    page: Path, program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The blocks of a page, run from top to bottom, print what the page shows."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    shell, names = Shell(folder, program), {"__name__": "__main__"}
    for block in blocks(page):
        place = f"{page.relative_to(ROOT)}:{block.line}"
        match block.language:
            case "console":
                for command, expected in commands(block.text):
                    printed = shell.run(command)
                    assert same(expected, printed), f"{place}\n$ {command}{printed}"
            case "python":
                run_python(block, place, names)
            case "sh":
                check_set_up(block)
            case "json":
                json.loads(block.text)
            case language:
                assert language == "text", f"{place}: a block in no language that is run or read ({language!r})"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    """A link to a file of the repository names one that is there."""
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_page_is_in_the_index() -> None:
    """docs/index.md leads to every other page."""
    links = {(ROOT / "docs" / link).resolve() for link in LINK.findall((ROOT / "docs" / "index.md").read_text("utf-8"))}
    assert set(ROOT.glob("docs/**/*.md")) - links == {ROOT / "docs" / "index.md"}


def _commands(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    """The whole name of every command under ``command``, and of ``command`` itself if it has options of its own."""
    if command.params or not hasattr(command, "commands"):
        yield name, command
    for part, inner in getattr(command, "commands", {}).items():
        yield from _commands(f"{name} {part}", inner)


COMMANDS = dict(_commands("reportedly", get_command(app)))
SECTION = re.compile(r"^## `(reportedly[^`]*)`\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
SECTIONS = {name: text for page in PAGES for name, text in SECTION.findall(page.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    """A page has a section for each command, which names each of its options."""
    options = [option for parameter in COMMANDS[name].params for option in parameter.opts if option.startswith("-")]
    assert [option for option in options if f"`{option}`" not in SECTIONS[name]] == []


def test_every_documented_command_is_there() -> None:
    """A section of a command that is gone goes too."""
    assert SECTIONS.keys() == COMMANDS.keys()


def test_every_field_of_the_json_is_documented() -> None:
    """docs/reading.md names every property of the schema."""
    page = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
    schema = json.loads((ROOT / "docs" / "schema" / "reading.schema.json").read_text(encoding="utf-8"))
    names = {name for part in schema["$defs"].values() for name in part.get("properties", ())}
    assert names
    assert [name for name in sorted(names) if f"`{name}`" not in page] == []


class TestTheRunner:
    """The runner itself must be able to fail."""

    def test_a_session_is_cut_into_commands(self) -> None:
        """A command may go on over lines; what follows is its output."""
        session = "$ cat <<END\n> one\n>\n> END\none\n\n$ true\n"
        assert commands(session) == [("cat <<END\none\n\nEND\n", "one\n\n"), ("true\n", "")]

    def test_the_shell_keeps_exit_codes_and_both_streams(self, tmp_path: Path) -> None:
        """`echo $?` after a failing command shows its code."""
        shell = Shell(tmp_path)
        assert shell.run("echo lost >&2; exit 3") == "lost\n"
        assert shell.run("echo $?") == "3\n"

    @pytest.mark.parametrize(
        ("expected", "printed", "answer"),
        [("a\n", "a\n", True), ("a\n", "b\n", False), ("", "a\n", False), ("a ... c\n", "a b c\n", True)],
    )
    def test_output_is_compared_to_the_letter(self, expected: str, printed: str, answer: bool) -> None:
        """Only `...` stands for anything."""
        assert same(expected, printed) is answer

    def test_a_wrong_session_of_python_fails(self) -> None:
        """A result that differs from the page is an error."""
        with pytest.raises(AssertionError):
            run_python(Block("python", ">>> 1 + 1\n3\n", 1), "page", {})

    def test_set_up_is_no_way_around(self) -> None:
        """A block of set-up may hold nothing but set-up."""
        with pytest.raises(AssertionError):
            check_set_up(Block("sh", "reportedly read story.txt\n", 1))
        with pytest.raises(AssertionError):
            check_set_up(Block("sh", "make nothing-of-the-kind\n", 1))
