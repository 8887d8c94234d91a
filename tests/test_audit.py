"""The audit of the dependencies fails for a known weakness and for nothing else."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FINE = {"name": "good", "version": "1.0", "vulns": []}
WEAK = {"name": "weak", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"]}]}
OPEN = {"name": "open", "version": "2.0", "vulns": [{"id": "PYSEC-2", "fix_versions": []}]}
LEFT = {"name": "left", "skip_reason": "not found"}


@pytest.fixture
def audit() -> ModuleType:
    """The script."""
    file = Path(__file__).parent.parent / "quality" / "audit.py"
    spec = importlib.util.spec_from_file_location("audit", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("packages", "code", "words"),
    [
        ([FINE], 0, ["Known weaknesses: 0; packages looked up: 1."]),
        ([FINE, WEAK, OPEN], 1, ["PYSEC-1, mended in 1.1", "PYSEC-2, not mended", "Known weaknesses: 2"]),
        ([FINE, LEFT], 0, ["not looked up: 1"]),
        ([LEFT], 0, ["was left out"]),
        (None, 0, ["was left out"]),
    ],
)
def test_the_audit_says_what_is_known(
    audit: ModuleType,
    packages: list[dict[str, Any]] | None,
    code: int,
    words: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A line for each weakness with the way out; where nobody could be asked, one line that says so."""
    told = "no network" if packages is None else json.dumps({"dependencies": packages})
    asked: list[list[str]] = []

    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        return subprocess.CompletedProcess(command, 1, told, "")

    monkeypatch.setattr(audit.subprocess, "run", run)
    assert audit.main() == code
    printed = capsys.readouterr().out
    for part in words:
        assert part in printed
    assert sum(part.endswith("run.txt") for part in asked[0]) == 1


def test_a_missing_program_is_said(audit: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As where there is no network."""
    monkeypatch.setattr(audit.sys, "executable", str(tmp_path / "python"))
    assert audit.main() == 0
