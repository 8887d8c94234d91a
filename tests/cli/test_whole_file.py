"""A file is there whole or not at all, and nothing is overwritten by chance."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from reportedly.cli.whole_file import written
from reportedly.errors import ReportedlyError, UsageError


def test_the_file_takes_its_name_at_the_end(tmp_path: Path) -> None:
    """Until then nothing of that name is there; afterwards nothing else is."""
    target = tmp_path / "claims.csv"
    with written(target) as stream:
        stream.write(b"all of it")
        assert not target.exists()
    assert target.read_bytes() == b"all of it"
    assert list(tmp_path.iterdir()) == [target]


def test_one_that_is_told_to_end_leaves_nothing(tmp_path: Path) -> None:
    """As with Ctrl-C; afterwards the program ends on SIGTERM as before."""
    before = signal.getsignal(signal.SIGTERM)

    def ended() -> None:
        with written(tmp_path / "claims.csv") as stream:
            stream.write(b"half")
            signal.raise_signal(signal.SIGTERM)

    with pytest.raises(KeyboardInterrupt):
        ended()
    assert list(tmp_path.iterdir()) == []
    assert signal.getsignal(signal.SIGTERM) == before


@pytest.mark.parametrize("failure", [ValueError("odd"), KeyboardInterrupt()])
def test_a_failure_leaves_nothing(tmp_path: Path, failure: BaseException) -> None:
    """Neither half a file nor the one that was waiting; and what was there before stays."""
    target = tmp_path / "claims.csv"
    target.write_bytes(b"the old one")

    def half() -> None:
        with written(target, force=True) as stream:
            stream.write(b"half")
            raise failure

    with pytest.raises(type(failure)):
        half()
    assert target.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_is_there_is_replaced_only_by_force(tmp_path: Path) -> None:
    """The message names both ways out."""
    target = tmp_path / "claims.csv"
    target.touch()
    with pytest.raises(UsageError, match=r"--force"), written(target):
        pass
    with written(target, force=True) as stream:
        stream.write(b"new")
    assert target.read_bytes() == b"new"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it leads to is what is written."""
    target, link = tmp_path / "claims.csv", tmp_path / "latest.csv"
    link.symlink_to(target)
    with written(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    """A folder, a device, and a folder that is not there."""
    for name, words in (
        (tmp_path, "is a folder"),
        (Path(os.devnull), "is no file"),
        (tmp_path / "a" / "b", "no folder"),
        (tmp_path / ("a" * 300), "cannot be a file"),
    ):
        with pytest.raises(UsageError, match=words), written(name, force=True):
            pass
    assert not Path(os.devnull).is_file()


def test_a_folder_that_takes_nothing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what the system says and the way out."""

    def refuse(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    message = r"claims\.csv: cannot be written \(Permission denied\); name another"
    with pytest.raises(ReportedlyError, match=message), written(tmp_path / "claims.csv"):
        pass


def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    """And leaves nothing behind."""
    with pytest.raises(ReportedlyError, match="No space left"), written(tmp_path / "claims.csv"):
        raise OSError(28, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_bytes_do_not_go_to_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Text does."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with pytest.raises(UsageError, match="--output"), written(None, binary=True):
        pass
    with written(None):
        pass
