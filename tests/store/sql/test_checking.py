"""Whether a database holds together."""

from __future__ import annotations

import pytest

from reportedly.store.sql.connecting import writing
from reportedly.store.sql.store import SqlStore
from tests.store.test_copying import fill


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("update claims set content = 'something else'", "claims do not agree"),
        ("update documents set title = 'another'", "row does not agree"),
        ("delete from readings", "have no reading"),
        ("update claims set source = null", "have no claim"),
        ("update documents set length = 3", "characters long"),
    ],
)
def test_what_was_changed_from_outside_is_found(database: str, statement: str, said: str) -> None:
    """Each kind of damage has its line; before it there is none."""
    with SqlStore(database) as store:
        fill(store)
        assert store.view().check() == ()
        with writing(store.engine) as connection:
            connection.exec_driver_sql(statement)
        problems = store.view().check()
        assert any(said in problem for problem in problems), problems
