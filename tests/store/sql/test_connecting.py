"""Whatever goes wrong with a database is one line with the way out."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event

from reportedly.errors import ReportedlyError, StoreError, UsageError
from reportedly.store import open_store
from reportedly.store.care import upgrade
from reportedly.store.sql.connecting import parsed, shown, write_back
from reportedly.store.sql.store import SqlStore
from tests.postgresql import running_server
from tests.store.inventing import NAMES, SAID, reading


def test_a_locked_database(tmp_path: Path) -> None:
    """Another writer is waited for, then it is said; the batch can be tried again."""
    with SqlStore(f"sqlite:///{tmp_path / 'desk.db'}", patience=0.05) as store:
        other = sqlite3.connect(tmp_path / "desk.db", isolation_level=None)
        other.execute("begin immediate")
        with pytest.raises(StoreError, match="another program; try again"):
            store.writer.add([reading(("Ida Moss", SAID[0]))])
        assert store.view().counts().documents == 0
        other.execute("rollback")
        other.close()
        store.writer.add([reading(("Ida Moss", SAID[0]))])
        assert store.view().counts().documents == 1


def test_a_full_disk_writes_nothing_by_half(tmp_path: Path) -> None:
    """A limit on the file's pages stands in for the disk."""
    with SqlStore(f"sqlite:///{tmp_path / 'desk.db'}") as store:
        store.writer.add([reading(("Ida Moss", SAID[0]))])
        event.listen(store.engine, "begin", lambda connection: connection.exec_driver_sql("pragma max_page_count = 60"))
        many = [reading((NAMES[0], f"{SAID[0]} {n} " + "x" * 2000 + str(n))) for n in range(300)]
        with pytest.raises(StoreError, match=r"no space left.*nothing was half-written"):
            store.writer.add(many)
        assert store.view().counts().documents == 1
        assert store.view().check() == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    """Said by its path."""
    folder = tmp_path / "kept"
    folder.mkdir()
    folder.chmod(0o500)
    with pytest.raises(StoreError, match=r"cannot be opened|may not be written"):
        open_store(f"sqlite:///{folder / 'desk.db'}")


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    """No database can be made under a file."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="folder is not there"):
        open_store(f"sqlite:///{tmp_path / 'file' / 'desk.db'}")


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    """Its name may be mistyped: one line says so, by every way in, and nothing is left."""
    for opening in (open_store, upgrade):
        with pytest.raises(StoreError, match=r"typo/x.db: its folder is not there; make it, or check the spelling$"):
            opening(f"sqlite:///{tmp_path / 'typo' / 'x.db'}")
    assert list(tmp_path.iterdir()) == []


def test_a_file_by_its_plain_name_is_led_to_its_url() -> None:
    """A newcomer names a desk as any other file."""
    with pytest.raises(UsageError, match=r"'desk.db' is no URL of a database; for that file, give sqlite:///desk.db$"):
        open_store("desk.db")
    with pytest.raises(UsageError, match=r"give sqlite:////srv/desk.db$"):
        open_store("/srv/desk.db")


def test_a_file_of_something_else(tmp_path: Path) -> None:
    """It is left as it is; so is the database of another program."""
    (tmp_path / "notes.db").write_text("these are notes and no database at all" * 50, encoding="utf-8")
    with pytest.raises(StoreError, match="no database of this program"):
        open_store(f"sqlite:///{tmp_path / 'notes.db'}")
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("create table cats (name text)")
    other.close()
    before = (tmp_path / "other.db").read_bytes()
    for opening in (open_store, upgrade):
        with pytest.raises(StoreError, match="another program"):
            opening(f"sqlite:///{tmp_path / 'other.db'}")
    assert (tmp_path / "other.db").read_bytes() == before


def test_a_server_that_is_not_there() -> None:
    """One line, without the password."""
    with pytest.raises(StoreError, match=r"does not answer.*try again") as error:
        open_store("postgresql://desk:secret@127.0.0.1:9/desk", patience=2)
    assert "secret" not in str(error.value)
    assert "\n" not in str(error.value)


def test_a_server_that_goes_away() -> None:
    """In the middle of work: one line; nothing is half-written."""
    with running_server() as url:
        store = SqlStore(url, patience=2)
        store.writer.add([reading(("Ida Moss", SAID[0]))])
    try:
        with pytest.raises(StoreError, match=r"does not answer.*try again"):
            store.writer.add([reading(("Tom Reed", SAID[1]))])
        with pytest.raises(StoreError, match="does not answer"):
            store.view().counts()
    finally:
        store.close()


@pytest.mark.parametrize("url", ["", "mysql://localhost/desk", "sqlite://", "sqlite:///", "x://:y@[::1"])
def test_no_url_of_a_database(url: str) -> None:
    """The forms that are known are named."""
    with pytest.raises(UsageError, match="sqlite:///FILE"):
        open_store(url)


def test_a_password_is_never_shown() -> None:
    """In no message."""
    assert shown(parsed("postgresql://ida:secret@localhost/desk")) == "postgresql://ida:***@localhost/desk"


def test_a_missing_database_of_a_server(server: str) -> None:
    """It says how to make it."""
    with pytest.raises(ReportedlyError, match="createdb"):
        open_store(server.replace("/postgres", "/nowhere"))


def test_a_file_that_is_removed_while_it_is_open(tmp_path: Path) -> None:
    """Nothing is written to what nobody will find again, and no empty file is put in its place; it may be put back."""
    file, kept = tmp_path / "desk.db", tmp_path / "kept.db"
    with SqlStore(f"sqlite:///{file}") as store:
        store.writer.add([reading(("Ida Moss", SAID[0]))])
        write_back(store.engine)
        kept.write_bytes(file.read_bytes())
        for name in ("desk.db", "desk.db-wal", "desk.db-shm"):
            (tmp_path / name).unlink(missing_ok=True)
        for _ in range(2):
            with pytest.raises(StoreError, match="was removed while it was open; put it back"):
                store.view().documents()
            with pytest.raises(StoreError, match="was removed while it was open"):
                store.writer.add([reading(("Ida Moss", SAID[1]))])
        assert not file.exists()
        kept.rename(file)
        assert store.view().counts().documents == 1
        store.writer.add([reading(("Ida Moss", SAID[1]))])
        assert store.view().counts().documents == 2
