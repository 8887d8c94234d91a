"""The rumours, which are all to be worked out anew from what is stored."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, MetaData, SmallInteger, Table, Text

metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "ck": "%(table_name)s_%(constraint_name)s_check",
        "fk": "%(table_name)s_%(column_0_name)s_fkey",
        "pk": "%(table_name)s_pkey",
    }
)

Table(
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

Table(
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

Table(
    "unlinked",
    metadata,
    Column("document", BigInteger, primary_key=True, autoincrement=False),
    Column("since", BigInteger, nullable=False, index=True),
)

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Makes the tables; every document is to be linked."""
    metadata.create_all(op.get_bind())
    op.execute("insert into unlinked (document, since) select id, 0 from documents")


def downgrade() -> None:
    """Removes them with the name of their state; nothing is lost that cannot be worked out."""
    op.execute("delete from settings where name = 'linked'")
    metadata.drop_all(op.get_bind())
