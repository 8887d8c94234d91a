"""The tables of alerts: see ``store.alerts``. Times are microseconds since 1970 in UTC."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text

from reportedly.store.sql.schema import Ordered, metadata

alerts = Table(
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

searches = Table(
    "searches",
    metadata,
    Column("id", Ordered, primary_key=True),
    Column("name", Ordered, nullable=False),
    Column("words", Text, nullable=False),
    Column("filters", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("made", Text, nullable=False),
)

alert_searches = Table(
    "alert_searches",
    metadata,
    Column("search", ForeignKey("searches.id", ondelete="CASCADE"), primary_key=True),
    Column("alert", ForeignKey("alerts.id", ondelete="CASCADE"), primary_key=True, index=True),
)

webhooks = Table(
    "webhooks",
    metadata,
    Column("id", Ordered, primary_key=True),
    Column("url", Ordered, nullable=False),
    Column("secret", Text, nullable=False),
    Column("search", ForeignKey("searches.id", ondelete="CASCADE"), index=True),
    Column("by", Text, nullable=False),
    Column("made", Text, nullable=False),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("webhook", ForeignKey("webhooks.id", ondelete="CASCADE"), primary_key=True),
    Column("alert", ForeignKey("alerts.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("attempts", Integer, nullable=False),
    Column("due", BigInteger, index=True),
    Column("done", Text),
    Column("problem", Text),
)
