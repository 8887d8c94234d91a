"""The way in for very many documents: while one batch is written, the next one is made ready."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext

from sqlalchemy import Engine, select

from reportedly.model import Reading
from reportedly.store.instants import now
from reportedly.store.merging import Arrivals
from reportedly.store.records import Record, record, without_text
from reportedly.store.selection import moment
from reportedly.store.sql import keeping, log
from reportedly.store.sql.beside import Beside
from reportedly.store.sql.connecting import reading, writing
from reportedly.store.sql.in_parallel import InParallel
from reportedly.store.sql.inserting import among
from reportedly.store.sql.rows import Named, number
from reportedly.store.sql.schema import claims, documents, forgotten, sources
from reportedly.store.values import Receipt


class BulkWriter:
    """A Writer for documents alone, into a database that nobody else writes to meanwhile.

    Each call is one transaction, done whole or not at all, some time before the next call returns: so what goes wrong
    is raised by the next call, or at the end.
    """

    def __init__(self, engine: Engine, writing: Beside | InParallel) -> None:
        self._engine, self._writing = engine, writing
        self._given: set[str] = set()
        self._addresses: dict[str, tuple[str, ...]] = {}
        self._sources: dict[Named, int] = {}
        self._document = self._source = self._claim = 0
        self._start()

    def add(self, readings: Iterable[Reading], *, at: str | None = None) -> tuple[Receipt, ...]:
        """Takes in documents with their readings, as ``Writer.add`` does."""
        added = moment(at or now(), "at") or 0
        whole = [record(reading, added=added) for reading in readings]
        return self._arrive(whole if self._full_text else list(map(without_text, whole)))

    def restore(self, records: Iterable[Record]) -> None:
        """Takes in whole records, as ``Writer.restore`` does."""
        self._arrive(list(records))

    def _arrive(self, records: Sequence[Record]) -> tuple[Receipt, ...]:
        addresses, gone = dict[str, set[str]](), set[str]()
        met = any(r.id in self._given for r in records)
        if not self._began_empty:
            with reading(self._engine) as connection:
                ids = [number(r.id) for r in records]
                there = connection.execute(select(documents.c.id).where(among(connection, documents.c.id, ids)))
                met = there.first() is not None or met
                addresses, gone = keeping.known(connection, records)
        if met:
            return self._arrive_again(records)
        for address in {r.address for r in records} & self._addresses.keys():
            addresses.setdefault(str(address), set()).update(self._addresses[str(address)])
        arrivals = Arrivals({}, addresses, gone)
        receipts = arrivals.take_all(records)
        self._write(list(arrivals.changed.values()))
        return receipts

    def _arrive_again(self, records: Sequence[Record]) -> tuple[Receipt, ...]:
        """Documents of which some are there: they are joined with those, by this process."""
        self._writing.settle()
        with writing(self._engine) as connection:
            receipts = keeping.arrive(connection, records)
        self._start()
        return receipts

    def _write(self, new: Sequence[Record]) -> None:
        kept = [keeping.prepared(seq, r) for seq, r in enumerate(new, self._document + 1)]
        with nullcontext() if self._began_empty else reading(self._engine) as connection:
            there, fresh = keeping.new_sources(connection, self._sources, kept, self._source + 1)
        self._sources |= there | fresh
        batch = keeping.batch_of(kept, self._sources, fresh, self._claim + 1)
        self._writing.write(batch)
        self._document, self._source = self._document + len(kept), self._source + len(fresh)
        self._claim += sum(len(p.claims) for p in kept)
        self._given.update(batch.ids)
        for r in new:
            if r.address is not None:
                self._addresses[r.address] = (*self._addresses.get(r.address, ()), r.id)

    def _start(self) -> None:
        """Where the database stands, with all that was given in it."""
        with reading(self._engine) as connection:
            self._full_text = log.full_text(connection)
            self._document = keeping.last(connection, documents)
            self._source = keeping.last(connection, sources)
            self._claim = keeping.last(connection, claims)
            gone = connection.execute(select(forgotten.c.id).limit(1)).first()
        self._began_empty = gone is None and self._document == self._source == 0  # then all that is there was given
        self._given.clear()
        self._addresses.clear()
        self._sources.clear()
