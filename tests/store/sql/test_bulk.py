"""Very many documents at once."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect

from reportedly.store.sql.connecting import reading as reading_from
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
