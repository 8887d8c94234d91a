"""Records in the tables of documents, readings, claims and sources, and in the index of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Column, ColumnElement, Connection, Table, delete, exists, func, select

from reportedly.store.merging import Arrivals
from reportedly.store.records import Record, stored_claims
from reportedly.store.sql import placing, rows, words_index
from reportedly.store.sql.inserting import insert
from reportedly.store.sql.rows import number, record_of, text_id
from reportedly.store.sql.schema import claims, documents, forgotten, readings, sources
from reportedly.store.values import Receipt, StoredClaim
from reportedly.store.words import words

MANY = 500


class Stored(Struct, frozen=True):
    """A record with the ``seq`` of its document."""

    seq: int
    record: Record


def arrive(connection: Connection, records: Sequence[Record]) -> tuple[Receipt, ...]:
    """Takes in records, each as ``Arrivals`` says."""
    ids = [number(record.id) for record in records]
    there = {stored.record.id: stored for stored in fetch(connection, documents.c.id, ids)}
    gone = {text_id("d", row.id) for row in _rows(connection, forgotten.c.id, ids, forgotten.c.id)}
    addresses: dict[str, set[str]] = {}
    wanted = {record.address for record in records if record.address is not None}
    for row in _rows(connection, documents.c.address, wanted, documents.c.address, documents.c.id):
        addresses.setdefault(row.address, set()).add(text_id("d", row.id))
    arrivals = Arrivals({key: stored.record for key, stored in there.items()}, addresses, gone)
    receipts = arrivals.take_all(records)
    replace(connection, there, arrivals.changed.values())
    return receipts


def fetch(connection: Connection, column: Column[Any], values: Iterable[Any]) -> Iterator[Stored]:
    """The records of the documents of which a column has one of the values."""
    for row in _rows(connection, column, values, *documents.c, readings.c.body):
        yield Stored(row.seq, record_of(row))


def fetch_where(connection: Connection, condition: ColumnElement[bool]) -> Iterator[Stored]:
    """The records of the documents that a condition holds for, in order of their ids, a few at a time."""
    found = select(documents.c.seq).where(condition).order_by(documents.c.id)
    seqs = connection.execute(found).scalars().all()
    for start in range(0, len(seqs), MANY):
        part = {s.seq: s for s in fetch(connection, documents.c.seq, seqs[start : start + MANY])}
        yield from (part[seq] for seq in seqs[start : start + MANY] if seq in part)


def replace(connection: Connection, there: Mapping[str, Stored], records: Iterable[Record]) -> None:
    """Writes records; those that are ``there`` keep their place in the order of arrival."""
    changed, last = list(records), _last(connection, documents)
    remove(connection, [there[record.id] for record in changed if record.id in there])
    new = {record.id: seq for seq, record in enumerate((r for r in changed if r.id not in there), last + 1)}
    _insert(connection, [Stored(new.get(r.id) or there[r.id].seq, r) for r in changed])
    placing.changed(connection, [record.id for record in changed])


def remove(connection: Connection, gone: Sequence[Stored]) -> None:
    """Removes documents with all that hangs on them, and the sources that nothing is left of."""
    if not gone:
        return
    words_index.remove(connection, documents, [(s.seq, rows.document_words(s.record)) for s in gone])
    seqs = [stored.seq for stored in gone]
    held = list(_rows(connection, claims.c.document, seqs, claims.c.seq, claims.c.content, claims.c.source))
    words_index.remove(connection, claims, [(row.seq, words(row.content)) for row in held])
    for part in _parts(seqs):
        connection.execute(delete(documents).where(documents.c.seq.in_(part)))
    unused = ~exists().where(claims.c.source == sources.c.seq)
    for part in _parts({row.source for row in held if row.source is not None}):
        connection.execute(delete(sources).where(sources.c.seq.in_(part), unused))


def _insert(connection: Connection, kept: Sequence[Stored]) -> None:
    """Rows of whole documents into all tables."""
    found = [(stored.seq, claim) for stored in kept for claim in stored_claims(stored.record)]
    named = _sources(connection, [claim for _, claim in found])
    seq = _last(connection, claims)
    document_rows = [rows.document_row(s.record, s.seq) for s in kept]
    document_words = [rows.document_words(s.record) for s in kept]
    claim_words = [words(claim.content) for _, claim in found]
    claim_rows = [
        rows.claim_row(claim, n, document, named.get(claim.source_id or ""))
        for n, (document, claim) in enumerate(found, seq + 1)
    ]
    _insert_with_words(connection, documents, rows.DOCUMENT, document_rows, document_words)
    insert(connection, "readings", rows.READING, [rows.reading_row(s.record, s.seq) for s in kept])
    _insert_with_words(connection, claims, rows.CLAIM, claim_rows, claim_words)


def _insert_with_words(
    connection: Connection, table: Table, columns: Sequence[str], values: list[tuple[Any, ...]], found: Sequence[str]
) -> None:
    if connection.dialect.name == "sqlite":
        insert(connection, table.name, columns, values)
        words_index.put(connection, table, zip((row[0] for row in values), found, strict=True))
        return
    with_words = [(*row, text) for row, text in zip(values, found, strict=True)]
    insert(connection, table.name, (*columns, "words"), with_words)


def _sources(connection: Connection, found: Sequence[StoredClaim]) -> dict[str, int]:
    """The ``seq`` of the source of each claim that has one; those that are new are inserted."""
    first = {claim.source_id: claim for claim in found if claim.source_id is not None}
    ids = [number(key) for key in first]
    there = {text_id("s", r.id): r.seq for r in _rows(connection, sources.c.id, ids, sources.c.id, sources.c.seq)}
    last = _last(connection, sources)
    new = {key: seq for seq, key in enumerate((key for key in first if key not in there), last + 1)}
    insert(connection, "sources", rows.SOURCE, [rows.source_row(first[key], seq) for key, seq in new.items()])
    return there | new


def _last(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.coalesce(func.max(table.c.seq), 0))).scalar_one())


def _rows(connection: Connection, column: Column[Any], values: Iterable[Any], *columns: Column[Any]) -> Iterator[Any]:
    """Rows of which ``column`` has one of the values; of documents and their readings where both are asked for."""
    tables = {c.table for c in columns}
    source = documents.join(readings) if readings in tables else column.table
    for part in _parts(values):
        yield from connection.execute(select(*columns).select_from(source).where(column.in_(part)))


def _parts(values: Iterable[Any]) -> Iterator[list[Any]]:
    every = list(values)
    return (every[start : start + MANY] for start in range(0, len(every), MANY))


def quotes(source: int) -> ColumnElement[bool]:
    """Whether a document has a claim of the source of that id."""
    of_source = select(claims.c.document).join(sources).where(sources.c.id == source)
    return documents.c.seq.in_(of_source)
