"""The version of a database, up and down with data in it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from reportedly.store.copying import content
from reportedly.store.sql import migrating, putting_off
from reportedly.store.sql.connecting import reading, writing
from reportedly.store.sql.schema import metadata
from reportedly.store.sql.store import SqlStore
from tests.store.test_copying import fill


def test_the_names_of_the_migrations_say_their_versions() -> None:
    """Opening a database looks at the names alone, so they must agree with what is in the files."""
    scripts = ScriptDirectory(str(Path(migrating.__file__).parent / "migrations"))
    assert migrating.known() == {script.revision for script in scripts.walk_revisions()}
    assert migrating.newest() == scripts.get_current_head()


def test_the_version_is_the_one_that_alembic_keeps(database: str) -> None:
    """In a database that is made, and in one that is empty."""
    with SqlStore(database) as store:
        with reading(store.engine) as connection:
            kept = MigrationContext.configure(connection).get_current_revision()
            assert migrating.revision(connection) == kept == migrating.newest()
        migrating.downgrade(store.engine, "base")
        with reading(store.engine) as connection:
            assert MigrationContext.configure(connection).get_current_revision() is None
            assert migrating.revision(connection) is None
        migrating.upgrade(store.engine)


def test_opening_a_database_loads_no_alembic(tmp_path: Path) -> None:
    """Only making and changing one does."""
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    SqlStore(url).close()
    code = f"import sys\nfrom reportedly.store import open_store\nopen_store({url!r})\nprint('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_the_migrations_make_the_schema(database: str) -> None:
    """The tables that they end with are those that the code works with."""
    with SqlStore(database) as store, reading(store.engine) as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _not_the_index})
        assert compare_metadata(context, metadata) == []


def test_down_and_up_with_data(database: str) -> None:
    """Nothing is lost by a step down and up again, and what was searched is found."""
    with SqlStore(database) as store:
        fill(store)
        before, hits = content(store.view()), store.view().search("bridge OR pier")
        assert hits.items
        migrating.downgrade(store.engine, "1")
        migrating.upgrade(store.engine)
        assert content(store.view()) == before
        assert store.view().search("bridge OR pier") == hits
        assert store.view().check() == ()


def test_an_older_program_fills_the_index_of_words_in_its_own_way(database: str) -> None:
    """A step down from places of two bytes leaves PostgreSQL's empty, with a note that nothing of it is filled yet."""
    with SqlStore(database) as store:
        fill(store)
        migrating.downgrade(store.engine, "6")
        with reading(store.engine) as connection:
            if connection.dialect.name == "sqlite":
                assert putting_off.noted(connection) is None
            else:
                assert putting_off.noted(connection) == {"documents": 0, "claims": 0}
                assert connection.exec_driver_sql("select count(*) from claim_words").scalar_one() == 0
        migrating.upgrade(store.engine)
    with SqlStore(database) as store:
        assert store.view().search("bridge OR pier").items
        with reading(store.engine) as connection:
            assert putting_off.noted(connection) is None


def test_all_the_way_down(database: str) -> None:
    """Nothing of ours is left, and the database can be made anew."""
    with SqlStore(database) as store:
        fill(store)
        migrating.downgrade(store.engine, "base")
        with writing(store.engine) as connection:
            assert migrating.revision(connection) is None
    with SqlStore(database) as store:
        assert store.view().counts().documents == 0


def _not_the_index(_thing: Any, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
    """The index of words is not part of the schema."""
    return kind != "table" or "_words" not in str(name)
