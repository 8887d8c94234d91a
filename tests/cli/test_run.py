"""Whatever goes wrong is one line on standard error and an exit code; no trace reaches a user."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from reportedly import __version__
from reportedly.cli import BROKEN_PIPE, INTERRUPTED, REFUSED, UNEXPECTED, WRONG_USAGE, run
from reportedly.errors import ModelError
from tests.cli.desk import filled

PROGRAM = [sys.executable, "-c", "from reportedly.cli import main; main()"]


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Makes `reportedly schema` raise ``error``."""

    def fail() -> Any:
        raise error

    monkeypatch.setattr("reportedly.exports.schema.schema_text", fail)


def _interrupted_import() -> ImportError:
    """What a compiled module makes of a Ctrl-C while it is loaded."""
    error = ImportError("initialization failed")
    error.__cause__ = KeyboardInterrupt()
    return error


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Both succeed; the help names every command."""
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"reportedly {__version__}\n"
    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"\n  {command} " in shown for command in ("read", "demo", "schema"))


def test_no_command_shows_the_help_and_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """A newcomer who types the name alone sees what there is."""
    assert run([]) == WRONG_USAGE
    assert capsys.readouterr().out.startswith("Usage: reportedly")


def test_an_unknown_command_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """One line, with where to look."""
    assert run(["frobnicate"]) == WRONG_USAGE
    assert capsys.readouterr().err == "reportedly: No such command 'frobnicate'; see 'reportedly --help'\n"


def test_a_value_that_is_none_of_a_list_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """The line names the values that there are, and nothing of how they were looked up."""
    assert run(["rumours", "--sort", "size"]) == WRONG_USAGE
    told = capsys.readouterr().err
    assert told.startswith("reportedly: Invalid value for '--sort': 'size' is not one of 'recent', 'spread'")


@pytest.mark.parametrize("option", ["--since", "--until", "--as-of"])
def test_a_time_that_is_none_is_told_by_the_name_of_its_option(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    """And before any desk is looked for."""
    assert run(["claims", option, "soon", "--db", "sqlite:///none.db"]) == WRONG_USAGE
    assert capsys.readouterr().err.startswith(f"reportedly: {option} is 'soon', which is no ISO 8601 time")


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (ModelError("the model has changed; install again"), REFUSED, "the model has changed; install again"),
        (KeyboardInterrupt(), INTERRUPTED, "stopped"),
        (_interrupted_import(), INTERRUPTED, "stopped"),
    ],
)
def test_what_is_foreseen_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: BaseException, code: int, line: str
) -> None:
    """Even with --debug there is no trace of what is foreseen."""
    failing(monkeypatch, error)
    assert run(["--debug", "schema"]) == code
    assert capsys.readouterr().err == f"reportedly: {line}\n"


def test_what_is_not_foreseen_asks_to_be_reported(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line without --debug, the trace before it with --debug."""
    failing(monkeypatch, ValueError("two\nlines"))
    assert run(["schema"]) == UNEXPECTED
    told = capsys.readouterr().err
    assert told.startswith("reportedly: unexpected ValueError: two lines; please report it")
    assert told.count("\n") == 1
    assert run(["--debug", "schema"]) == UNEXPECTED
    traced = capsys.readouterr().err
    assert traced.startswith("Traceback")
    assert traced.endswith(told)


def test_bytes_that_are_no_text_are_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A shell hands them on as they are; Python makes halves of surrogate pairs of them."""
    url = filled(tmp_path)
    assert run(["families", "\udcff", "--family", "Moss", "--db", url]) == WRONG_USAGE
    assert capsys.readouterr().err.endswith("is no text in UTF-8; write it in UTF-8\n")
    assert run(["db", "backup", "\udcff", "--db", url]) == WRONG_USAGE


def test_a_closed_pipe_is_silent() -> None:
    """`reportedly schema | head -1` shows a line and no complaint."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*PROGRAM, "schema"], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (BROKEN_PIPE, b"")


def test_a_closed_pipe_behind_a_table_is_silent(tmp_path: Path) -> None:
    """rich, which prints what a search finds, ends the program in its own way there; the exit code is ours."""
    reading, writing = os.pipe()
    os.close(reading)
    call = [*PROGRAM, "search", "ships OR pier OR bridge", "--documents", "--db", filled(tmp_path)]
    done = subprocess.run(call, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (BROKEN_PIPE, b"")


def test_a_program_that_ends_for_another_reason_is_not_hushed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the end that rich makes of a closed pipe is taken for one."""
    failing(monkeypatch, SystemExit(3))
    with pytest.raises(SystemExit, match="3"):
        run(["schema"])


@pytest.mark.parametrize("stream", ["0<", "1>", "2>"])
def test_a_closed_stream_is_as_good_as_none(stream: str) -> None:
    """A job that a machine runs by itself may have none: `reportedly schema >&-`."""
    program = shlex.join([*PROGRAM, "schema"])
    done = subprocess.run(["bash", "-c", f"{program} {stream}&-"], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert bool(done.stdout) == (stream != "1>")


def test_a_full_disk_behind_standard_output_is_one_line() -> None:
    """Told once, by us, and not again when Python exits."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, "schema"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == REFUSED
    assert done.stderr == "reportedly: no space is left to write to; free some and run it again\n"


def test_ctrl_c_is_one_line(tmp_path: Path) -> None:
    """A reader that waits for its input can be stopped."""
    waiting = (
        "import signal, sys, types\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a shell's background job ignores it
        "fake = types.ModuleType('reportedly.reading.reader')\n"
        "class Reader:\n"
        "    def read_all(self, documents):\n"
        "        print('ready', flush=True)\n"
        "        yield from documents\n"
        "fake.Reader = Reader\n"
        "sys.modules['reportedly.reading.reader'] = fake\n"
        "from reportedly.cli import main\n"
        "sys.argv = ['reportedly', 'read', '--json', '-']\n"
        "main()\n"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", waiting], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert program.stdout is not None
    assert program.stdout.readline() == b"ready\n"
    time.sleep(0.2)
    program.send_signal(signal.SIGINT)
    _, told = program.communicate(timeout=20)
    assert (program.returncode, told) == (INTERRUPTED, b"reportedly: stopped\n")


def test_help_loads_nothing_heavy() -> None:
    """What a command needs is imported when the command runs."""
    code = (
        "import sys\n"
        "from reportedly.cli import run\n"
        "run(['--help'])\n"
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"httpx", "jinja2", "numpy", "onnxruntime", "rich", "tokenizers", "trafilatura"}
    assert heavy.isdisjoint(done.stderr.split())
