"""How two records of the same document become one.

The least of the documents and the greatest of the readings are kept, each in a total order. So the order in which they
come, and how often, makes no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from reportedly.model import Reading
from reportedly.store.encoding import encoded
from reportedly.store.identity import is_claim, keyed_claims
from reportedly.store.instants import instant
from reportedly.store.records import Record, excerpts
from reportedly.store.values import Outcome, Receipt

_FAR = 2**63 - 1


class Arrivals:
    """What becomes of records that come in, one after the other.

    ``there`` are the stored records of their ids, ``addresses`` the stored ids of each of their addresses and
    ``forgotten`` the ids that were removed. ``changed`` gathers what has to be written.
    """

    def __init__(self, there: dict[str, Record], addresses: dict[str, set[str]], forgotten: set[str]) -> None:
        self._there = dict(there)
        self._addresses = {address: set(ids) for address, ids in addresses.items()}
        self._forgotten = forgotten
        self.changed: dict[str, Record] = {}

    def take(self, record: Record) -> Receipt:
        """Takes in one record."""
        return Receipt(document=record.id, outcome=self._outcome(record))

    def take_all(self, records: Iterable[Record]) -> tuple[Receipt, ...]:
        """Takes in records in their order."""
        return tuple(map(self.take, records))

    def _outcome(self, record: Record) -> Outcome:
        old = self._there.get(record.id)
        if record.id in self._forgotten:
            return Outcome.FORGOTTEN
        if old is None:
            versions = self._addresses.setdefault(record.address, set()) if record.address is not None else set()
            outcome = Outcome.REVISED if versions - {record.id} else Outcome.ADDED
            versions.add(record.id)
            self._put(record)
            return outcome
        new = joined(old, record)
        if new == old:
            return Outcome.KNOWN
        self._put(new)
        return Outcome.KNOWN if new.reading == old.reading else Outcome.REFRESHED

    def _put(self, record: Record) -> None:
        self._there[record.id] = self.changed[record.id] = record


def joined(old: Record, new: Record) -> Record:
    """What is kept of two records of the same document.

    The document with its text, then the one captured first; most links; the reading of the newest model; the first
    ``added``. A document that words were removed from keeps what it has.
    """
    added = min(old.added, new.added)
    if old.redacted or new.redacted:
        kept = max(old, new, key=lambda r: (r.redacted, encoded(r.reading)))
        return msgspec.structs.replace(kept, added=added)
    if old.reading == new.reading and old.full_text == new.full_text:
        return old if old.added == added else new
    first = min(old, new, key=_document_rank)
    best = max(old, new, key=_reading_rank)
    links = max(old.reading.document.links, new.reading.document.links, key=lambda found: (len(found), encoded(found)))
    document = msgspec.structs.replace(first.reading.document, links=links)
    reading = msgspec.structs.replace(best.reading, document=document)
    return msgspec.structs.replace(first, reading=reading, added=added)


def reread(old: Record, reading: Reading) -> Record:
    """The record with another reading of the document that it keeps, unless that is by an older model."""
    if model_rank(reading.model) < model_rank(old.reading.model):
        return old
    if not all(is_claim(a.id) for a in reading.claims):
        reading = keyed_claims(reading, old.id, old.sha256)
    fresh = msgspec.structs.replace(reading, document=old.reading.document)
    return msgspec.structs.replace(old, reading=fresh if old.full_text else excerpts(fresh))


@lru_cache(maxsize=256)
def model_rank(model: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts models by their version, numbers as numbers, then by name: ``m@9`` before ``m@10``."""
    name, _, version = model.rpartition("@")
    parts = re.findall(r"\d+|[^\d.]+", version)
    ordered = ((1, int(part), "") if part.isdecimal() else (0, 0, part) for part in parts)
    return (*ordered, (-1, 0, name))


def _document_rank(record: Record) -> tuple[bool, int, bytes]:
    document = msgspec.structs.replace(record.reading.document, links=())
    captured = instant(document.captured)
    return not record.full_text, _FAR if captured is None else captured, encoded(document)


def _reading_rank(record: Record) -> tuple[tuple[tuple[int, int, str], ...], int, int, bytes]:
    """By the model, then the most words, then the most links; of the reading alone, whatever document it is put to."""
    reading = record.reading
    words = sum(len(a.content.text) for a in reading.claims)
    found = encoded((reading.claims, reading.credits, reading.notices))
    linked = sum(part.url is not None for a in reading.claims for part in a.chain)
    linked += sum(credit.url is not None for credit in reading.credits)
    return model_rank(reading.model), words, linked, found
