"""The way out of a database: each answer from one state of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, and_, func, or_, select, true

from reportedly.model import Claim, Judgement, Reading, SourceKind
from reportedly.store.base import LIMIT
from reportedly.store.cursors import key_of
from reportedly.store.encoding import decoded
from reportedly.store.finding import RANKED, Candidate, hit, ranked
from reportedly.store.identity import is_claim, is_document, is_source
from reportedly.store.instants import instant, iso
from reportedly.store.merging import model_rank
from reportedly.store.pages import checked, first_page
from reportedly.store.people import broken
from reportedly.store.query import Query, matches, parse
from reportedly.store.records import Record, distinct
from reportedly.store.selection import Selection, selection
from reportedly.store.sql import asking, checking, keeping, log, words_index
from reportedly.store.sql.alerts import SqlAlertView
from reportedly.store.sql.connecting import reading
from reportedly.store.sql.people import SqlPeopleView
from reportedly.store.sql.rows import claim_of, decompressed, document_of, number, searched_of, text_id, value_of
from reportedly.store.sql.rumours import SqlRumours
from reportedly.store.sql.schema import claims, documents, forgotten, judgements, readings, refusals, removals, sources
from reportedly.store.sql.words_index import Match
from reportedly.store.values import (
    ALL,
    Counts,
    Feed,
    Filters,
    Hit,
    Page,
    RefusedInput,
    Removal,
    Scope,
    StoredClaim,
    StoredDocument,
    StoredSource,
)
from reportedly.store.words import words as words_of

_MANY = 500


class SqlView(SqlRumours, SqlPeopleView, SqlAlertView):
    """A View of SQLite or PostgreSQL."""

    def __init__(self, engine: Engine, as_of: str | None) -> None:
        self.as_of = as_of
        self._engine = engine
        self._until = instant(as_of)
        self._by_then = [] if self._until is None else [documents.c.added <= self._until]

    def documents(
        self, filters: Filters = ALL, *, cursor: str | None = None, limit: int = LIMIT
    ) -> Page[StoredDocument]:
        """The documents that pass the filters."""
        selected, start = selection(filters), key_of(cursor, (int, str))
        conditions = asking.of_documents(selected, self._until) + asking.with_such_claims(selected)
        if start is not None:
            conditions.append(asking.after_newest(-int(start[0]), str(start[1])))
        query = asking.document_rows().where(*conditions).order_by(*asking.NEWEST).limit(checked(limit) + 1)
        rows = self._all(query)
        return first_page([((-row.time, text_id("d", row.id)), document_of(row)) for row in rows], limit)

    def claims(self, filters: Filters = ALL, *, cursor: str | None = None, limit: int = LIMIT) -> Page[StoredClaim]:
        """The claims that pass the filters."""
        selected, start = selection(filters), key_of(cursor, (int, str, int))
        conditions = asking.of_documents(selected, self._until) + asking.of_claims(selected)
        if start is not None:
            conditions.append(asking.after_newest(-int(start[0]), str(start[1]), int(start[2])))
        order = (*asking.NEWEST, claims.c.number)
        rows = self._all(asking.claim_rows().where(*conditions).order_by(*order).limit(checked(limit) + 1))
        keyed = [((-row.time, text_id("d", row.document_id), row.number), claim_of(row)) for row in rows]
        return first_page(keyed, limit)

    def sources(self, filters: Filters = ALL, *, cursor: str | None = None, limit: int = LIMIT) -> Page[StoredSource]:
        """The names that claims passing the filters go by."""
        selected, start = selection(filters), key_of(cursor, (str, str))
        conditions = asking.of_documents(selected, self._until) + asking.of_claims(selected)
        after: list[asking.Condition] = []
        if start is not None:
            name, key = str(start[0]), number(str(start[1]))
            after.append(or_(sources.c.name > name, and_(sources.c.name == name, sources.c.id > key)))
        order, most = (sources.c.name, sources.c.id), checked(limit) + 1
        if not conditions:  # every source has claims, so that those of this page are known before any is counted
            after = [sources.c.seq.in_(select(sources.c.seq).where(*after).order_by(*order).limit(most))]
        query = asking.source_rows([*conditions, *after]).order_by(*order).limit(most)
        rows = self._all(query)
        return first_page([((row.name, text_id("s", row.id)), _source(row)) for row in rows], limit)

    def search(
        self,
        words: str,
        filters: Filters = ALL,
        *,
        scope: Scope = Scope.CLAIMS,
        cursor: str | None = None,
        limit: int = LIMIT,
    ) -> Page[Hit]:
        """What holds the words, best first."""
        query = parse(words)
        with reading(self._engine) as connection:
            candidates = list(self._candidates(connection, query, selection(filters), scope))
            found = ranked(query, (candidate for candidate, _ in candidates), scope, cursor, checked(limit))
            document_of_claim = {candidate.id: document for candidate, document in candidates}
            held = self._documents({document_of_claim[f.id] for f in found.items}, connection)
            of = self._claims({f.id for f in found.items}, connection) if scope is Scope.CLAIMS else {}
        return Page(tuple(hit(f, held[document_of_claim[f.id]], of.get(f.id)) for f in found.items), found.next)

    def document(self, id: str) -> StoredDocument | None:
        """The document of that id."""
        return self._documents({id} if is_document(id) else ()).get(id)

    def claim(self, id: str) -> StoredClaim | None:
        """The claim of that id."""
        return self._claims({id} if is_claim(id) else ()).get(id)

    def source(self, id: str) -> StoredSource | None:
        """The source of that id."""
        if not is_source(id):
            return None
        rows = self._all(asking.source_rows([sources.c.id == number(id), *self._by_then]))
        return _source(rows[0]) if rows else None

    def reading(self, id: str) -> Reading | None:
        """The whole reading of a document."""
        return next(self.readings([id]), None)

    def readings(self, ids: Sequence[str]) -> Iterator[Reading]:
        """The readings of those of the documents that are there."""
        wanted = sorted({number(key) for key in ids if is_document(key)})
        for start in range(0, len(wanted), _MANY):
            condition = documents.c.id.in_(wanted[start : start + _MANY])
            query = select(readings.c.body).join(documents).where(condition, *self._by_then).order_by(documents.c.id)
            yield from (decoded(decompressed(row.body)) for row in self._all(query))

    def attributed(self, id: str) -> Claim | None:
        """The claim of that id with its whole attribution."""
        claim = self.claim(id)
        found = None if claim is None else self.reading(claim.document)
        if found is None:
            return None
        attribution = next(a for a in distinct(found) if a.id == id)
        return Claim(document=found.document.id, attribution=attribution)

    def revisions(self, id: str) -> tuple[StoredDocument, ...]:
        """All versions of a document."""
        document = self.document(id)
        if document is None or document.address is None:
            return () if document is None else (document,)
        rows = self._all(asking.document_rows().where(documents.c.address == document.address, *self._by_then))
        return tuple(sorted(map(document_of, rows), key=lambda d: (_seen(d), d.id)))

    def judgements(self, about: str | None = None) -> Iterator[Judgement]:
        """Judgements in order of time."""
        named = true() if about is None else or_(judgements.c.left_id == about, judgements.c.right_id == about)
        by_then = true() if self._until is None else judgements.c.time <= self._until
        with reading(self._engine) as connection:
            yield from log.judgements_where(connection, and_(named, by_then))

    def refusals(self) -> Iterator[RefusedInput]:
        """The refused inputs."""
        with reading(self._engine) as connection:
            yield from log.all_refusals(connection, self._until)

    def removals(self) -> Iterator[Removal]:
        """The ledger of what was removed."""
        with reading(self._engine) as connection:
            yield from log.all_removals(connection, self._until)

    def forgotten(self) -> Iterator[str]:
        """The ids of the documents that were removed."""
        with reading(self._engine) as connection:
            yield from log.all_forgotten(connection)

    def feeds(self) -> Iterator[Feed]:
        """The watched sources as they stand now."""
        with reading(self._engine) as connection:
            yield from log.all_feeds(connection)

    def known(self, ids: Sequence[str]) -> dict[str, str]:
        """Which of the documents are there."""
        wanted = [number(key) for key in ids if is_document(key)]
        found: dict[str, str] = {}
        for start in range(0, len(wanted), _MANY):
            part = wanted[start : start + _MANY]
            there = select(documents.c.id, readings.c.model).join(readings)
            rows = self._all(there.where(documents.c.id.in_(part), *self._by_then))
            gone = self._all(select(forgotten.c.id).where(forgotten.c.id.in_(part)))
            found |= {text_id("d", row.id): row.model for row in rows} | {text_id("d", row.id): "" for row in gone}
        return found

    def stale(self, model: str) -> Iterator[str]:
        """The ids of the documents that were read by an older model than this one."""
        models = [row.model for row in self._all(select(readings.c.model).distinct())]
        older = [found for found in models if model_rank(found) < model_rank(model)]
        query = select(documents.c.id).join(readings).where(readings.c.model.in_(older), *self._by_then)
        return (text_id("d", row.id) for row in self._all(query.order_by(documents.c.id)))

    def counts(self) -> Counts:
        """How much there is of everything."""
        of_documents = select(func.count(), func.coalesce(func.sum(documents.c.claims), 0)).where(*self._by_then)
        named = select(func.count(claims.c.source.distinct()))
        every = select(func.count()).select_from(sources)
        by_then = every if self._until is None else named.join_from(claims, documents).where(*self._by_then)
        tables = ((judgements, judgements.c.time), (refusals, refusals.c.first), (removals, removals.c.time))
        with reading(self._engine) as connection:
            documents_, claims_ = connection.execute(of_documents.select_from(documents)).one()
            counted = [
                connection.execute(
                    select(func.count())
                    .select_from(table)
                    .where(*([] if self._until is None else [time <= self._until]))
                ).scalar_one()
                for table, time in tables
            ]
            return Counts(
                documents=documents_,
                claims=int(claims_),
                sources=connection.execute(by_then).scalar_one(),
                judgements=counted[0],
                refusals=counted[1],
                removals=counted[2],
                feeds=sum(1 for _ in log.all_feeds(connection)),
            )

    def full_text(self) -> bool:
        """Whether texts are kept."""
        with reading(self._engine) as connection:
            return log.full_text(connection)

    def records(self) -> Iterator[Record]:
        """Everything that is kept of the documents."""
        with reading(self._engine) as connection:
            condition = and_(true(), *self._by_then)
            yield from (stored.record for stored in keeping.fetch_where(connection, condition))

    def check(self) -> tuple[str, ...]:
        """What is wrong inside the store."""
        with reading(self._engine) as connection:
            found = tuple(checking.problems(connection))
        return (*found, *broken(self.audit()))

    def _all(self, query: Any, connection: Connection | None = None) -> Sequence[Row[Any]]:
        with reading(self._engine) if connection is None else nullcontext(connection) as used:
            return used.execute(query).all()

    def _documents(self, ids: Iterable[str], connection: Connection | None = None) -> dict[str, StoredDocument]:
        condition = documents.c.id.in_([number(key) for key in ids])
        rows = self._all(asking.document_rows().where(condition, *self._by_then), connection)
        return {text_id("d", row.id): document_of(row) for row in rows}

    def _claims(self, ids: Iterable[str], connection: Connection | None = None) -> dict[str, StoredClaim]:
        condition = claims.c.id.in_([number(key) for key in ids])
        rows = self._all(asking.claim_rows().where(condition, *self._by_then), connection)
        return {text_id("a", row.id): claim_of(row) for row in rows}

    def _candidates(
        self, connection: Connection, query: Query, selected: Selection, scope: Scope
    ) -> Iterator[tuple[Candidate, str]]:
        """What matches with the id of its document, the last that came in first."""
        left = RANKED[scope]
        labels = asking.labels_of(selected) if scope is Scope.CLAIMS else ""
        for match in words_index.matches(connection, _TABLES[scope], query, labels):
            for row in _rows(connection, _found(match, selected, scope, self._until), match, RANKED[scope]):
                candidate = _candidate(row, scope)
                if matches(query, candidate.words):
                    yield candidate, text_id("d", row.document_id)
                    left -= 1
                if not left:
                    return


_TABLES = {Scope.CLAIMS: claims, Scope.DOCUMENTS: documents}


def _rows(connection: Connection, found: Select[Any], match: Match, many: int) -> Iterator[Row[Any]]:
    """The rows that may match, the last that came in first, so many at a time."""
    rows = connection.execute(found.limit(many)).all()
    while rows:
        yield from rows
        more = len(rows) == many
        rows = connection.execute(found.where(match.newest < rows[-1].place).limit(many)).all() if more else []


def _found(match: Match, selected: Selection, scope: Scope, until: int | None) -> Select[Any]:
    """What a match finds of what passes the filters."""
    conditions = asking.of_documents(selected, until)
    if scope is Scope.CLAIMS:
        columns = (claims.c.id, claims.c.content, documents.c.id.label("document_id"))
        source = match.source.join(documents, claims.c.document == documents.c.seq)
        if selected.source_id or selected.source_words or selected.filters.kind:
            source = source.join(sources, claims.c.source == sources.c.seq)
        conditions += asking.of_claims(selected)
    else:
        columns = (documents.c.id, readings.c.body, documents.c.id.label("document_id"))
        source = match.source.join(readings, readings.c.document == documents.c.seq)
        conditions += asking.with_such_claims(selected)
    rows = select(*columns, match.newest.label("place")).select_from(source).where(match.condition, *conditions)
    return rows.order_by(match.newest.desc())


def _candidate(row: Row[Any], scope: Scope) -> Candidate:
    if scope is Scope.CLAIMS:
        return Candidate(text_id("a", row.id), row.content, words_of(row.content))
    text = searched_of(row.body)
    return Candidate(text_id("d", row.id), text, words_of(text))


def _source(row: Row[Any]) -> StoredSource:
    return StoredSource(
        id=text_id("s", row.id),
        name=row.name,
        kind=value_of(SourceKind, row.kind),
        claims=row.claims,
        documents=row.documents,
        first=iso(row.first),
        last=iso(row.last),
    )


def _seen(document: StoredDocument) -> int:
    times = (instant(document.captured), instant(document.published), instant(document.added))
    return next(time for time in times if time is not None)
