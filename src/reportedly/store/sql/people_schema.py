"""The tables of people: see ``store.people``. ``key`` of an account is its name in one fixed spelling."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Table, Text

from reportedly.store.sql.schema import Ordered, metadata

_ROLES = "role in ('reader', 'editor', 'owner')"

accounts = Table(
    "accounts",
    metadata,
    Column("key", Ordered, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, CheckConstraint(_ROLES, name="role"), nullable=False),
    Column("password", Text, nullable=False),
    Column("made", Text, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("key", Ordered, primary_key=True),
    Column("account", ForeignKey("accounts.key", ondelete="CASCADE"), nullable=False, index=True),
    Column("begun", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("ends", Text, nullable=False),
    Column("over", BigInteger, nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", Ordered, primary_key=True),
    Column("key", Ordered, nullable=False, unique=True),
    Column("account", ForeignKey("accounts.key", ondelete="CASCADE"), nullable=False, index=True),
    Column("label", Text, nullable=False),
    Column("role", Text, CheckConstraint(_ROLES, name="role"), nullable=False),
    Column("made", Text, nullable=False),
    Column("ends", Text, nullable=False),
    Column("used", Text),
)

audit = Table(
    "audit",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("by", Text),
    Column("by_key", Ordered),
    Column("via", Text, nullable=False),
    Column("address", Text),
    Column("action", Text, nullable=False),
    Column("subject", Text),
    Column("outcome", Text, nullable=False),
    Column("seal", Text, nullable=False),
    Index(None, "by_key", "number"),
)
