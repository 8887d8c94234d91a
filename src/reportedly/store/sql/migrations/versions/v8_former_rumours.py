"""Ids of rumours that were joined with others, so that old links lead on."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, MetaData, Table

metadata = MetaData(naming_convention={"pk": "%(table_name)s_pkey"})

Table(
    "former_rumours",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("claim", BigInteger, nullable=False),
)

revision = "8"
down_revision = "7"


def upgrade() -> None:
    """Makes the table; what was joined before is not known."""
    metadata.create_all(op.get_bind())


def downgrade() -> None:
    """Removes it: the older program knows no former ids."""
    metadata.drop_all(op.get_bind())
