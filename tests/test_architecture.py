"""The layout as a test. The arrows between packages are import-linter's (`make lint`); these are its neighbours."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "reportedly"
MODULES = sorted(SOURCE.rglob("*.py"))
ENTRY = SOURCE / "__main__.py"
OUTSIDE_CLI = [path for path in MODULES if path != ENTRY and not path.is_relative_to(SOURCE / "cli")]
RUNTIMES = {"httpx", "jinja2", "litestar", "onnxruntime", "rich", "sqlalchemy", "tokenizers", "torch", "trafilatura"}


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


class Parsed(NamedTuple):
    """What a file calls, by dotted name and line; the place and the lines of its functions, docstrings included."""

    calls: tuple[tuple[str, int], ...]
    functions: tuple[tuple[str, int], ...]


@cache
def _parsed(path: Path) -> Parsed:
    calls, functions = [], []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            calls.append((ast.unparse(node.func), node.lineno))
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            functions.append((f"{_name(path)}:{node.lineno} {node.name}", lines))
    return Parsed(tuple(calls), tuple(functions))


def _functions() -> Iterator[tuple[str, int]]:
    return (function for path in MODULES for function in _parsed(path).functions)


def test_no_file_is_over_600_lines() -> None:
    """A file that long holds more than one thing."""
    files = [*MODULES, *(ROOT / "tests").rglob("*.py")]
    assert [_name(path) for path in files if len(path.read_text(encoding="utf-8").splitlines()) > 600] == []


def test_no_function_is_over_80_lines() -> None:
    """A function that long does more than one thing."""
    assert [place for place, lines in _functions() if lines > 80] == []


def test_19_functions_in_20_have_at_most_45_lines() -> None:
    """Long functions stay the exception."""
    lengths = sorted(lines for _, lines in _functions())
    assert lengths[int(0.95 * len(lengths))] <= 45


@pytest.mark.parametrize("name", ["utils", "util", "helpers", "helper", "common", "misc"])
def test_no_module_is_a_drawer(name: str) -> None:
    """Types and functions live with the part of the domain that they belong to."""
    assert [_name(path) for path in ROOT.glob("[st]*/**/*") if path.stem == name] == []


def test_tests_mirror_the_modules() -> None:
    """At least 85 of 100 modules have their tests at the same path."""
    modules = [path.relative_to(SOURCE) for path in MODULES if not path.stem.startswith("__")]
    missing = [str(path) for path in modules if not (ROOT / "tests" / path.parent / f"test_{path.name}").exists()]
    assert len(missing) <= 0.15 * len(modules), missing


@pytest.mark.parametrize("path", OUTSIDE_CLI, ids=_name)
def test_only_the_command_line_reads_settings_and_exits(path: Path) -> None:
    """Everything else receives its Settings and raises; the library reads no environment and never exits."""
    forbidden = {"Settings", "settings.Settings", "sys.exit", "exit", "quit", "os._exit", "os.getenv"}
    assert [f"{call} on line {line}" for call, line in _parsed(path).calls if call in forbidden] == []
    assert "os.environ" not in path.read_text(encoding="utf-8")


def test_importing_the_package_loads_no_runtime() -> None:
    """`import reportedly` gives the nouns and nothing that takes time or opens anything."""
    code = "import reportedly, sys; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert RUNTIMES.intersection(loaded) == set()
