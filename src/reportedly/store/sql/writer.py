"""The way into a database: one transaction for each call, and writers one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from sqlalchemy import ColumnElement, Connection, Engine, true

from reportedly.errors import UsageError
from reportedly.model import Judgement, Reading, Refusal
from reportedly.store.forgetting import Erasure, checked, entry, erased, left_of
from reportedly.store.identity import is_document
from reportedly.store.instants import DAY, iso, now
from reportedly.store.judging import ordered
from reportedly.store.merging import reread
from reportedly.store.records import Record, record, without_text
from reportedly.store.refusing import refused
from reportedly.store.rumours import Linking
from reportedly.store.selection import moment
from reportedly.store.sql import alerts, keeping, log, placing, words_index
from reportedly.store.sql.alerts import SqlAlertWriter
from reportedly.store.sql.connecting import reclaim, writing
from reportedly.store.sql.keeping import Stored
from reportedly.store.sql.people import SqlPeopleWriter
from reportedly.store.sql.rows import number
from reportedly.store.sql.schema import documents
from reportedly.store.values import Feed, Outcome, Receipt, RefusedInput, Removal, Subject

_BATCH = 500


class SqlWriter(SqlPeopleWriter, SqlAlertWriter):
    """A Writer to SQLite or PostgreSQL."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, readings: Iterable[Reading], *, at: str | None = None) -> tuple[Receipt, ...]:
        """Takes in documents with their readings."""
        added = moment(at or now(), "at") or 0
        whole = [record(reading, added=added) for reading in readings]
        with writing(self._engine) as connection:
            kept = whole if log.full_text(connection) else list(map(without_text, whole))
            return keeping.arrive(connection, kept)

    def reread(self, readings: Iterable[Reading]) -> tuple[Receipt, ...]:
        """Replaces the readings of stored documents."""
        given = list(readings)
        with writing(self._engine) as connection:
            ids = [number(reading.document.id) for reading in given if is_document(reading.document.id)]
            there = {s.record.id: s for s in keeping.fetch(connection, documents.c.id, ids)}
            receipts: list[Receipt] = []
            changed: dict[str, Record] = {}
            for reading in given:
                key = reading.document.id
                if key not in there:
                    raise UsageError(f"{key} is not stored, so that it cannot be read again; add it")
                old = changed.get(key) or there[key].record
                new = reread(old, reading)
                if new != old:
                    changed[key] = new
                receipts.append(Receipt(document=key, outcome=Outcome.KNOWN if new == old else Outcome.REFRESHED))
            keeping.replace(connection, there, changed.values())
        return tuple(receipts)

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Appends judgements."""
        found = [ordered(judgement) for judgement in judgements]
        with writing(self._engine) as connection:
            log.put_judgements(connection, found)
            placing.mark_judged(connection, found)

    def link(self, found: Linking) -> bool:
        """Keeps what a run of linking found."""
        made = [ordered(judgement) for judgement in found.judgements]
        with writing(self._engine) as connection:
            return placing.keep(connection, found, made)

    def relink(self, at: str, by: str) -> None:
        """Begins to have every document linked anew."""
        moment(at, "at")
        with writing(self._engine) as connection:
            placing.relink(connection, at, by)

    def relinked(self) -> None:
        """Ends that."""
        with writing(self._engine) as connection:
            placing.relinked(connection)

    def origins(self, counts: Mapping[str, int]) -> None:
        """Keeps how many origins rumours have."""
        with writing(self._engine) as connection:
            placing.put_origins(connection, counts)

    def recount(self, by: str) -> None:
        """Forgets all numbers of origins that were counted by anything else."""
        with writing(self._engine) as connection:
            placing.recount(connection, by)

    def refuse(self, refusals: Iterable[Refusal], *, at: str | None = None) -> None:
        """Keeps which inputs were refused."""
        met = iso(moment(at or now(), "at") or 0)
        with writing(self._engine) as connection:
            log.put_refusals(connection, [refused(refusal, met) for refusal in refusals])

    def feed(self, state: Feed) -> None:
        """Keeps where a watched source stands."""
        with writing(self._engine) as connection:
            log.put_feeds(connection, [state])

    def forget(self, kind: Subject, subject: str, *, by: str, why: str, at: str | None = None) -> Removal:
        """Removes a document, what a source says or a person's name."""
        subject = checked(kind, subject)
        with writing(self._engine) as connection:
            removal = self._erase(connection, _touched(kind, subject), kind, subject, by=by, why=why, at=at)
        reclaim(self._engine)
        return removal

    def retain(self, days: int, *, by: str, at: str | None = None) -> Removal:
        """Removes every document that was added more than so many days ago."""
        limit = (moment(at or now(), "at") or 0) - days * DAY
        older, why = documents.c.added < limit, "older than the limit"
        with writing(self._engine) as connection:
            removal = self._erase(connection, older, Subject.AGE, str(days), by=by, why=why, at=at)
        reclaim(self._engine)
        return removal

    def keep_full_text(self, keep: bool) -> None:
        """Whether texts are kept."""
        with writing(self._engine) as connection:
            log.set_full_text(connection, keep)
            if keep:
                return
            whole = keeping.fetch_where(connection, documents.c.full_text)
            while part := list(islice(whole, _BATCH)):
                there = {stored.record.id: stored for stored in part}
                keeping.replace(connection, there, [without_text(stored.record) for stored in part])
            words_index.compact(connection)
        reclaim(self._engine)

    def restore(self, records: Iterable[Record]) -> None:
        """Takes in whole records."""
        with writing(self._engine) as connection:
            keeping.arrive(connection, list(records))

    def restore_log(
        self,
        judgements: Iterable[Judgement],
        refusals: Iterable[RefusedInput],
        removals: Iterable[Removal],
        feeds: Iterable[Feed],
        forgotten: Iterable[str],
    ) -> None:
        """Takes in what another store kept beside its records."""
        with writing(self._engine) as connection:
            log.put_judgements(connection, map(ordered, judgements))
            log.put_refusals(connection, refusals)
            log.put_removals(connection, removals)
            log.put_feeds(connection, feeds)
            log.put_forgotten(connection, forgotten)

    def _erase(
        self,
        connection: Connection,
        condition: ColumnElement[bool],
        kind: Subject,
        subject: str,
        *,
        by: str,
        why: str,
        at: str | None,
    ) -> Removal:
        places: dict[str, int] = {}
        erasure = erased(_noted(keeping.fetch_where(connection, condition), places), kind, subject)
        dropped = _erase_judgements(connection, erasure, kind, subject)
        when = iso(moment(at or now(), "at") or 0)
        removal = entry(kind, subject, erasure, dropped, by=by, why=why, at=when)
        keeping.remove(connection, [Stored(places[removed.id], removed) for removed in erasure.removed])
        placing.changed(connection, [removed.id for removed in erasure.removed])
        there = {old.id: Stored(places[old.id], old) for old, _ in erasure.changed}
        keeping.replace(connection, there, [new for _, new in erasure.changed])
        log.put_forgotten(connection, [removed.id for removed in erasure.removed])
        log.put_removals(connection, [removal])
        alerts.forget(connection, erasure.gone, subject if kind is Subject.PERSON else None)
        words_index.compact(connection)
        return removal


def _noted(found: Iterable[Stored], places: dict[str, int]) -> Iterator[Record]:
    """The records one by one; their places are noted."""
    for stored in found:
        places[stored.record.id] = stored.seq
        yield stored.record


def _touched(kind: Subject, subject: str) -> ColumnElement[bool]:
    """Which documents may have to be changed; a person may be named in any."""
    match kind:
        case Subject.DOCUMENT:
            return documents.c.id == number(subject)
        case Subject.SOURCE:
            return keeping.quotes(number(subject))
        case _:
            return true()


def _erase_judgements(connection: Connection, erasure: Erasure, kind: Subject, subject: str) -> int:
    """Removes what is about what is gone; returns how many that were."""
    dropped: list[Judgement] = []
    for old in list(log.judgements_where(connection, true())):
        new = left_of(old, erasure, kind, subject)
        if new != old:
            log.replace_judgement(connection, old, new)
            dropped += [old] if new is None else []
    placing.mark_judged(connection, dropped)
    return len(dropped)
