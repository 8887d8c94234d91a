"""Alerts, kept searches and webhooks; and indexes of the judgements that are open and of those that people made."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, MetaData, Table, Text

metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "ck": "%(table_name)s_%(constraint_name)s_check",
        "fk": "%(table_name)s_%(column_0_name)s_fkey",
        "pk": "%(table_name)s_pkey",
    }
)
Ordered = Text().with_variant(Text(collation="C"), "postgresql")

Table(
    "alerts",
    metadata,
    Column("id", Ordered, primary_key=True),
    Column("time", BigInteger, nullable=False),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("rumour", BigInteger, nullable=False, index=True),
    Column("claim", BigInteger, nullable=False, index=True),
    Column("document", BigInteger, nullable=False, index=True),
    Column("was", Integer, nullable=False),
    Column("now", Integer, nullable=False),
    Index(None, "time", "id"),
)

Table(
    "searches",
    metadata,
    Column("id", Ordered, primary_key=True),
    Column("name", Ordered, nullable=False),
    Column("words", Text, nullable=False),
    Column("filters", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("made", Text, nullable=False),
)

Table(
    "alert_searches",
    metadata,
    Column("search", ForeignKey("searches.id", ondelete="CASCADE"), primary_key=True),
    Column("alert", ForeignKey("alerts.id", ondelete="CASCADE"), primary_key=True, index=True),
)

Table(
    "webhooks",
    metadata,
    Column("id", Ordered, primary_key=True),
    Column("url", Ordered, nullable=False),
    Column("secret", Text, nullable=False),
    Column("search", ForeignKey("searches.id", ondelete="CASCADE"), index=True),
    Column("by", Text, nullable=False),
    Column("made", Text, nullable=False),
)

Table(
    "deliveries",
    metadata,
    Column("webhook", ForeignKey("webhooks.id", ondelete="CASCADE"), primary_key=True),
    Column("alert", ForeignKey("alerts.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("attempts", Integer, nullable=False),
    Column("due", BigInteger, index=True),
    Column("done", Text),
    Column("problem", Text),
)

revision = "6"
down_revision = "5"


def upgrade() -> None:
    """Makes the tables; nothing was looked at yet, and nothing is sent."""
    metadata.create_all(op.get_bind())
    op.execute(
        "create index judgements_open on judgements (score, left_id, right_id)"
        " where verdict = 'unsure' and score is not null"
    )
    op.execute("create index judgements_people on judgements (time, id) where score is null")


def downgrade() -> None:
    """Removes them: the older program knows no alerts."""
    op.execute("delete from settings where name = 'looked'")
    op.drop_index("judgements_open", "judgements")
    op.drop_index("judgements_people", "judgements")
    metadata.drop_all(op.get_bind())
