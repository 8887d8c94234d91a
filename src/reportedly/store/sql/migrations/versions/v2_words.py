"""The index of words, filled from what is stored."""

from __future__ import annotations

from alembic import op

from reportedly.store.sql import words_index
from reportedly.store.sql.migrations import arrays_of_words

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Makes the index and fills it."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        words_index.create(connection)
        words_index.fill(connection)
    else:
        arrays_of_words.create(connection)


def downgrade() -> None:
    """Removes it; the readings keep every word."""
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        words_index.drop(connection)
    else:
        arrays_of_words.drop(connection)
