"""PostgreSQL's index of words knows their places, and takes half the room."""

from __future__ import annotations

from alembic import op

from reportedly.store.sql import words_index
from reportedly.store.sql.migrations import arrays_of_words

revision = "5"
down_revision = "4"


def upgrade() -> None:
    """Makes the new index, fills it, and removes the old one."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        arrays_of_words.drop(connection)
        words_index.create(connection)
        words_index.fill(connection)


def downgrade() -> None:
    """Back to the old one; the readings keep every word."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        words_index.drop(connection)
        arrays_of_words.create(connection)
