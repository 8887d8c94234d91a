"""The tables of rumours, all of them derived: see ``store.rumours``.

Ids are numbers as in ``rows``; a rumour goes by the least id of its claims. What was a rumour once and was joined with
another is kept with the claim that it went by. ``disputed`` is the smaller one of the
numbers of claims that deny and that do not. Times are microseconds since 1970 in UTC.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, SmallInteger, Table, Text

from reportedly.store.sql.schema import metadata

rumours = Table(
    "rumours",
    metadata,
    Column("least", BigInteger, primary_key=True, autoincrement=False),
    Column("id", BigInteger, nullable=False, index=True),
    Column("heading", BigInteger, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("denials", Integer, nullable=False),
    Column("variants", Integer, nullable=False),
    Column("disputed", Integer, nullable=False),
    Column("origins", Integer),
    Column("first", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
    Column("first_seen", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
    Index(None, "last", "least"),
    Index(None, "outlets", "documents", "last", "least"),
    Index(None, "disputed", "denials", "documents", "least"),
)

placements = Table(
    "placements",
    metadata,
    Column("claim", BigInteger, primary_key=True, autoincrement=False),
    Column("rumour", BigInteger, nullable=False),
    Column("document", BigInteger, nullable=False, index=True),
    Column("copy", BigInteger, nullable=False),
    Column("time", BigInteger, nullable=False),
    Column("denied", Boolean, nullable=False),
    Column("rank", SmallInteger, nullable=False),
    Column("at", Text, nullable=False),
    Column("figure", Text),
    Index(None, "rumour", "time", "document", "claim"),
    Index(None, "copy", "rumour", "claim"),
)

former_rumours = Table(
    "former_rumours",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("claim", BigInteger, nullable=False),
)

unlinked = Table(
    "unlinked",
    metadata,
    Column("document", BigInteger, primary_key=True, autoincrement=False),
    Column("since", BigInteger, nullable=False, index=True),
)
