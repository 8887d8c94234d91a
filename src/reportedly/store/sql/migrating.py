"""The version of a database: made, recognised, and brought to this program's.

Alembic is imported only where a database is made or changed: opening one needs but the number that Alembic keeps in it,
and the numbers in the names of the migrations (``v3_rumours.py``).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.engine import URL

from reportedly.errors import StoreError
from reportedly.store.sql.connecting import reading, shown, writing

_FOLDER = Path(__file__).parent / "migrations"
_KEPT = "alembic_version"


def revision(connection: Connection) -> str | None:
    """The version of the database; None for an empty one. Raises StoreError for the database of another program."""
    tables, found = set(inspect(connection).get_table_names()), None
    if _KEPT in tables:
        found = connection.exec_driver_sql(f"select version_num from {_KEPT}").scalar()
    if found is None and tables - {_KEPT}:
        where = shown(connection.engine.url)
        raise StoreError(f"{where}: holds the tables of another program; name a database of its own")
    return found


@cache
def newest() -> str:
    """The version that this program reads and writes."""
    return max(known(), key=int)


def absent(url: URL) -> str:
    """What to tell of a database that is not there."""
    return f"{shown(url)}: there is no desk; make one with 'reportedly add', or check the spelling"


def ready(engine: Engine, *, make: bool = True) -> None:
    """Makes the tables of an empty database, if it is to be made.

    Raises StoreError for one that is not, for one of another version, and for the database of another program.
    """
    with reading(engine) as connection:
        version = revision(connection)
    where = shown(engine.url)
    if version == newest():
        return
    if version is None:
        if not make:
            raise StoreError(absent(engine.url))
        upgrade(engine)
    elif version in known():
        raise StoreError(f"{where}: was made by an older version of this program; run 'reportedly db upgrade'")
    else:
        raise StoreError(f"{where}: was made by a newer version of this program; install that one to use it")


def upgrade(engine: Engine, to: str = "head") -> None:
    """Brings the database to a newer version, whole or not at all."""
    from alembic import command

    _run(engine, command.upgrade, to)


def downgrade(engine: Engine, to: str) -> None:
    """Takes the database back to an older version, whole or not at all."""
    from alembic import command

    _run(engine, command.downgrade, to)


def _run(engine: Engine, run: Any, to: str) -> None:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        run(config, to)


def known() -> set[str]:
    """The versions that this program knows."""
    return {path.name[1:].partition("_")[0] for path in (_FOLDER / "versions").glob("v*_*.py")}
