"""PostgreSQL's index of words keeps places in two bytes; a body, which is compressed, is kept as it comes."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Connection

from reportedly.store.sql import inverted_index, keeping, putting_off, words_index
from reportedly.store.sql.schema import claims, documents

revision = "7"
down_revision = "6"


def upgrade() -> None:
    """Makes the index anew."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql("alter table readings alter column body set storage external")
        inverted_index.drop(connection)
        inverted_index.create(connection)
        words_index.fill(connection)
        if putting_off.noted(connection) is not None:
            putting_off.note(connection, {of.name: keeping.last(connection, of) for of in (documents, claims)})


def downgrade() -> None:
    """Empties the index, and notes it: the program of that version fills it in its own way when it opens the desk."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql("alter table readings alter column body set storage extended")
        _empty(connection)


def _empty(connection: Connection) -> None:
    inverted_index.drop(connection)
    inverted_index.create(connection)
    putting_off.begin(connection)
    putting_off.note(connection, {str(of.name): 0 for of in (documents, claims)})
