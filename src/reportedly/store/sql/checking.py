"""Whether a database holds together: its own checks, and every row against the reading that it was made from."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, select, true

from reportedly.store.records import problems as problems_of
from reportedly.store.records import stored_claims, stored_document
from reportedly.store.sql import asking, keeping, words_index
from reportedly.store.sql.rows import claim_of, document_of
from reportedly.store.sql.schema import claims, documents, readings, sources


def problems(connection: Connection) -> Iterator[str]:
    """What is wrong, a line each."""
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql("pragma integrity_check").scalars().all()
        yield from (f"the file: {line}" for line in found if line != "ok")
        for row in connection.exec_driver_sql("pragma foreign_key_check"):
            yield f"{row[0]}: row {row[1]} refers to a row of {row[2]} that is not there"
    yield from words_index.problems(connection)
    alone = select(func.count()).select_from(documents.outerjoin(readings)).where(readings.c.document.is_(None))
    if count := connection.execute(alone).scalar_one():
        yield f"{count} documents have no reading"
    unused = select(func.count()).select_from(sources.outerjoin(claims)).where(claims.c.seq.is_(None))
    if count := connection.execute(unused).scalar_one():
        yield f"{count} sources have no claim"
    yield from _rows(connection)


def _rows(connection: Connection) -> Iterator[str]:
    for stored in keeping.fetch_where(connection, true()):
        record = stored.record
        yield from problems_of(record)
        row = connection.execute(asking.document_rows().where(documents.c.seq == stored.seq)).one()
        if document_of(row) != stored_document(record):
            yield f"{record.id}: its row does not agree with its reading"
        of = asking.claim_rows().where(claims.c.document == stored.seq).order_by(claims.c.number)
        if tuple(map(claim_of, connection.execute(of))) != stored_claims(record):
            yield f"{record.id}: its claims do not agree with its reading"
