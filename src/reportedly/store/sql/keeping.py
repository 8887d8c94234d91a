"""Records in the tables of documents, readings, claims and sources, and in the index of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Column, ColumnElement, Connection, Table, delete, exists, func, select

from reportedly.model import Attribution
from reportedly.store.identity import source_id
from reportedly.store.merging import Arrivals
from reportedly.store.records import Record, distinct, name_and_kind, searched
from reportedly.store.sql import asking, placing, rows, words_index
from reportedly.store.sql.inserting import Insert, among, insert
from reportedly.store.sql.rows import Named, number, record_of, text_id
from reportedly.store.sql.schema import claims, documents, forgotten, readings, sources
from reportedly.store.sql.words_index import Texts
from reportedly.store.values import Receipt
from reportedly.store.words import for_tokenizer

MANY = 500
_CERTAINTY, _EVIDENCE, _RESPONSE = map(rows.CLAIM.index, ("certainty", "evidence", "response"))


class Stored(Struct, frozen=True):
    """A record with the ``seq`` of its document."""

    seq: int
    record: Record


class Prepared(Struct, frozen=True):
    """A record to be written at ``seq``, its claims each once, and the name that each one goes by."""

    seq: int
    record: Record
    claims: Sequence[Attribution]
    names: Sequence[Named | None]


class Batch(Struct, frozen=True, array_like=True):
    """The rows of whole documents, their texts for the index of words, and the documents' ids.

    Of a ``settled`` batch, and all before it, no word may wait to be indexed.
    """

    inserts: list[Insert] = []
    texts: list[Texts] = []
    ids: list[str] = []
    settled: bool = False


def arrive(connection: Connection, records: Sequence[Record]) -> tuple[Receipt, ...]:
    """Takes in records, each as ``Arrivals`` says."""
    there = {s.record.id: s for s in fetch(connection, documents.c.id, [number(record.id) for record in records])}
    arrivals = Arrivals({key: s.record for key, s in there.items()}, *known(connection, records))
    receipts = arrivals.take_all(records)
    replace(connection, there, arrivals.changed.values())
    return receipts


def known(connection: Connection, records: Iterable[Record]) -> tuple[dict[str, set[str]], set[str]]:
    """The stored documents of each address of the records, and which of the records were forgotten, all by ids."""
    addresses: dict[str, set[str]] = {}
    wanted = {record.address for record in records if record.address is not None}
    for row in _rows(connection, documents.c.address, wanted, documents.c.address, documents.c.id):
        addresses.setdefault(row.address, set()).add(text_id("d", row.id))
    ids = [number(record.id) for record in records]
    return addresses, {text_id("d", row.id) for row in _rows(connection, forgotten.c.id, ids, forgotten.c.id)}


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
    changed, newest = list(records), last(connection, documents)
    remove(connection, [there[record.id] for record in changed if record.id in there])
    new = {record.id: seq for seq, record in enumerate((r for r in changed if r.id not in there), newest + 1)}
    _insert(connection, [prepared(new.get(r.id) or there[r.id].seq, r) for r in changed])


def remove(connection: Connection, gone: Sequence[Stored]) -> None:
    """Removes documents with all that hangs on them, and the sources that nothing is left of."""
    if not gone:
        return
    of_documents = [(s.seq, for_tokenizer(searched(s.record))) for s in gone]
    words_index.remove(connection, Texts(str(documents.name), of_documents))
    seqs = [stored.seq for stored in gone]
    held = connection.execute(asking.claim_contents().where(among(connection, claims.c.document, seqs))).all()
    words_index.remove(connection, words_index.texts_of_claims(held))
    for part in _parts(seqs):
        for column in (readings.c.document, claims.c.document, documents.c.seq):  # a bulk does without the cascade
            connection.execute(delete(column.table).where(column.in_(part)))
    unused = ~exists().where(claims.c.source == sources.c.seq)
    for part in _parts({row.source for row in held if row.source is not None}):
        connection.execute(delete(sources).where(sources.c.seq.in_(part), unused))


def _insert(connection: Connection, kept: Sequence[Prepared]) -> None:
    """Rows of whole documents into all tables."""
    named, new = new_sources(connection, {}, kept, last(connection, sources) + 1)
    batch = batch_of(kept, named | new, new, last(connection, claims) + 1)
    put(connection, batch)
    if words_index.pays(connection):
        for texts in batch.texts:
            words_index.put(connection, texts)


def put(connection: Connection, batch: Batch) -> None:
    """Writes new documents, their words too where those are best put with their rows."""
    for part in batch.inserts:
        insert(connection, part)
    if not words_index.pays(connection):
        for texts in batch.texts:
            words_index.put(connection, texts)
    placing.changed(connection, batch.ids)


def prepared(seq: int, record: Record) -> Prepared:
    """A record that is to be written at ``seq``."""
    found = distinct(record.reading)
    return Prepared(seq, record, found, list(map(name_and_kind, found)))


def batch_of(kept: Sequence[Prepared], named: Mapping[Named, int], new: Mapping[Named, int], claim: int) -> Batch:
    """Whole documents as rows; claims are numbered from ``claim``, ``new`` are the new sources."""
    claim_rows: list[tuple[Any, ...]] = []
    for p in kept:
        sources_of = [None if name is None else (named[name], name[0]) for name in p.names]
        claim_rows += rows.claim_rows(p.claims, claim + len(claim_rows), p.seq, sources_of)
    of_tables = [
        Insert(str(sources.name), rows.SOURCE, [rows.source_row(pair, seq) for pair, seq in new.items()]),
        Insert(str(documents.name), rows.DOCUMENT, [rows.document_row(p.record, p.seq, len(p.claims)) for p in kept]),
        Insert(str(readings.name), rows.READING, [rows.reading_row(p.record, p.seq) for p in kept]),
        Insert(str(claims.name), rows.CLAIM, claim_rows),
    ]
    of_documents = [(p.seq, for_tokenizer(searched(p.record))) for p in kept]
    kinds = [None if name is None else rows.code(name[1]) for p in kept for name in p.names]
    texts = [Texts(str(documents.name), of_documents), _texts_of_claims(claim_rows, kinds)]
    return Batch(of_tables, texts, [p.record.id for p in kept])


def _texts_of_claims(claim_rows: Sequence[tuple[Any, ...]], kinds: Sequence[int | None]) -> Texts:
    labels = [
        asking.labels(kind, row[_CERTAINTY], row[_EVIDENCE], row[_RESPONSE])
        for kind, row in zip(kinds, claim_rows, strict=True)
    ]
    return Texts(str(claims.name), [(row[0], for_tokenizer(row[-1])) for row in claim_rows], labels)


def new_sources(
    connection: Connection | None, met: Mapping[Named, int], kept: Sequence[Prepared], first: int
) -> tuple[dict[Named, int], dict[Named, int]]:
    """The ``seq`` of the sources that are stored but were not ``met``, and of those that are new, from ``first``.

    Without a connection there are none but those that were met.
    """
    new = [
        name for name in dict.fromkeys(name for p in kept for name in p.names) if name is not None and name not in met
    ]
    there: dict[Named, int] = {}
    if connection is not None:
        keys = {number(source_id(*pair)): pair for pair in new}
        there = {keys[row.id]: row.seq for row in _rows(connection, sources.c.id, keys, sources.c.id, sources.c.seq)}
    return there, {pair: n for n, pair in enumerate((pair for pair in new if pair not in there), first)}


def last(connection: Connection, table: Table) -> int:
    """The greatest ``seq`` of a table; 0 for an empty one."""
    return int(connection.execute(select(func.coalesce(func.max(table.c.seq), 0))).scalar_one())


def _rows(connection: Connection, column: Column[Any], values: Iterable[Any], *columns: Column[Any]) -> Iterator[Any]:
    """Rows of which ``column`` has one of the values; of documents and their readings where both are asked for."""
    tables, wanted = {c.table for c in columns}, list(values)
    source = documents.join(readings) if readings in tables else column.table
    if wanted:
        query = select(*columns).select_from(source).where(among(connection, column, wanted))
        yield from connection.execute(query)


def _parts(values: Iterable[Any]) -> Iterator[list[Any]]:
    every = list(values)
    return (every[start : start + MANY] for start in range(0, len(every), MANY))


def quotes(source: int) -> ColumnElement[bool]:
    """Whether a document has a claim of the source of that id."""
    of_source = select(claims.c.document).join(sources).where(sources.c.id == source)
    return documents.c.seq.in_(of_source)
