"""The reference: a store in memory, as simple as can be, that every other one has to agree with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from types import TracebackType
from typing import Self

from reportedly.errors import UsageError
from reportedly.model import Judgement, Reading, Refusal
from reportedly.rumours.threads import rumour_id
from reportedly.store.encoding import digest
from reportedly.store.forgetting import Erasure, checked, entry, erased, left_of
from reportedly.store.instants import DAY, iso, now
from reportedly.store.judging import ordered
from reportedly.store.memory_alerts import MemoryAlertWriter
from reportedly.store.memory_people import MemoryPeopleWriter
from reportedly.store.memory_rumours import marked_by
from reportedly.store.memory_view import Contents, MemoryView
from reportedly.store.merging import Arrivals, reread
from reportedly.store.records import Record, record, without_text
from reportedly.store.refusing import merged, refused
from reportedly.store.rumours import Linking
from reportedly.store.selection import moment
from reportedly.store.values import Feed, Outcome, Receipt, RefusedInput, Removal, Subject


class MemoryStore(MemoryPeopleWriter, MemoryAlertWriter):
    """A store that is gone when the program ends; its own Writer."""

    url = "memory:"
    writable = True

    def __init__(self) -> None:
        self._held = Contents()
        self._people, self._alerts = self._held.people, self._held.alerts

    @property
    def writer(self) -> Self:
        """The way in."""
        return self

    def view(self, as_of: str | None = None) -> MemoryView:
        """The way out, now or as of a moment."""
        moment(as_of, "as_of")
        return MemoryView(self._held, as_of)

    def state(self) -> None:
        """Nobody counts what is written here."""

    def bulk(self) -> AbstractContextManager[Self]:
        """Nothing is faster here."""
        return nullcontext(self)

    def add(self, readings: Iterable[Reading], *, at: str | None = None) -> tuple[Receipt, ...]:
        """Takes in documents with their readings."""
        added = moment(at or now(), "at") or 0
        whole = [record(reading, added=added) for reading in readings]
        return self._arrive(whole if self._held.full_text else list(map(without_text, whole)))

    def reread(self, readings: Iterable[Reading]) -> tuple[Receipt, ...]:
        """Replaces the readings of stored documents."""
        held, receipts = self._held.records, []
        changed: dict[str, Record] = {}
        for reading in readings:
            old = changed.get(reading.document.id) or held.get(reading.document.id)
            if old is None:
                raise UsageError(f"{reading.document.id} is not stored, so that it cannot be read again; add it")
            new = changed[old.id] = reread(old, reading)
            outcome = Outcome.KNOWN if new == old else Outcome.REFRESHED
            receipts.append(Receipt(document=old.id, outcome=outcome))
        altered = [key for key, new in changed.items() if new != held[key]]
        held.update(changed)
        self._held.places.changed(altered, held)
        return tuple(receipts)

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Appends judgements."""
        found = [ordered(j) for j in judgements]
        self._held.judgements.update({digest(j): j for j in found})
        self._held.places.mark(marked_by(found, self._held.records.values()))

    def link(self, found: Linking) -> bool:
        """Keeps what a run of linking found."""
        held = self._held
        if held.places.linked != found.before:
            return False
        held.judgements.update({digest(j): j for j in [ordered(j) for j in found.judgements]})
        held.places.link(found)
        return True

    def relink(self, at: str, by: str) -> None:
        """Begins to have every document linked anew."""
        moment(at, "at")
        self._held.places.relink(self._held.records, at, by)

    def relinked(self) -> None:
        """Ends that."""
        self._held.places.relinking = None

    def origins(self, counts: Mapping[str, int]) -> None:
        """Keeps how many origins rumours have."""
        there = {rumour_id([p.rumour]) for p in self._held.places.placements.values()}
        self._held.places.origins.update({key: number for key, number in counts.items() if key in there})

    def recount(self, by: str) -> None:
        """Forgets all numbers of origins that were counted by anything else."""
        places = self._held.places
        if places.counted_by != by:
            places.origins.clear()
            places.counted_by = by

    def refuse(self, refusals: Iterable[Refusal], *, at: str | None = None) -> None:
        """Keeps which inputs were refused."""
        at = iso(moment(at or now(), "at") or 0)
        self._refuse([refused(refusal, at) for refusal in refusals])

    def feed(self, state: Feed) -> None:
        """Keeps where a watched source stands."""
        self._held.feeds[state.url] = state

    def forget(self, kind: Subject, subject: str, *, by: str, why: str, at: str | None = None) -> Removal:
        """Removes a document, what a source says or a person's name."""
        subject = checked(kind, subject)
        return self._erase(erased(self._held.records.values(), kind, subject), kind, subject, by=by, why=why, at=at)

    def retain(self, days: int, *, by: str, at: str | None = None) -> Removal:
        """Removes every document that was added more than so many days ago."""
        limit = (moment(at or now(), "at") or 0) - days * DAY
        old = [r for r in self._held.records.values() if r.added < limit]
        erasure = erased(old, Subject.AGE, str(days))
        return self._erase(erasure, Subject.AGE, str(days), by=by, why="older than the limit", at=at)

    def keep_full_text(self, keep: bool) -> None:
        """Whether texts are kept."""
        self._held.full_text = keep
        if not keep:
            altered = [r.id for r in self._held.records.values() if r.full_text]
            self._held.records = {r.id: without_text(r) for r in self._held.records.values()}
            self._held.places.changed(altered, self._held.records)

    def restore(self, records: Iterable[Record]) -> None:
        """Takes in whole records."""
        self._arrive(list(records))

    def restore_log(
        self,
        judgements: Iterable[Judgement],
        refusals: Iterable[RefusedInput],
        removals: Iterable[Removal],
        feeds: Iterable[Feed],
        forgotten: Iterable[str],
    ) -> None:
        """Takes in what another store kept beside its records."""
        self.judge(judgements)
        self._refuse(refusals)
        self._held.removals.update({digest(removal): removal for removal in removals})
        self._held.feeds.update({feed.url: feed for feed in feeds})
        self._held.forgotten.update(forgotten)

    def close(self) -> None:
        """Lets go of everything."""
        self._held = Contents()
        self._people, self._alerts = self._held.people, self._held.alerts

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Lets go of everything."""
        self.close()

    def _arrive(self, records: list[Record]) -> tuple[Receipt, ...]:
        held = self._held
        addresses: dict[str, set[str]] = {}
        for stored in held.records.values():
            if stored.address is not None:
                addresses.setdefault(stored.address, set()).add(stored.id)
        arrivals = Arrivals(held.records, addresses, held.forgotten)
        receipts = arrivals.take_all(records)
        held.records.update(arrivals.changed)
        held.places.changed(arrivals.changed, held.records)
        return receipts

    def _refuse(self, refusals: Iterable[RefusedInput]) -> None:
        for met in refusals:
            key = (met.target, met.reason, met.remedy)
            self._held.refusals[key] = merged(self._held.refusals.get(key), met)

    def _erase(self, erasure: Erasure, kind: Subject, subject: str, *, by: str, why: str, at: str | None) -> Removal:
        held = self._held
        left = {key: left_of(judgement, erasure, kind, subject) for key, judgement in held.judgements.items()}
        judgements = [judgement for judgement in left.values() if judgement is not None]
        at = iso(moment(at or now(), "at") or 0)
        removal = entry(kind, subject, erasure, len(left) - len(judgements), by=by, why=why, at=at)
        dropped = [held.judgements[key] for key, judgement in left.items() if judgement is None]
        held.places.mark(marked_by(dropped, held.records.values()))
        held.judgements = {digest(judgement): judgement for judgement in judgements}
        held.records.update({new.id: new for _, new in erasure.changed})
        for removed in erasure.removed:
            del held.records[removed.id]
            held.forgotten.add(removed.id)
        held.places.changed(
            [record.id for record in (*erasure.removed, *(new for _, new in erasure.changed))], held.records
        )
        held.removals[digest(removal)] = removal
        held.alerts.forget(erasure.gone, subject if kind is Subject.PERSON else None)
        return removal
