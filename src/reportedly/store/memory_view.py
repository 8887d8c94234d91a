"""What the store in memory shows: every answer worked out from all that there is, in the plainest way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from reportedly.model import Claim, Judgement, Reading
from reportedly.store.base import LIMIT
from reportedly.store.finding import RANKED, Candidate, hit, ranked
from reportedly.store.instants import instant, iso
from reportedly.store.judging import place
from reportedly.store.memory_alerts import Alerts, MemoryAlertView
from reportedly.store.memory_people import MemoryPeopleView, People
from reportedly.store.memory_rumours import MemoryRumours, Places
from reportedly.store.merging import model_rank
from reportedly.store.pages import page
from reportedly.store.people import broken
from reportedly.store.query import Query, matches, parse
from reportedly.store.records import Record, distinct, problems, searched, stored_claims, stored_document
from reportedly.store.selection import Selection, claim_passes, document_passes, selection
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

Matching = tuple[str, str, Record, StoredClaim | None]


class Contents(Struct):
    """Everything that a store keeps; the only thing here that changes."""

    records: dict[str, Record] = {}
    judgements: dict[str, Judgement] = {}
    refusals: dict[tuple[str, str, str], RefusedInput] = {}
    removals: dict[str, Removal] = {}
    feeds: dict[str, Feed] = {}
    forgotten: set[str] = set()
    full_text: bool = True
    places: Places = msgspec.field(default_factory=Places)
    people: People = msgspec.field(default_factory=People)
    alerts: Alerts = msgspec.field(default_factory=Alerts)


class MemoryView(MemoryRumours, MemoryPeopleView, MemoryAlertView):
    """A view of what is in memory."""

    def __init__(self, held: Contents, as_of: str | None) -> None:
        self.as_of = as_of
        self._held = held
        self._people, self._alerts = held.people, held.alerts
        self._until = instant(as_of)

    def documents(
        self, filters: Filters = ALL, *, cursor: str | None = None, limit: int = LIMIT
    ) -> Page[StoredDocument]:
        """The documents that pass the filters."""
        rows = [((-r.time, r.id), stored_document(r)) for r, _ in self._passing(selection(filters))]
        return page(rows, cursor, (int, str), limit)

    def claims(self, filters: Filters = ALL, *, cursor: str | None = None, limit: int = LIMIT) -> Page[StoredClaim]:
        """The claims that pass the filters."""
        passing = self._passing(selection(filters))
        rows = [((-r.time, r.id, c.number), c) for r, claims in passing for c in claims]
        return page(rows, cursor, (int, str, int), limit)

    def sources(self, filters: Filters = ALL, *, cursor: str | None = None, limit: int = LIMIT) -> Page[StoredSource]:
        """The names that claims passing the filters go by."""
        found: dict[str, list[tuple[Record, StoredClaim]]] = {}
        for stored, claims in self._passing(selection(filters)):
            for claim in claims:
                if claim.source_id is not None:
                    found.setdefault(claim.source_id, []).append((stored, claim))
        sources = [_source(pairs) for pairs in found.values()]
        return page([((s.name, s.id), s) for s in sources], cursor, (str, str), limit)

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
        candidates = self._candidates(query, selection(filters), scope)[-RANKED[scope] :]
        found = ranked(
            query, (Candidate(key, text, words_of(text)) for key, text, _, _ in candidates), scope, cursor, limit
        )
        of = {key: (stored_document(r), claim) for key, _, r, claim in candidates}
        return Page(tuple(hit(f, *of[f.id]) for f in found.items), found.next)

    def document(self, id: str) -> StoredDocument | None:
        """The document of that id."""
        stored = self._record(id)
        return None if stored is None else stored_document(stored)

    def claim(self, id: str) -> StoredClaim | None:
        """The claim of that id."""
        return next((c for r in self.records() for c in stored_claims(r) if c.id == id), None)

    def source(self, id: str) -> StoredSource | None:
        """The source of that id."""
        return next((s for s in self.sources(Filters(source=id)).items if s.id == id), None)

    def reading(self, id: str) -> Reading | None:
        """The whole reading of a document."""
        stored = self._record(id)
        return None if stored is None else stored.reading

    def readings(self, ids: Sequence[str]) -> Iterator[Reading]:
        """The readings of those of the documents that are there, in order of their ids."""
        return (r.reading for key in sorted(set(ids)) if (r := self._record(key)) is not None)

    def attributed(self, id: str) -> Claim | None:
        """The claim of that id with its whole attribution."""
        pairs = ((r.id, a) for r in self.records() for a in distinct(r.reading))
        return next((Claim(document=document, attribution=a) for document, a in pairs if a.id == id), None)

    def revisions(self, id: str) -> tuple[StoredDocument, ...]:
        """All versions of a document."""
        stored = self._record(id)
        if stored is None or stored.address is None:
            return () if stored is None else (stored_document(stored),)
        versions = [r for r in self.records() if r.address == stored.address]
        return tuple(map(stored_document, sorted(versions, key=lambda r: (r.seen, r.id))))

    def judgements(self, about: str | None = None) -> Iterator[Judgement]:
        """Judgements in order of time."""
        found = [j for j in self._held.judgements.values() if about is None or about in (j.left, j.right)]
        return iter(sorted((j for j in found if self._by_then(place(j)[0])), key=place))

    def refusals(self) -> Iterator[RefusedInput]:
        """The refused inputs."""
        found = sorted(self._held.refusals.items())
        return (refused for _, refused in found if self._by_then(instant(refused.first)))

    def removals(self) -> Iterator[Removal]:
        """The ledger of what was removed."""
        found = sorted(self._held.removals.items(), key=lambda pair: (instant(pair[1].at) or 0, pair[0]))
        return (removal for _, removal in found if self._by_then(instant(removal.at)))

    def forgotten(self) -> Iterator[str]:
        """The ids of the documents that were removed."""
        return iter(sorted(self._held.forgotten))

    def feeds(self) -> Iterator[Feed]:
        """The watched sources as they stand now."""
        return iter([feed for _, feed in sorted(self._held.feeds.items())])

    def known(self, ids: Sequence[str]) -> dict[str, str]:
        """Which of the documents are there."""
        there = {key: r.reading.model for key in ids if (r := self._record(key)) is not None}
        return there | {key: "" for key in ids if key in self._held.forgotten}

    def stale(self, model: str) -> Iterator[str]:
        """The ids of the documents that were read by an older model than this one."""
        return (r.id for r in self.records() if model_rank(r.reading.model) < model_rank(model))

    def counts(self) -> Counts:
        """How much there is of everything."""
        claims = [c for r in self.records() for c in stored_claims(r)]
        return Counts(
            documents=sum(1 for _ in self.records()),
            claims=len(claims),
            sources=len({c.source_id for c in claims} - {None}),
            judgements=sum(1 for _ in self.judgements()),
            refusals=sum(1 for _ in self.refusals()),
            removals=sum(1 for _ in self.removals()),
            feeds=len(self._held.feeds),
        )

    def full_text(self) -> bool:
        """Whether texts are kept."""
        return self._held.full_text

    def records(self) -> Iterator[Record]:
        """Everything that is kept of the documents."""
        return (r for _, r in sorted(self._held.records.items()) if self._by_then(r.added))

    def check(self) -> tuple[str, ...]:
        """What is wrong inside the store."""
        found = [problem for r in self.records() for problem in problems(r)]
        return (*found, *broken(self.audit()))

    def _places(self) -> Places:
        return self._held.places

    def _records_now(self) -> dict[str, Record]:
        return self._held.records

    def _judgements_now(self) -> Iterator[Judgement]:
        return self.judgements()

    def _record(self, id: str) -> Record | None:
        stored = self._held.records.get(id)
        return stored if stored is not None and self._by_then(stored.added) else None

    def _by_then(self, time: int | None) -> bool:
        return self._until is None or time is None or time <= self._until

    def _passing(self, selected: Selection) -> list[tuple[Record, list[StoredClaim]]]:
        """Each document that passes, with its claims that do; one that needs such claims and has none does not."""
        found = []
        for stored in self._held.records.values():
            if self._by_then(stored.added) and document_passes(
                selected, stored.id, stored.reading.document.outlet, stored.time
            ):
                claims = [c for c in stored_claims(stored) if claim_passes(selected, c)]
                if claims or not selected.of_claims:
                    found.append((stored, claims))
        return found

    def _candidates(self, query: Query, selected: Selection, scope: Scope) -> list[Matching]:
        """The id, the text, the record and the claim of everything that matches, in order of arrival."""
        passing = self._passing(selected)
        if scope is Scope.CLAIMS:
            found: list[Matching] = [(c.id, c.content, r, c) for r, claims in passing for c in claims]
        else:
            found = [(r.id, searched(r), r, None) for r, _ in passing]
        return [candidate for candidate in found if matches(query, words_of(candidate[1]))]


def _source(pairs: Sequence[tuple[Record, StoredClaim]]) -> StoredSource:
    claim = pairs[0][1]
    times = [r.time for r, _ in pairs]
    return StoredSource(
        id=claim.source_id or "",
        name=claim.name or "",
        kind=claim.kind,
        claims=len(pairs),
        documents=len({r.id for r, _ in pairs}),
        first=iso(min(times)),
        last=iso(max(times)),
    )
