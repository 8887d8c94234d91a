"""Documents into the store, a batch a transaction: what is known is not read again, what is refused is kept by name."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from msgspec import Struct, structs

from reportedly.model import Document, Reading, Refusal
from reportedly.store import Outcome, Store, StoredDocument, keyed

BATCH_DOCUMENTS = 64
BATCH_CHARACTERS = 500_000
BATCH_SECONDS = 5.0
MOST_REASONS = 200
OTHER_REASONS = "other reasons"
_FRESH = (Outcome.ADDED, Outcome.REVISED)


class DocumentReader(Protocol):
    """What reads documents; the model is loaded when the first is read."""

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """The readings of a stream, in its order."""


class Taken(Struct, frozen=True, kw_only=True):
    """One document that was dealt with, what became of it, and its reading where it was read."""

    document: Document
    outcome: Outcome
    reading: Reading | None = None


class Tally(Struct, kw_only=True):
    """How many documents had which outcome, how many claims came in, and why inputs were refused."""

    outcomes: Counter[Outcome]
    reasons: Counter[str]
    claims: int = 0
    refused: int = 0

    @property
    def documents(self) -> int:
        """All documents that were met."""
        return self.outcomes.total()


class Intake:
    """Takes in documents; ``tally`` says what became of them.

    ``reader`` makes the reader once one is needed. ``committed`` is told what became of a batch, once it is written;
    ``ticked`` is called after each document that was read. A batch holds ``most`` documents.
    """

    def __init__(
        self,
        store: Store,
        reader: Callable[[], DocumentReader],
        committed: Callable[[Sequence[Taken]], object] = lambda _: None,
        ticked: Callable[[], object] = lambda: None,
        most: int | None = None,
    ) -> None:
        self.tally = Tally(outcomes=Counter(), reasons=Counter())
        self._store = store
        self._make_reader = reader
        self._reader: DocumentReader | None = None
        self._committed = committed
        self._ticked = ticked
        self._most = most or BATCH_DOCUMENTS
        self._read_now = 0
        self._waiting: list[Document] = []
        self._refusals: list[Refusal] = []
        self._characters = 0
        self._due = 0.0

    @property
    def done(self) -> int:
        """The documents and refusals that are dealt with, those of the batch that is being read among them."""
        return self.tally.documents + self.tally.refused + self._read_now

    def take(self, item: Document | Refusal) -> None:
        """Takes in one document or refusal; a full batch is written before this returns."""
        if not self._waiting and not self._refusals:
            self._due = time.monotonic() + BATCH_SECONDS
        if isinstance(item, Refusal):
            self._refuse(item)
        else:
            self._waiting.append(keyed(item))
            self._characters += len(item.text)
        full = len(self._waiting) >= self._most or len(self._refusals) >= self._most
        if full or self._characters >= BATCH_CHARACTERS or time.monotonic() >= self._due:
            self.commit()

    def commit(self) -> None:
        """Writes what waits, whole or not at all. Raises StoreError; then it waits still."""
        if not self._waiting and not self._refusals:
            return
        new, known = self._sorted()
        readings = list(self._read(new))
        receipts = self._store.writer.add(readings) if readings else ()
        if self._refusals:
            self._store.writer.refuse(self._refusals)
        self._waiting, self._refusals, self._characters, self._read_now = [], [], 0, 0
        taken = [
            Taken(document=reading.document, outcome=receipt.outcome, reading=reading)
            for reading, receipt in zip(readings, receipts, strict=True)
        ]
        self.tally.outcomes.update(one.outcome for one in (*known, *taken))
        self.tally.claims += sum(len(one.reading.claims) for one in taken if one.reading and one.outcome in _FRESH)
        self._committed([*known, *taken])

    def _refuse(self, refusal: Refusal) -> None:
        self._refusals.append(refusal)
        self.tally.refused += 1
        reasons = self.tally.reasons
        reason = refusal.reason if refusal.reason in reasons or len(reasons) < MOST_REASONS else OTHER_REASONS
        reasons[reason] += 1

    def _read(self, documents: list[Document]) -> Iterator[Reading]:
        if not documents:
            return
        if self._reader is None:
            self._reader = self._make_reader()
        for reading in self._reader.read_all(documents):
            yield reading
            self._read_now += 1
            self._ticked()

    def _sorted(self) -> tuple[list[Document], list[Taken]]:
        """Those that have to be read, and what became of the others."""
        view = self._store.view()
        there = view.known(list({document.id for document in self._waiting}))
        new: dict[Document, None] = {}
        known: list[Taken] = []
        for document in self._waiting:
            model = there.get(document.id)
            stored = view.document(document.id) if model else None
            if model == "":
                known.append(Taken(document=document, outcome=Outcome.FORGOTTEN))
            elif document in new or (
                stored is not None and adds_nothing(document, stored) and not self._linked(document)
            ):
                known.append(Taken(document=document, outcome=Outcome.KNOWN))
            else:
                new[document] = None
        return list(new), known

    def _linked(self, document: Document) -> bool:
        """Whether the document has links where the stored one has none."""
        kept = self._store.view().reading(document.id) if document.links else None
        return kept is not None and not kept.document.links


def adds_nothing(document: Document, stored: StoredDocument) -> bool:
    """Whether the store has this very document; with other data it is read, since those may tell what a day means."""
    return all(getattr(stored, name) == getattr(document, name) for name in _DATA)


_DATA = tuple(name for name in structs.asdict(Document(id="", text="")) if name not in ("id", "text", "links"))
