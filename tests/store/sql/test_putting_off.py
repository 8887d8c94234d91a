"""The note that something is put off."""

from __future__ import annotations

from reportedly.store.sql import putting_off
from reportedly.store.sql.connecting import writing
from reportedly.store.sql.store import SqlStore
from tests.store.test_copying import fill


def test_the_note_says_how_far_words_are_indexed(database: str) -> None:
    """At first to the end; then table by table, until it is taken off."""
    with SqlStore(database) as store:
        fill(store)
        counts = store.view().counts()
        with writing(store.engine) as connection:
            assert putting_off.noted(connection) is None
            putting_off.begin(connection)
            begun = putting_off.noted(connection)
            assert begun is not None
            assert begun["claims"] >= counts.claims
            putting_off.note(connection, {"claims": 900})
            putting_off.begin(connection)
            assert putting_off.noted(connection) == {"documents": begun["documents"], "claims": 900}
            putting_off.take_off(connection)
            assert putting_off.noted(connection) is None
