"""The index of words, filled from what is stored."""

from __future__ import annotations

from alembic import op

from reportedly.store.sql import words_index

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Makes the index and fills it."""
    words_index.create(op.get_bind())
    words_index.fill(op.get_bind())


def downgrade() -> None:
    """Removes it; the readings keep every word."""
    words_index.drop(op.get_bind())
