"""The interface: a Store is a Writer and Views. ``memory`` is the reference that every other one must agree with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Protocol, Self

from reportedly.model import Claim, Judgement, Reading, Refusal
from reportedly.store.alerts import AlertView, AlertWriter
from reportedly.store.people import PeopleView, PeopleWriter
from reportedly.store.records import Record
from reportedly.store.rumours import RumourView, RumourWriter
from reportedly.store.values import (
    ALL,
    Counts,
    Feed,
    Filters,
    Hit,
    Page,
    Receipt,
    RefusedInput,
    Removal,
    Scope,
    StoredClaim,
    StoredDocument,
    StoredSource,
    Subject,
)

LIMIT = 50


class Writer(RumourWriter, PeopleWriter, AlertWriter, Protocol):
    """Everything that changes a store; each call is one transaction, done whole or not at all.

    Whatever is written twice is kept once, and the order of arrival never matters. Times are ISO 8601; ``at`` is this
    moment unless given. Every method raises StoreError where the database cannot be written to.
    """

    def add(self, readings: Iterable[Reading], *, at: str | None = None) -> tuple[Receipt, ...]:
        """Takes in documents with their readings; a receipt for each, in order.

        Documents are known by ``identity.keyed``. What was forgotten is not taken in again.
        """

    def reread(self, readings: Iterable[Reading]) -> tuple[Receipt, ...]:
        """Replaces the readings of stored documents, by their id, unless one is by an older model.

        Judgements are kept. Raises UsageError for a document that is not stored; then nothing is changed.
        """

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Appends judgements, ``left`` and ``right`` in alphabetical order; none is ever overwritten.

        Raises UsageError for a time that is not ISO 8601; then nothing is changed.
        """

    def refuse(self, refusals: Iterable[Refusal], *, at: str | None = None) -> None:
        """Keeps which inputs were refused and why, with the first and the last time."""

    def feed(self, state: Feed) -> None:
        """Keeps where a watched source stands, in the place of what was known of it."""

    def forget(self, kind: Subject, subject: str, *, by: str, why: str, at: str | None = None) -> Removal:
        """Removes a document (its id), what a source says (its id) or a person's name (in full), and keeps that fact.

        A document goes with its reading and the judgements on its claims. Of a source, its claims go, and their words
        are blanked in the texts, character by character, so that offsets hold. A person's name is blanked wherever it
        stands, with the last word of it in the same documents, and the claims that it makes go. Raises UsageError where
        there is nothing of the kind.
        """

    def retain(self, days: int, *, by: str, at: str | None = None) -> Removal:
        """Removes every document that was added more than so many days ago, as ``forget`` does."""

    def keep_full_text(self, keep: bool) -> None:
        """Whether texts are kept. Switched off, the texts that are there go too, and excerpts are left."""

    def restore(self, records: Iterable[Record]) -> None:
        """Takes in whole records as another store kept them."""

    def restore_log(
        self,
        judgements: Iterable[Judgement],
        refusals: Iterable[RefusedInput],
        removals: Iterable[Removal],
        feeds: Iterable[Feed],
        forgotten: Iterable[str],
    ) -> None:
        """Takes in what another store kept beside its records."""


class View(RumourView, PeopleView, AlertView, Protocol):
    """What a store holds, or held at ``as_of``: what was added and judged until then.

    Lists of documents and claims come newest first, those of a document in the order of its text, sources by name. A
    page holds at most ``limit`` items; ``cursor`` is the ``next`` of the page before. A cursor that is none raises
    UsageError; a database that cannot be read raises StoreError.
    """

    as_of: str | None

    def documents(
        self, filters: Filters = ALL, *, cursor: str | None = None, limit: int = LIMIT
    ) -> Page[StoredDocument]:
        """The documents that pass the filters."""

    def claims(self, filters: Filters = ALL, *, cursor: str | None = None, limit: int = LIMIT) -> Page[StoredClaim]:
        """The claims that pass the filters."""

    def sources(self, filters: Filters = ALL, *, cursor: str | None = None, limit: int = LIMIT) -> Page[StoredSource]:
        """The names that claims passing the filters go by, with the number of those claims."""

    def search(
        self,
        words: str,
        filters: Filters = ALL,
        *,
        scope: Scope = Scope.CLAIMS,
        cursor: str | None = None,
        limit: int = LIMIT,
    ) -> Page[Hit]:
        """What holds the words, best first: see ``query`` for how to ask and ``ranking`` for the order.

        At most 500 claims or 100 documents are ranked; where more match, they are those that were added last. Raises
        UsageError for a search that cannot be understood.
        """

    def document(self, id: str) -> StoredDocument | None:
        """The document of that id."""

    def claim(self, id: str) -> StoredClaim | None:
        """The claim of that id."""

    def source(self, id: str) -> StoredSource | None:
        """The source of that id."""

    def reading(self, id: str) -> Reading | None:
        """The whole reading of a document, with its text where that is kept and "" where not."""

    def readings(self, ids: Sequence[str]) -> Iterator[Reading]:
        """The readings of those of the documents that are there, in order of their ids."""

    def attributed(self, id: str) -> Claim | None:
        """The claim of that id with its whole attribution."""

    def revisions(self, id: str) -> tuple[StoredDocument, ...]:
        """All versions of a document, itself among them: those of its address, the first captured first.

        Each was revised from the one before it (W3C PROV: wasRevisionOf). A document without an address has no other.
        """

    def judgements(self, about: str | None = None) -> Iterator[Judgement]:
        """Judgements in order of time, all or those that name one id; the last on a pair is the one that holds."""

    def open_pairs(self, *, limit: int = LIMIT) -> tuple[Judgement, ...]:
        """The rule's judgements of pairs that are open now and that nobody has decided, the likeliest first."""

    def decisions(self) -> Iterator[Judgement]:
        """Judgements of people about an id and a part of it, in order of time."""

    def refusals(self) -> Iterator[RefusedInput]:
        """The refused inputs, by target."""

    def removals(self) -> Iterator[Removal]:
        """The ledger of what was removed, in order of time."""

    def forgotten(self) -> Iterator[str]:
        """The ids of the documents that were removed and are not taken in again, in order."""

    def feeds(self) -> Iterator[Feed]:
        """The watched sources as they stand now, by URL."""

    def known(self, ids: Sequence[str]) -> dict[str, str]:
        """Which of the documents are there, each with the model that read it; one that was forgotten has ``""``."""

    def stale(self, model: str) -> Iterator[str]:
        """The ids of the documents that were read by an older model than this one, in order."""

    def counts(self) -> Counts:
        """How much there is of everything."""

    def full_text(self) -> bool:
        """Whether texts are kept."""

    def records(self) -> Iterator[Record]:
        """Everything that is kept of the documents, in order of their ids."""

    def check(self) -> tuple[str, ...]:
        """What is wrong inside the store, a line each; nothing for a sound one."""


class BulkWriter(Protocol):
    """A Writer of documents alone, each call one transaction; what goes wrong may be raised by the next call."""

    def add(self, readings: Iterable[Reading], *, at: str | None = None) -> tuple[Receipt, ...]:
        """As ``Writer.add``."""

    def restore(self, records: Iterable[Record]) -> None:
        """As ``Writer.restore``."""


class Store(Protocol):
    """One desk's memory. It is a context manager; leaving it closes the database."""

    url: str

    @property
    def writable(self) -> bool:
        """Whether it may be written to; what is only kept so as not to be worked out again is not kept where not."""

    @property
    def writer(self) -> Writer:
        """The way in."""

    def view(self, as_of: str | None = None) -> View:
        """The way out, now or as of a moment; raises UsageError where that is not ISO 8601."""

    def state(self) -> str | None:
        """What names the contents: another once anything is written, by whatever program; None where it is not known.

        It is quick, and good as long as this store is open. Raises StoreError where the database cannot be read.
        """

    def bulk(self) -> AbstractContextManager[BulkWriter]:
        """A faster way in for very many documents, into a store that nobody else writes to meanwhile."""

    def close(self) -> None:
        """Lets go of the database."""

    def __enter__(self) -> Self:
        """Itself."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes it."""
