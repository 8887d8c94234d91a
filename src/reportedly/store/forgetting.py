"""What goes when something is forgotten, worked out record by record; the stores only write it down."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from reportedly.errors import UsageError
from reportedly.model import Judgement
from reportedly.store.encoding import column
from reportedly.store.identity import is_document, is_source
from reportedly.store.judging import touched
from reportedly.store.records import Record, distinct
from reportedly.store.redaction import blanked, without_person, without_source
from reportedly.store.values import Removal, Subject


class Erasure(Struct, frozen=True):
    """The records that are removed whole, those that are changed (before, after), and every id that is gone."""

    removed: tuple[Record, ...]
    changed: tuple[tuple[Record, Record], ...]
    gone: frozenset[str]

    @property
    def claims(self) -> int:
        """How many claims are gone."""
        return sum(not is_document(key) and not is_source(key) for key in self.gone)


def checked(kind: Subject, subject: str) -> str:
    """The subject as it is compared; raises UsageError where nothing of the kind could have that name."""
    match kind:
        case Subject.DOCUMENT if not is_document(subject):
            raise UsageError(f"{subject!r} is no id of a document; 'reportedly documents' shows them")
        case Subject.SOURCE if not is_source(subject):
            raise UsageError(f"{subject!r} is no id of a source; 'reportedly sources' shows them")
        case Subject.PERSON if len(re.findall(r"[^\W_]+", subject)) < 2:
            raise UsageError(f"{subject!r} is no full name; give first and last name, or else too much would go")
        case Subject.AGE:
            raise UsageError("documents are removed by their age with 'retain'")
    return subject


def erased(records: Iterable[Record], kind: Subject, subject: str) -> Erasure:
    """What is removed of the records, and what is changed in them."""
    removed: list[Record] = []
    changed: list[tuple[Record, Record]] = []
    gone = {subject} if kind is Subject.SOURCE else set()
    for record in records:
        left = _left(record, kind, subject)
        before = {a.id for a in distinct(record.reading)}
        if left is None:
            removed.append(record)
            gone |= before | {record.id}
        elif left != record:
            changed.append((record, left))
            gone |= before - {a.id for a in distinct(left.reading)}
    return Erasure(tuple(removed), tuple(changed), frozenset(gone))


def left_of(judgement: Judgement, erasure: Erasure, kind: Subject, subject: str) -> Judgement | None:
    """What is left of a judgement: nothing if it is about what is gone; its reasons never hold a forgotten name."""
    if touched(judgement, erasure.gone):
        return None
    if kind is not Subject.PERSON:
        return judgement
    return msgspec.structs.replace(judgement, reasons=tuple(blanked(reason, subject) for reason in judgement.reasons))


def entry(kind: Subject, subject: str, erasure: Erasure, judgements: int, *, by: str, why: str, at: str) -> Removal:
    """The entry of the ledger; raises UsageError where nothing was there to remove."""
    documents = len(erasure.removed) + len(erasure.changed)
    if not documents and kind is not Subject.AGE:
        raise UsageError(f"nothing is stored of the {kind.value} {subject!r}; check the spelling")
    named = hashlib.sha256(" ".join(subject.lower().split()).encode()).hexdigest()[:16]
    return Removal(
        kind=kind,
        subject=named if kind is Subject.PERSON else subject,
        at=at,
        by=column(by),
        why=column(why),
        documents=documents,
        claims=erasure.claims,
        judgements=judgements,
    )


def _left(record: Record, kind: Subject, subject: str) -> Record | None:
    match kind:
        case Subject.DOCUMENT:
            return None if record.id == subject else record
        case Subject.SOURCE:
            return without_source(record, subject)
        case Subject.PERSON:
            return without_person(record, subject)
        case Subject.AGE:
            return None
