"""What the tests of `reportedly export` share: what it prints, and the one line of why it does not."""

from __future__ import annotations

import pytest

from reportedly.cli import run


def printed(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> bytes:
    """What the command prints."""
    assert run(["export", *arguments]) == 0
    return capsysbinary.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line of a command that fails and prints nothing else."""
    assert run(["export", *arguments]) in {1, 2}
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    return shown.err
