"""Records as rows of tables, and back. An id's 16 hexadecimal digits are a signed number, in the same order."""

from __future__ import annotations

import threading
from enum import StrEnum
from typing import Any, TypeVar

import msgspec
import zstandard
from sqlalchemy import Row

from reportedly.model import Basis, Certainty, Evidence, Quotation, Response, SourceKind
from reportedly.store.encoding import decoded, encoded
from reportedly.store.instants import iso
from reportedly.store.records import Record, searched, stored_document
from reportedly.store.values import StoredClaim, StoredDocument
from reportedly.store.words import words

E = TypeVar("E", bound=StrEnum)
_HALF = 1 << 63
_CODES: dict[type[StrEnum], dict[StrEnum, int]] = {
    kind: {value: code for code, value in enumerate(kind)}
    for kind in (Certainty, Evidence, Quotation, Response, SourceKind)
}
_VALUES = {kind: tuple(kind) for kind in _CODES}
_NO_BASIS = Basis()
_LOCAL = threading.local()

DOCUMENT = (
    *("seq", "id", "time", "added", "length", "claims", "full_text", "redacted", "sha256", "address", "url"),
    *("title", "outlet", "outlet_words", "byline", "published", "captured", "language", "basis"),
)
READING = ("document", "model", "body")
SOURCE = ("seq", "id", "kind", "name", "words")
CLAIM = (
    *("seq", "id", "document", "source", "parent", "number", "quotation", "certainty", "evidence", "response"),
    *("written", "cue", "content"),
)


def number(id: str) -> int:
    """The number of an id such as ``d0123456789abcdef``."""
    return int(id[1:], 16) - _HALF


def text_id(prefix: str, value: int) -> str:
    """The id of a number."""
    return f"{prefix}{value + _HALF:016x}"


def code(value: StrEnum | None) -> int | None:
    """The number of a value of one of the model's lists, which only ever grow at their end."""
    return None if value is None else _CODES[type(value)][value]


def value_of(kind: type[E], found: int | None) -> E | None:
    """The value of that number."""
    return None if found is None else _VALUES[kind][found]  # type: ignore[return-value]


def document_row(record: Record, seq: int) -> tuple[Any, ...]:
    """The row of ``documents``."""
    d = stored_document(record)
    return (
        *(seq, number(d.id), record.time, record.added, d.length, d.claims, d.full_text, d.redacted),
        *(bytes.fromhex(d.sha256), d.address, d.url, d.title, d.outlet),
        words(d.outlet) if d.outlet is not None else None,
        *(d.byline, d.published, d.captured, d.language),
        None if d.basis == _NO_BASIS else encoded_text(d.basis),
    )


def reading_row(record: Record, seq: int) -> tuple[Any, ...]:
    """The row of ``readings``: the whole reading with its document, compressed."""
    return seq, record.reading.model, _compressor().compress(encoded(record.reading))


def _compressor() -> zstandard.ZstdCompressor:
    """One for each thread, since it may not be shared and takes a while to make."""
    found: zstandard.ZstdCompressor | None = getattr(_LOCAL, "compressor", None)
    if found is None:
        found = _LOCAL.compressor = zstandard.ZstdCompressor(level=3)
    return found


def claim_row(claim: StoredClaim, seq: int, document: int, source: int | None) -> tuple[Any, ...]:
    """The row of ``claims``; ``written`` only where the source is not written as it is named."""
    return (
        *(seq, number(claim.id), document, source, None if claim.parent is None else number(claim.parent)),
        *(claim.number, code(claim.quotation), code(claim.certainty), code(claim.evidence), code(claim.response)),
        *(None if claim.source == claim.name else claim.source, claim.cue, claim.content),
    )


def source_row(claim: StoredClaim, seq: int) -> tuple[Any, ...]:
    """The row of ``sources`` for the source of a claim that has one."""
    name = claim.name or ""
    return seq, number(claim.source_id or ""), code(claim.kind), name, words(name)


def record_of(row: Row[Any]) -> Record:
    """The record of a row of ``documents`` with its ``body``."""
    return Record(
        reading=decoded(zstandard.decompress(row.body)),
        address=row.address,
        sha256=row.sha256.hex(),
        length=row.length,
        added=row.added,
        full_text=bool(row.full_text),
        redacted=bool(row.redacted),
    )


def document_of(row: Row[Any]) -> StoredDocument:
    """The document of a row of ``documents`` with its ``model``."""
    return StoredDocument(
        id=text_id("d", row.id),
        address=row.address,
        url=row.url,
        title=row.title,
        outlet=row.outlet,
        byline=row.byline,
        published=row.published,
        captured=row.captured,
        added=iso(row.added),
        language=row.language,
        basis=_NO_BASIS if row.basis is None else msgspec.json.decode(row.basis, type=Basis),
        sha256=row.sha256.hex(),
        length=row.length,
        model=row.model,
        claims=row.claims,
        full_text=bool(row.full_text),
        redacted=bool(row.redacted),
    )


def claim_of(row: Row[Any]) -> StoredClaim:
    """The claim of a row of ``claims`` with what it takes from its document and its source."""
    return StoredClaim(
        id=text_id("a", row.id),
        document=text_id("d", row.document_id),
        number=row.number,
        source=row.written if row.written is not None else row.name,
        name=row.name,
        source_id=None if row.source_id is None else text_id("s", row.source_id),
        kind=value_of(SourceKind, row.kind),
        cue=row.cue,
        content=row.content,
        quotation=_VALUES[Quotation][row.quotation],
        certainty=value_of(Certainty, row.certainty),
        evidence=_VALUES[Evidence][row.evidence],
        response=_VALUES[Response][row.response],
        parent=None if row.parent is None else text_id("a", row.parent),
        outlet=row.outlet,
        published=row.published,
        added=iso(row.added),
    )


def document_words(record: Record) -> str:
    """What the index of documents holds of one."""
    return words(searched(record))


def encoded_text(value: Any) -> str:
    """A value as compact JSON."""
    return msgspec.json.encode(value).decode()
