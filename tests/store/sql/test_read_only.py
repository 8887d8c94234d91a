"""A desk that may be read and not written to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reportedly.errors import StoreError
from reportedly.store import open_store
from tests.new_desks import new_desk
from tests.store.inventing import SAID, reading

ALLOWED = os.access
MADE = reading(("Ida Moss", SAID[0])), reading(("Tom Reed", SAID[1]))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One in which nothing may be written, as on a read-only disk."""
    made = tmp_path / "kept"
    made.mkdir()
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != made and ALLOWED(path, mode))
    return made


def filled(file: Path) -> str:
    """The URL of a desk with one document."""
    url = new_desk(file)
    with open_store(url) as store:
        store.writer.add(MADE[:1])
    return url


def test_it_is_read_and_nothing_is_left_beside_it(tmp_path: Path, folder: Path) -> None:
    """SQLite makes two files beside a desk even to read it; where it may not, it reads the file as it is."""
    url = filled(tmp_path / "desk.db")
    (tmp_path / "desk.db").rename(folder / "desk.db")
    with open_store(url.replace("desk.db", "kept/desk.db"), make=False) as store:
        assert not store.writable
        assert [claim.content for claim in store.view().claims().items] == [SAID[0]]
        assert store.view().check() == ()
        with pytest.raises(StoreError, match="may not be written to; ask for the right"):
            store.writer.add(MADE)
    assert [path.name for path in folder.iterdir()] == ["desk.db"]


def test_what_somebody_else_writes_is_seen(tmp_path: Path, folder: Path) -> None:
    """SQLite does not look for it in such a file: it is opened anew."""
    filled(tmp_path / "desk.db")
    shutil.copy(tmp_path / "desk.db", folder)
    with open_store(f"sqlite:///{folder / 'desk.db'}", make=False) as store:
        assert store.view().counts().claims == 1
        with open_store(f"sqlite:///{tmp_path / 'desk.db'}") as other:
            other.writer.add(MADE)
        (folder / "desk.db").write_bytes((tmp_path / "desk.db").read_bytes())
        assert store.view().counts().claims == 2


def test_beside_somebody_who_writes_it_is_read_as_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their log holds what is new, and is there."""
    with monkeypatch.context() as alone:
        alone.setattr(os, "access", ALLOWED)
        url = filled(folder / "desk.db")
        writing = open_store(url)
    with writing:
        writing.writer.add(MADE)
        with open_store(url, make=False) as store:
            assert store.view().counts().claims == 2


def test_a_log_that_cannot_be_read_is_not_passed_over(tmp_path: Path, folder: Path) -> None:
    """What was written last would be missing: one line says so, with the way out."""
    with open_store(filled(tmp_path / "desk.db")) as store:
        store.writer.add(MADE)
        for name in ("desk.db", "desk.db-wal"):
            shutil.copy(tmp_path / name, folder)
    with pytest.raises(StoreError, match=r"ends in -wal; copy both to a folder of yours$"):
        open_store(f"sqlite:///{folder / 'desk.db'}", make=False)


@pytest.mark.skipif(os.geteuid() == 0 and shutil.which("setpriv") is None, reason="root may write everywhere")
def test_the_commands_read_it(tmp_path: Path) -> None:
    """In a folder that really may not be written to."""
    url = filled(tmp_path / "desk.db")
    tmp_path.chmod(0o555)
    bound = ["setpriv", "--bounding-set", "-dac_override"] if os.geteuid() == 0 else []
    call = [*bound, sys.executable, "-m", "reportedly", "claims", "--json", "--db", url]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    tmp_path.chmod(0o755)
    assert (done.returncode, done.stderr) == (0, "")
    assert SAID[0] in done.stdout
