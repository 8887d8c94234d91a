"""The locks: complete, hashed, and without the address of where they were made."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = {name: (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8") for name in ("run", "test", "check")}
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
ASKED = {
    "run": PROJECT["project"]["dependencies"] + GROUPS["build"] + PROJECT["build-system"]["requires"],
    "test": GROUPS["test"],
    "check": GROUPS["check"],
}


def _locked(lock: str) -> dict[str, str]:
    """The entry of each package, from its name to the last of its hashes."""
    entries = re.split(r"^(?=[a-z0-9])", LOCKS[lock], flags=re.MULTILINE)[1:]
    return {entry.partition("==")[0]: entry for entry in entries}


def _name(requirement: str) -> str:
    return re.split(r"[^a-z0-9-]", requirement.lower())[0]


def _imported() -> Iterator[str]:
    """The first part of the name of every module that the package imports, but for training, which is an extra."""
    source = ROOT / "src" / "reportedly"
    for path in source.rglob("*.py"):
        if path.is_relative_to(source / "training"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level:
                yield str(node.module).partition(".")[0]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_and_hashed(lock: str) -> None:
    """Each entry names one release and at least one SHA-256."""
    entries = _locked(lock)
    assert entries
    whole = re.compile(r"[a-z0-9.-]+==\S+( ; [^\\]+)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n)+(    #.*\n?)*")
    assert [name for name, entry in entries.items() if not whole.fullmatch(entry)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_an_address_or_a_folder(lock: str) -> None:
    """A lock made here must serve anyone's registry."""
    assert re.findall(r"\S*://\S*|^-\S+.*|\(/.*", LOCKS[lock], flags=re.MULTILINE) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_holds_what_the_project_asks_for(lock: str) -> None:
    """A dependency that is added to pyproject.toml is locked too: run `make lock`."""
    asked = {_name(requirement) for requirement in ASKED[lock]}
    assert asked - _locked(lock).keys() == set()


def test_the_locks_agree() -> None:
    """All locks are installed in one environment, so a package has the same release in each."""
    pinned: dict[str, set[str]] = {}
    for lock in LOCKS:
        for name, entry in _locked(lock).items():
            pinned.setdefault(name, set()).add(entry.split()[0])
    assert {name: releases for name, releases in pinned.items() if len(releases) > 1} == {}


def test_what_is_never_needed_is_never_locked() -> None:
    """The packages of requirements/never.txt stay out."""
    lines = (ROOT / "requirements" / "never.txt").read_text(encoding="utf-8").splitlines()
    never = {line for line in lines if line and not line.startswith("#")}
    assert never
    assert not any(never & _locked(lock).keys() for lock in LOCKS)


def test_what_is_imported_is_declared() -> None:
    """The package names every library that it imports itself, as needed or as an extra, and no other."""
    others = set(_imported()) - sys.stdlib_module_names - {"reportedly"}
    providers = packages_distributions()
    imported = {_name(providers[module][0].replace("_", "-")) for module in others}
    extras = PROJECT["project"]["optional-dependencies"]
    wanted = [*PROJECT["project"]["dependencies"], *extras["batch"], *extras["parquet"], *extras["pdf"]]
    assert imported == {_name(requirement) for requirement in wanted}
