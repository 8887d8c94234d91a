"""The people of a desk that is served to others."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, MetaData, Table, Text

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
_ROLES = "role in ('reader', 'editor', 'owner')"

Table(
    "accounts",
    metadata,
    Column("key", Ordered, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, CheckConstraint(_ROLES, name="role"), nullable=False),
    Column("password", Text, nullable=False),
    Column("made", Text, nullable=False),
)

Table(
    "sessions",
    metadata,
    Column("key", Ordered, primary_key=True),
    Column("account", ForeignKey("accounts.key", ondelete="CASCADE"), nullable=False, index=True),
    Column("begun", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("ends", Text, nullable=False),
    Column("over", BigInteger, nullable=False),
)

Table(
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

Table(
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

revision = "4"
down_revision = "3"


def upgrade() -> None:
    """Makes the tables; nobody is there yet."""
    metadata.create_all(op.get_bind())


def downgrade() -> None:
    """Removes them with everybody in them: the older program knows no accounts."""
    metadata.drop_all(op.get_bind())
