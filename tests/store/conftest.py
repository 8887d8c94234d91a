"""The stores that every test of this folder runs on: memory, SQLite, and a PostgreSQL server brought up once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportedly.store import Store, open_store
from reportedly.store.memory import MemoryStore
from reportedly.store.sql.connecting import writing
from reportedly.store.sql.schema import metadata
from reportedly.store.sql.store import SqlStore
from tests.new_desks import new_desk
from tests.postgresql import running_server

KINDS = ("memory", "sqlite", "postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL server; a test that needs one fails with one line where none can be had."""
    try:
        with running_server() as url:
            yield url
    except LookupError as missing:
        pytest.fail(str(missing), pytrace=False)


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty store, of each kind in turn."""
    return _empty(request.param, request, tmp_path)


@pytest.fixture(params=KINDS[1:])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, of each kind in turn."""
    return _empty(request.param, request, tmp_path)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An empty store, of each kind in turn."""
    with open_store(url, patience=5) as opened:
        yield opened


@pytest.fixture(scope="session")
def opened(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[SqlStore]]:
    """One database of each kind, opened once."""
    folder = tmp_path_factory.mktemp("opened")
    stores = [SqlStore(url, patience=5) for url in (f"sqlite:///{folder / 'desk.db'}", server)]
    yield stores
    for store in stores:
        store.close()


@pytest.fixture
def three(opened: list[SqlStore]) -> Callable[[], list[Store]]:
    """Makes an empty store of each kind, the reference first; what was in them before is gone."""

    def make() -> list[Store]:
        for store in opened:
            empty(store)
        return [MemoryStore(), *opened]

    return make


def _empty(kind: str, request: pytest.FixtureRequest, folder: Path) -> str:
    if kind == "memory":
        return "memory:"
    if kind == "sqlite":
        return new_desk(folder / "desk.db")
    store = request.getfixturevalue("opened")[1]
    empty(store)
    return str(request.getfixturevalue("server"))


def empty(store: SqlStore) -> None:
    """Removes every row of a database, but for the version of its tables."""
    tables = [table.name for table in reversed(metadata.sorted_tables)]
    with writing(store.engine) as connection:
        if connection.dialect.name == "postgresql":  # few rows go far quicker one by one than by making files anew
            of_words = ("document_words", "claim_words", "parts_of_words")
            connection.exec_driver_sql(";".join(f"delete from {name}" for name in (*of_words, *tables)))
            return
        for name in tables:
            connection.exec_driver_sql(f"delete from {name}")
        for index in ("claim_words", "document_words"):
            connection.exec_driver_sql(f"insert into {index} ({index}) values ('delete-all')")
