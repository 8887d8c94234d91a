"""The note in the database that a bulk has put something off, with how far the index of words is filled."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from reportedly.store.sql.schema import claims, documents, settings

_NOTE = "put_off"


def begin(connection: Connection) -> None:
    """Notes that something is put off, and that the words of all rows that there are now are indexed."""
    if noted(connection) is None:
        ends = {of.name: connection.execute(select(func.max(of.c.seq))).scalar() or 0 for of in (documents, claims)}
        _put(connection, ends)


def note(connection: Connection, indexed: Mapping[str, int]) -> None:
    """Notes up to which ``seq`` of some tables words are indexed by now."""
    _put(connection, dict(noted(connection) or {}) | dict(indexed))


def noted(connection: Connection) -> Mapping[str, int] | None:
    """The last ``seq`` of each table whose words are indexed; None where nothing is put off."""
    found = connection.execute(select(settings.c.value).where(settings.c.name == _NOTE)).scalar()
    return None if found is None else msgspec.json.decode(found, type=dict[str, int])


def take_off(connection: Connection) -> None:
    """Removes the note: all was made up for."""
    connection.execute(delete(settings).where(settings.c.name == _NOTE))


def _put(connection: Connection, ends: Mapping[str, int]) -> None:
    take_off(connection)
    connection.execute(insert(settings), {"name": _NOTE, "value": msgspec.json.encode(ends).decode()})
