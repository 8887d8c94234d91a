"""What an owner does with a whole database."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import StoreError, UsageError
from reportedly.store import care
from reportedly.store.copying import content
from reportedly.store.sql import migrating
from reportedly.store.sql.store import SqlStore, opened
from tests.store.people import people
from tests.store.test_copying import fill


def test_a_backup_comes_back(database: str, tmp_path: Path) -> None:
    """Into an empty database, the same in every part."""
    with SqlStore(database) as store:
        fill(store)
        before = content(store.view())
        care.backup(store, tmp_path / "saved.db")
    with SqlStore(f"sqlite:///{tmp_path / 'again.db'}") as store:
        assert care.restore(tmp_path / "saved.db", store) == before.counts
        assert content(store.view()) == before
    assert not list(tmp_path.glob("*.half*"))


def test_a_backup_holds_no_session(database: str, tmp_path: Path) -> None:
    """Whoever opens the file itself finds the accounts, and nobody signed in."""
    with SqlStore(database) as store:
        people(store)
        care.backup(store, tmp_path / "saved.db")
        assert store.view().sessions("ida")
    with SqlStore(f"sqlite:///{tmp_path / 'saved.db'}") as saved:
        assert (len(saved.view().accounts()), saved.view().sessions("ida")) == (2, ())
    assert b"session of Ida" not in (tmp_path / "saved.db").read_bytes()


def test_a_backup_overwrites_nothing(database: str, tmp_path: Path) -> None:
    """And one that cannot be written leaves no half file."""
    (tmp_path / "there.db").write_text("mine", encoding="utf-8")
    with SqlStore(database) as store:
        with pytest.raises(UsageError, match="is there already"):
            care.backup(store, tmp_path / "there.db")
        with pytest.raises(UsageError, match="folder is not there"):
            care.backup(store, tmp_path / "missing" / "saved.db")
        with pytest.raises(UsageError, match="is not there"):
            care.restore(tmp_path / "none.db", store)
    assert (tmp_path / "there.db").read_text(encoding="utf-8") == "mine"


def test_info(database: str) -> None:
    """Where, which version, how large and how much."""
    with SqlStore(database) as store:
        fill(store)
        found = care.info(store)
    assert found.version == found.newest == migrating.newest()
    assert found.bytes > 10_000
    assert found.counts.documents == 1
    assert found.full_text


def test_an_old_database_is_upgraded(database: str) -> None:
    """It is refused until then, and holds the same afterwards."""
    with SqlStore(database) as store:
        fill(store)
        before = content(store.view())
        migrating.downgrade(store.engine, "1")
    with pytest.raises(StoreError, match=r"older version.*db upgrade"):
        SqlStore(database)
    assert care.upgrade(database) == ("1", migrating.newest())
    with SqlStore(database) as store:
        assert content(store.view()) == before


def test_a_newer_database_is_refused(database: str) -> None:
    """By every way in."""
    SqlStore(database).close()
    engine = opened(database)
    with engine.connect() as connection:
        alone = connection.execution_options(isolation_level="AUTOCOMMIT", alone=True)
        alone.exec_driver_sql("update alembic_version set version_num = '999'")
    try:
        for attempt in (SqlStore, care.upgrade):
            with pytest.raises(StoreError, match="newer version"):
                attempt(database)
    finally:
        with engine.connect() as connection:
            alone = connection.execution_options(isolation_level="AUTOCOMMIT", alone=True)
            alone.exec_driver_sql(f"update alembic_version set version_num = '{migrating.newest()}'")
        engine.dispose()
