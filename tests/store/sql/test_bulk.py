"""Very many documents at once."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect

from reportedly.errors import StoreError
from reportedly.store import Outcome, Scope, Store, open_store
from reportedly.store.copying import content
from reportedly.store.records import record
from reportedly.store.sql import bulk, keeping, putting_off
from reportedly.store.sql.beside import Beside
from reportedly.store.sql.connecting import PATIENCE, writing
from reportedly.store.sql.connecting import reading as reading_from
from reportedly.store.sql.inserting import Insert
from reportedly.store.sql.keeping import Batch
from reportedly.store.sql.schema import claims, sources
from reportedly.store.sql.store import SqlStore
from tests.store.inventing import SAID, reading


def _made(store: SqlStore) -> tuple[list[str], list[str]]:
    """The names of the indexes and of the references of all tables."""
    with reading_from(store.engine) as connection:
        found = inspect(connection)
        tables = ("documents", "claims", "readings", "sources")
        indexes = [str(index["name"]) for table in tables for index in found.get_indexes(table)]
        references = [str(key["name"]) for table in tables for key in found.get_foreign_keys(table)]
    return sorted(indexes), sorted(references)


def _fail(store: SqlStore) -> None:
    with store.bulk() as writer:
        writer.add([reading(("Ida Moss", SAID[0]))])
        raise ZeroDivisionError


def test_what_was_put_off_is_made_up_for(database: str) -> None:
    """Also when loading fails in the middle: the same indexes and references are there, and what was added is."""
    with SqlStore(database) as store:
        before = _made(store)
        with pytest.raises(ZeroDivisionError):
            _fail(store)
        assert _made(store) == before
        assert store.view().check() == ()
        assert len(store.view().search("bridge").items) == 1


def test_a_bulk_is_like_any_adding(database: str) -> None:
    """New documents, another version, one that is met again, one by a newer model and a forgotten one: as ever."""
    first = reading(("Ida Moss", SAID[0]), url="https://example.org/a")
    revised = reading(("Ida Moss", SAID[1]), ("Tom Reed", SAID[2]), url="https://example.org/a")
    newer = reading(("Ida Moss", SAID[0]), url="https://example.org/a", model="made@2")
    batches = [[first, reading(("Zoë Ångström", SAID[4]))], [revised], [first, revised], [newer], [newer]]
    found: list[object] = []
    stores: list[Store] = [open_store("memory:"), SqlStore(database)]
    for store in stores:
        with store:
            store.writer.restore_log([], [], [], [], ["d0123456789abcdef"])
            with store.bulk() as writer:
                receipts = [writer.add(batch, at="2026-07-01") for batch in batches]
            assert [receipt.outcome for receipt in receipts[1]] == [Outcome.REVISED]
            assert store.view().check() == ()
            found.append((receipts, content(store.view()), store.view().search("bridge OR pier")))
    assert found[0] == found[1]


def test_whoever_comes_next_makes_up_for_a_killed_bulk(database: str) -> None:
    """What was put off when a bulk was killed is there once the database is opened again."""
    with SqlStore(database) as store:
        before = _made(store)
        with writing(store.engine) as connection:
            bulk._put_off(connection)
        assert _made(store) != before
    with SqlStore(database) as store:
        assert _made(store) == before
        with reading_from(store.engine) as connection:
            assert putting_off.noted(connection) is None


def test_words_that_waited_when_a_bulk_was_killed_are_found(database: str) -> None:
    """In PostgreSQL the last words are indexed at the end, which never came; what was indexed before stays."""
    before, after = reading(("Ida Moss", SAID[0])), reading(("Tom Reed", SAID[2]))
    with SqlStore(database) as store:
        store.writer.add([before], at="2026-07-01")
        with writing(store.engine) as connection:
            bulk._put_off(connection)
            kept = [keeping.prepared(2, record(after, added=0))]
            found, new = keeping.new_sources(connection, {}, kept, keeping.last(connection, sources) + 1)
            claim = keeping.last(connection, claims) + 1
            keeping.put(connection, keeping.batch_of(kept, found | new, new, claim))
    with SqlStore(database) as store:
        hits = store.view().search('"ida moss" OR "tom reed"', scope=Scope.DOCUMENTS).items
        assert len(hits) == 2
        assert len(store.view().search(SAID[2].split()[1]).items) >= 1
        assert store.view().check() == ()


def test_what_cannot_be_written_is_told_by_the_next_call(database: str) -> None:
    """In one line, nothing of the batch is there, and the ones after it can be written."""
    good = Insert("settings", ("name", "value"), [("a", "b")])
    bad = Insert("settings", ("name", "value"), [("c", "d"), ("c", "d")])
    with SqlStore(database) as store:
        with Beside(store.engine.url, PATIENCE, 1_000) as beside:
            beside.write(Batch([good, bad]))
            with pytest.raises(StoreError, match=r"^[^\n]+$"):
                beside.write(Batch([good]))
            beside.write(Batch([good]))
        with reading_from(store.engine) as connection:
            assert connection.exec_driver_sql("select name from settings").scalars().all() == ["a"]
