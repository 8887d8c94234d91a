"""What a database does with people beyond what every store does: nothing of them is left behind."""

from __future__ import annotations

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from reportedly.errors import StoreError
from reportedly.store.sql import migrating
from reportedly.store.sql.connecting import reading, writing
from reportedly.store.sql.people_schema import accounts, audit, sessions, tokens
from reportedly.store.sql.store import SqlStore
from tests.store.people import IDA, people


def test_rows_of_an_account_that_goes_go_with_it(database: str) -> None:
    """Its sessions and tokens are gone from the tables, its part of the log stays."""
    with SqlStore(database, patience=5) as store:
        people(store)
        store.writer.remove_account("tom")
        with reading(store.engine) as connection:
            for table in (sessions, tokens):
                assert {row.account for row in connection.execute(table.select())} == {"ida"}
            assert len(connection.execute(audit.select()).all()) == 2


def test_an_event_that_was_changed_is_seen(database: str) -> None:
    """Whatever it was changed into; the check says which event."""
    with SqlStore(database, patience=5) as store:
        people(store)
        assert store.view().check() == ()
        with writing(store.engine) as connection:
            connection.execute(update(audit).where(audit.c.number == 1).values(by="somebody else"))
        (problem,) = store.view().check()
        assert "event 1" in problem


def test_a_role_that_is_none_is_refused(database: str) -> None:
    """The table itself takes no other word."""
    with SqlStore(database, patience=5) as store:
        people(store)
        with pytest.raises((IntegrityError, StoreError)), writing(store.engine) as connection:
            connection.execute(update(accounts).values(role="king"))
        assert store.view().account("ida") == IDA


def test_down_and_up(database: str) -> None:
    """The older version knows nobody; going up again, nobody is there, and the tables are as they should be."""
    with SqlStore(database, patience=5) as store:
        people(store)
        migrating.downgrade(store.engine, "3")
        migrating.upgrade(store.engine)
        assert store.view().accounts() == ()
        people(store)
        assert len(store.view().accounts()) == 2
