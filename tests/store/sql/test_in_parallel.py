"""Rows in a thread, words in a process."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest

from reportedly.errors import StoreError
from reportedly.store import Store
from reportedly.store.sql import in_parallel
from reportedly.store.sql.connecting import reading
from reportedly.store.sql.in_parallel import InParallel
from reportedly.store.sql.inserting import Insert
from reportedly.store.sql.keeping import Batch
from reportedly.store.sql.store import SqlStore
from reportedly.store.sql.words_index import Texts


class _Beside:
    """Stands for the process: notes which texts it is given, once it may."""

    def __init__(self) -> None:
        self.may, self.given = Event(), list[str]()
        self.fails = False

    def write(self, batch: Batch) -> None:
        self.may.wait(30)
        if self.fails:
            raise StoreError("the process that writes has ended")
        self.given += [text for texts in batch.texts for _, text in texts.rows]

    def settle(self) -> None:
        self.given.append("settled")


@pytest.fixture
def store(three: Callable[[], list[Store]]) -> SqlStore:
    """An empty store in PostgreSQL."""
    found = three()[2]
    assert isinstance(found, SqlStore)
    return found


def _batch(*names: str) -> Batch:
    rows = [(name, "") for name in names]
    return Batch([Insert("settings", ("name", "value"), rows)], [Texts("documents", [(1, " ".join(names))])])


def _names(store: SqlStore) -> list[Any]:
    with reading(store.engine) as connection:
        found = connection.exec_driver_sql("select name from settings order by name").scalars().all()
    return [name for name in found if len(name) == 1]


def _in_parallel(store: SqlStore, beside: Any) -> InParallel:
    return InParallel(store.engine, beside)


def test_rows_do_not_wait_for_words(store: SqlStore) -> None:
    """They are there by the next call; the words follow in their order, all of them in the end."""
    beside = _Beside()
    with _in_parallel(store, beside) as writing:
        for name in "abc":
            writing.write(_batch(name))
        assert _names(store)[:2] == ["a", "b"]
        assert beside.given == []
        beside.may.set()
    assert beside.given == ["a", "b", "c", "settled"]
    assert _names(store) == ["a", "b", "c"]


def test_rows_that_cannot_be_written_are_told_by_the_next_call(store: SqlStore) -> None:
    """In one line; nothing of the batch is there, its words are not indexed, and the ones after it can be written."""
    beside = _Beside()
    beside.may.set()
    with _in_parallel(store, beside) as writing:
        writing.write(_batch("a"))
        writing.write(_batch("b", "b"))
        with pytest.raises(StoreError, match=r"^[^\n]+$"):
            writing.write(_batch("c"))
        writing.write(_batch("d"))
    assert _names(store) == ["a", "d"]
    assert beside.given == ["a", "d", "settled"]


def test_words_that_cannot_be_written_are_told(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once no more may wait, or at the end."""
    monkeypatch.setattr(in_parallel, "_AHEAD", 1)
    beside = _Beside()
    beside.fails = True
    beside.may.set()
    with pytest.raises(StoreError, match="has ended"), _in_parallel(store, beside) as writing:
        writing.write(_batch("a"))
    with _in_parallel(store, beside) as writing:
        writing.write(_batch("b"))
        with pytest.raises(StoreError, match="has ended"):
            writing.write(_batch("c"))
    assert _names(store) == ["a", "b"]
