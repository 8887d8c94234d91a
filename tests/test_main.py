"""The program as it is begun, by its name or as a module."""

from __future__ import annotations

import subprocess
import sys
from importlib.abc import MetaPathFinder

import pytest

import reportedly
from reportedly import __main__ as entry


class Interrupting(MetaPathFinder):
    """Somebody presses Ctrl-C while the command line is being imported."""

    def find_spec(self, name: str, path: object, target: object = None) -> None:
        """Raises what Python raises then."""
        if name == "reportedly.cli":
            raise KeyboardInterrupt


def test_the_module_is_the_program() -> None:
    """`python -m reportedly` does what `reportedly` does."""
    done = subprocess.run([sys.executable, "-m", "reportedly", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"reportedly {reportedly.__version__}\n"
    wrong = subprocess.run([sys.executable, "-m", "reportedly", "frob"], capture_output=True, text=True, check=False)
    assert (wrong.returncode, wrong.stderr) == (2, "reportedly: No such command 'frob'; see 'reportedly --help'\n")


def test_ctrl_c_is_one_line_while_the_program_is_loaded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the exit code that it has later; where nobody hears, nothing is said."""
    monkeypatch.delitem(sys.modules, "reportedly.cli", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Interrupting(), *sys.meta_path])
    with pytest.raises(SystemExit) as left:
        entry.main()
    assert (left.value.code, capsys.readouterr().err) == (130, "reportedly: stopped\n")
    monkeypatch.setattr(sys, "stderr", None)
    with pytest.raises(SystemExit) as left:
        entry.main()
    assert left.value.code == 130


def test_the_package_is_loaded_by_what_is_asked_of_it() -> None:
    """Importing it loads none of its modules, so there is no time for a trace before the program begins."""
    code = "import reportedly, sys; print(*[name for name in sys.modules if name.startswith('reportedly.')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "\n"
    assert all(getattr(reportedly, name).__name__ == name for name in reportedly.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'Readers'"):
        _ = reportedly.Readers
