"""What a database does with people beyond what every store does: nothing of them is left behind."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from reportedly.errors import StoreError, UsageError
from reportedly.store.people import Role
from reportedly.store.sql import migrating
from reportedly.store.sql.connecting import reading, writing
from reportedly.store.sql.people_schema import accounts, audit, sessions, tokens
from reportedly.store.sql.store import SqlStore
from tests.store.people import IDA, event, people


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


def test_events_at_once_are_sealed_one_after_the_other(database: str) -> None:
    """None is lost, and no two have the same one before them."""
    with SqlStore(database, patience=20) as store, ThreadPoolExecutor(4) as together:
        list(together.map(lambda number: store.writer.note(event("Ida", f"action {number}")), range(12)))
        assert [found.number for found in store.view().audit()] == list(range(1, 13))
        assert store.view().check() == ()


def test_of_two_owners_at_once_one_stays(database: str) -> None:
    """When each removes the other at the same moment."""
    with SqlStore(database, patience=20) as store, ThreadPoolExecutor(2) as together:
        people(store)
        store.writer.change_account("Tom", role=Role.OWNER)

        def removed(name: str) -> bool:
            try:
                store.writer.remove_account(name)
            except UsageError:
                return False
            return True

        assert sorted(together.map(removed, ("Ida", "Tom"))) == [False, True]
        assert len(store.view().accounts()) == 1
