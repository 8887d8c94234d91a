"""The rumours of a database as they are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Engine, Row, Select, and_, exists, func, or_, select, tuple_

from reportedly.model import Judgement
from reportedly.store.cursors import Key, key_of
from reportedly.store.identity import is_claim, is_document
from reportedly.store.instants import instant
from reportedly.store.pages import checked, first_page
from reportedly.store.rumours import (
    EVERY,
    LIMIT,
    Copied,
    Mark,
    Member,
    Placement,
    RumourFilters,
    RumourOrder,
    StoredRumour,
    of_now,
)
from reportedly.store.selection import moment as checked_moment
from reportedly.store.selection import selection
from reportedly.store.sql import asking, log, placing
from reportedly.store.sql.connecting import reading
from reportedly.store.sql.rows import claim_of, document_of, number, text_id
from reportedly.store.sql.rumours_schema import former_rumours, placements, rumours, unlinked
from reportedly.store.sql.schema import claims, documents, judgements, sources
from reportedly.store.values import Filters, Page, StoredClaim, StoredDocument

_ORDERS: dict[RumourOrder, tuple[Column[Any], ...]] = {
    RumourOrder.RECENT: (rumours.c.last, rumours.c.least),
    RumourOrder.SPREAD: (rumours.c.outlets, rumours.c.documents, rumours.c.last, rumours.c.least),
    RumourOrder.DISPUTED: (rumours.c.disputed, rumours.c.denials, rumours.c.documents, rumours.c.least),
}
_TIME = (placements.c.time, placements.c.document, placements.c.claim)
_DOCUMENT = documents.c.id
_OF = placements.c


class SqlRumours:
    """The part of an SqlView that shows rumours."""

    as_of: str | None
    _engine: Engine

    def rumours(
        self,
        filters: RumourFilters = EVERY,
        *,
        order: RumourOrder = RumourOrder.RECENT,
        cursor: str | None = None,
        limit: int = LIMIT,
    ) -> Page[StoredRumour]:
        """The rumours that pass the filters."""
        columns = _ORDERS[order]
        start = key_of(cursor, (int,) * len(columns))
        query = _rumour_rows().where(*_conditions(filters))
        if start is not None:
            query = query.where(tuple_(*columns) < tuple_(*_values(start)))
        rows = self._rows(query.order_by(*(column.desc() for column in columns)).limit(checked(limit) + 1))
        return first_page([(_key(row, columns), _rumour(row)) for row in rows], limit)

    def rumour(self, id: str) -> StoredRumour | None:
        """The rumour of that id."""
        found = self._rows(_rumour_rows().where(rumours.c.id == placing.short_number(id)).order_by(rumours.c.least))
        return _rumour(found[0]) if found else None

    def rumour_once(self, id: str) -> StoredRumour | None:
        """The rumour that one of that id was joined with."""
        of_now(self.as_of)
        joined = placements.join(former_rumours, former_rumours.c.claim == placements.c.claim)
        of = select(placements.c.rumour).select_from(joined)
        of = of.where(former_rumours.c.id == placing.short_number(id))
        found = self._rows(_rumour_rows().where(rumours.c.least.in_(of)))
        return _rumour(found[0]) if found else None

    def rumour_of(self, claim: str) -> StoredRumour | None:
        """The rumour that a claim is in."""
        of_now(self.as_of)
        if not is_claim(claim):
            return None
        of = select(placements.c.rumour).where(placements.c.claim == number(claim))
        found = self._rows(_rumour_rows().where(rumours.c.least.in_(of)))
        return _rumour(found[0]) if found else None

    def rumours_of(self, claims_: Sequence[str], /) -> dict[str, StoredRumour]:
        """The rumours that claims are in."""
        of_now(self.as_of)
        joined = rumours.join(claims, claims.c.id == rumours.c.heading).join(
            _OF.claim.table, _OF.rumour == rumours.c.least
        )
        query: Select[Any] = select(*rumours.c, claims.c.content, _OF.claim.label("placed")).select_from(joined)
        found: dict[str, StoredRumour] = {}
        with reading(self._engine) as connection:
            for part in placing.parts(sorted({number(key) for key in claims_ if is_claim(key)})):
                for row in connection.execute(query.where(_OF.claim.in_(part))):
                    found[text_id("a", row.placed)] = _rumour(row)
        return found

    def members(self, rumour: str, *, cursor: str | None = None, limit: int = LIMIT) -> Page[Member]:
        """The claims of the rumour of that id in order of time."""
        start = key_of(cursor, (int, str, str))
        of = select(rumours.c.least).where(rumours.c.id == placing.short_number(rumour)).order_by(rumours.c.least)
        least = [row.least for row in self._rows(of.limit(1))]
        named = (column.label(f"p_{column.name}") for column in placements.c)
        query = select(*named, *asking.claim_rows().selected_columns).select_from(_joined())
        query = query.where(placements.c.rumour.in_(least))
        if start is not None:
            query = query.where(tuple_(*_TIME) > tuple_(start[0], number(str(start[1])), number(str(start[2]))))
        rows = self._rows(query.order_by(*_TIME).limit(checked(limit) + 1))
        keyed = [((row.p_time, text_id("d", row.p_document), text_id("a", row.p_claim)), _member(row)) for row in rows]
        return first_page(keyed, limit)

    def placements(
        self,
        *,
        claims: Sequence[str] | None = None,
        documents: Sequence[str] | None = None,
        rumours: Sequence[str] | None = None,
        copies: Sequence[int] | None = None,
    ) -> Iterator[Placement]:
        """Every placement, or those that have one of the given values."""
        of_now(self.as_of)
        columns = placements.c
        asked: list[tuple[Column[Any], list[int]]] = []
        if claims is not None:
            asked.append((columns.claim, [number(key) for key in claims if is_claim(key)]))
        if documents is not None:
            asked.append((columns.document, [number(key) for key in documents if is_document(key)]))
        if rumours is not None:
            asked.append((columns.rumour, [number(key) for key in rumours if is_claim(key)]))
        if copies is not None:
            asked.append((columns.copy, list(copies)))
        found = self._among(select(placements), asked, columns.claim)
        return map(_placement, found)

    def copied(self, copies: Sequence[int]) -> Iterator[Copied]:
        """What there is of each of the copies."""
        least, first, last = (f(c) for f, c in ((func.min, _OF.claim), (func.min, _OF.rumour), (func.max, _OF.rumour)))
        query = select(_OF.copy, least.label("least"), first.label("first"), last.label("last")).group_by(_OF.copy)
        for row in self._among(query, [(_OF.copy, list(copies))], _OF.copy):
            rumour = text_id("a", row.first) if row.first == row.last else None
            yield Copied(copy=row.copy, least=text_id("a", row.least), rumour=rumour)

    def documents_named(self, ids: Sequence[str]) -> Iterator[StoredDocument]:
        """Those of the documents that are there."""
        of_now(self.as_of)
        keys = [number(key) for key in ids if is_document(key)]
        return map(document_of, self._among(asking.document_rows(), [(_DOCUMENT, keys)], _DOCUMENT))

    def judged(self, claims: Sequence[str]) -> Iterator[Judgement]:
        """Judgements in order of time that name at least one of the claims."""
        found: dict[tuple[int, str], Judgement] = {}
        until = instant(self.as_of)
        by_then = [] if until is None else [judgements.c.time <= until]
        with reading(self._engine) as connection:
            for part in placing.parts(sorted(set(claims))):
                named = or_(judgements.c.left_id.in_(part), judgements.c.right_id.in_(part))
                found |= log.judgements_by_place(connection, and_(named, *by_then))
        return (judgement for _, judgement in sorted(found.items()))

    def by_people(self, *, limit: int | None = None) -> Iterator[Judgement]:
        """What people judged, the newest first."""
        with reading(self._engine) as connection:
            return iter(list(log.by_people(connection, instant(self.as_of), limit)))

    def open_pairs(self, *, limit: int = LIMIT) -> tuple[Judgement, ...]:
        """What the rule leaves open and nobody has decided, the likeliest first."""
        of_now(self.as_of)
        with reading(self._engine) as connection:
            return tuple(log.open_pairs(connection, limit))

    def decisions(self) -> Iterator[Judgement]:
        """Judgements of people about an id and a part of it."""
        of_now(self.as_of)
        with reading(self._engine) as connection:
            found = list(log.judgements_where(connection, judgements.c.score.is_(None)))
        return (judgement for judgement in found if ":" in judgement.right)

    def claims_named(self, ids: Sequence[str]) -> Iterator[StoredClaim]:
        """Those of the claims that are there."""
        of_now(self.as_of)
        keys = [number(key) for key in ids if is_claim(key)]
        return map(claim_of, self._among(asking.claim_rows(), [(claims.c.id, keys)], claims.c.id))

    def claims_in(self, documents: Sequence[str]) -> Iterator[StoredClaim]:
        """The claims of those of the documents that are there."""
        of_now(self.as_of)
        keys = [number(key) for key in documents if is_document(key)]
        return map(claim_of, self._among(asking.claim_rows(), [(_DOCUMENT, keys)], claims.c.id))

    def unlinked(self, *, limit: int = LIMIT) -> tuple[Mark, ...]:
        """Documents that are not linked as they are now."""
        rows = self._rows(select(unlinked).order_by(unlinked.c.since, unlinked.c.document).limit(limit))
        return tuple(Mark(text_id("d", row.document), row.since) for row in rows)

    def waiting(self) -> int:
        """How many documents are not linked as they are now."""
        ((count,),) = self._rows(select(func.count()).select_from(unlinked))
        return int(count)

    def linked(self) -> str:
        """The name of the state that the last ``link`` left."""
        of_now(self.as_of)
        with reading(self._engine) as connection:
            return placing.linked(connection)

    def linked_by(self) -> str:
        """What linked, with its version."""
        with reading(self._engine) as connection:
            return placing.linked_by(connection)

    def relinking(self) -> str | None:
        """Since when everything is being linked anew."""
        with reading(self._engine) as connection:
            return placing.relinking(connection)

    def counted_by(self) -> str:
        """By what the numbers of origins were counted."""
        with reading(self._engine) as connection:
            return placing.counted_by(connection)

    def changed_since(self, moment: str) -> Iterator[str]:
        """The claims that were added, or about which something was judged, after a moment."""
        of_now(self.as_of)
        after = checked_moment(moment, "moment") or 0
        added = select(claims.c.id).join(documents).where(documents.c.added > after)
        with reading(self._engine) as connection:
            found = {text_id("a", row.id) for row in connection.execute(added)}
            for column in (judgements.c.left_id, judgements.c.right_id):
                sides = select(column).where(judgements.c.time > after).distinct()
                found |= {side for side in connection.execute(sides).scalars() if is_claim(side)}
        return iter(sorted(found))

    def judged_before(self, at: str) -> Iterator[Judgement]:
        """What rules judged of pairs before a moment and not since."""
        with reading(self._engine) as connection:
            yield from log.judged_before(connection, checked_moment(at, "at") or 0)

    def _rows(self, query: Any) -> Sequence[Row[Any]]:
        of_now(self.as_of)
        with reading(self._engine) as connection:
            return connection.execute(query).all()

    def _among(
        self, query: Select[Any], asked: Sequence[tuple[Column[Any], list[int]]], order: Column[Any]
    ) -> Iterator[Row[Any]]:
        """The rows of which each of some columns has one of its values, in order, from one state of the database."""
        if not asked:
            with reading(self._engine) as connection:
                yield from connection.execution_options(yield_per=10_000).execute(query.order_by(order))
            return
        (column, values), *others = asked
        rest = [other.in_(sorted(set(wanted))) for other, wanted in others]
        found: list[Row[Any]] = []
        with reading(self._engine) as connection:
            for part in placing.parts(sorted(set(values))):
                found += connection.execute(query.where(column.in_(part), *rest)).all()
        yield from sorted(found, key=lambda row: int(row._mapping[order]))


def _joined() -> Any:
    joined = placements.join(claims, claims.c.id == placements.c.claim)
    return joined.join(documents, claims.c.document == documents.c.seq).outerjoin(
        sources, claims.c.source == sources.c.seq
    )


def _rumour_rows() -> Select[Any]:
    """Rumours with the words of their headings."""
    return select(*rumours.c, claims.c.content).select_from(rumours.join(claims, claims.c.id == rumours.c.heading))


def _conditions(filters: RumourFilters) -> list[Any]:
    since, until = checked_moment(filters.since, "since"), checked_moment(filters.until, "until")
    found: list[Any] = [rumours.c.documents >= filters.least] if filters.least > 1 else []
    found += [rumours.c.denials > 0] if filters.denied else []
    found += [rumours.c.last >= since] if since is not None else []
    found += [rumours.c.first < until] if until is not None else []
    for asked in (Filters(outlet=filters.outlet), Filters(source=filters.source)):
        selected = selection(asked)
        wanted = asking.of_documents(selected, None) + asking.of_claims(selected)
        if wanted:
            inside = select(placements.c.claim).select_from(_joined()).where(placements.c.rumour == rumours.c.least)
            found.append(exists(inside.where(*wanted).correlate(rumours)))
    return found


def _key(row: Row[Any], columns: Sequence[Column[Any]]) -> Key:
    """What a cursor holds: negative numbers, since lists go downwards."""
    return tuple(-row._mapping[column] for column in columns)


def _values(start: Key) -> tuple[int, ...]:
    return tuple(-int(value) for value in start)


def _rumour(row: Row[Any]) -> StoredRumour:
    return StoredRumour(
        id=f"r{row.id:012x}",
        claim=row.content,
        heading=text_id("a", row.heading),
        claims=row.claims,
        documents=row.documents,
        outlets=row.outlets,
        sources=row.sources,
        denials=row.denials,
        variants=row.variants,
        origins=row.origins,
        first_seen=row.first_seen,
        last_seen=row.last_seen,
    )


def _placement(row: Row[Any]) -> Placement:
    return Placement(
        claim=text_id("a", row.claim),
        rumour=text_id("a", row.rumour),
        document=text_id("d", row.document),
        copy=row.copy,
        at=row.at,
        denied=bool(row.denied),
        rank=row.rank,
        figure=row.figure,
    )


def _member(row: Row[Any]) -> Member:
    return Member(
        claim=claim_of(row),
        placement=Placement(
            claim=text_id("a", row.p_claim),
            rumour=text_id("a", row.p_rumour),
            document=text_id("d", row.p_document),
            copy=row.p_copy,
            at=row.p_at,
            denied=bool(row.p_denied),
            rank=row.p_rank,
            figure=row.p_figure,
        ),
    )
