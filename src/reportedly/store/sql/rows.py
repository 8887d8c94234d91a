"""Records as rows of tables, and back. An id's 16 hexadecimal digits are a signed number, in the same order."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

import msgspec
import zstandard
from msgspec import Struct
from sqlalchemy import Row

from reportedly.model import Attribution, Basis, Certainty, Evidence, Quotation, Response, SourceKind
from reportedly.store.encoding import column, decoded, encoded, is_json
from reportedly.store.identity import source_id
from reportedly.store.instants import iso
from reportedly.store.records import (
    Record,
    searched_in,
    searched_parts,
    stored_basis,
    written,
)
from reportedly.store.values import StoredClaim, StoredDocument
from reportedly.store.words import words

E = TypeVar("E", bound=StrEnum)
Named = tuple[str, SourceKind | None]
_HALF = 1 << 63
_CODES: dict[type[StrEnum], dict[StrEnum, int]] = {
    kind: {value: code for code, value in enumerate(kind)}
    for kind in (Certainty, Evidence, Quotation, Response, SourceKind)
}
_VALUES = {kind: tuple(kind) for kind in _CODES}
_QUOTATIONS, _CERTAINTIES, _EVIDENCES, _RESPONSES = (_CODES[k] for k in (Quotation, Certainty, Evidence, Response))
_NO_BASIS = Basis()
_LOCAL = threading.local()


class _Text(Struct, frozen=True):
    """As much of a document as is searched."""

    text: str
    title: str | None = None
    byline: str | None = None


class _Texts(Struct, frozen=True):
    """A reading without what was found in it."""

    document: _Text


_TEXTS = msgspec.msgpack.Decoder(_Texts)

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


def document_row(record: Record, seq: int, claims: int) -> tuple[Any, ...]:
    """The row of ``documents`` of one with so many claims; ``check`` compares it with ``stored_document``."""
    d = record.reading.document
    of_page = (d.title, d.outlet, None if d.outlet is None else words(d.outlet))
    others = (d.byline, d.published, d.captured, d.language)
    return (
        *(seq, number(d.id), record.time, record.added, record.length, claims, record.full_text, record.redacted),
        bytes.fromhex(record.sha256),
        *(None if text is None else column(text) for text in (record.address, d.url, *of_page, *others)),
        _basis_text(d.basis),
    )


@lru_cache(maxsize=1_000)
def _basis_text(basis: Basis) -> str | None:
    return None if basis == _NO_BASIS else encoded_text(stored_basis(basis))


def reading_row(record: Record, seq: int) -> tuple[Any, ...]:
    """The row of ``readings``: the whole reading with its document, compressed."""
    return seq, record.reading.model, _compressor().compress(encoded(record.reading))


def decompressed(body: bytes) -> bytes:
    """The bytes of a reading from the ``body`` of its row."""
    found: zstandard.ZstdDecompressor | None = getattr(_LOCAL, "decompressor", None)
    if found is None:
        found = _LOCAL.decompressor = zstandard.ZstdDecompressor()
    return found.decompress(body)


def _compressor() -> zstandard.ZstdCompressor:
    """One for each thread, since it may not be shared and takes a while to make."""
    found: zstandard.ZstdCompressor | None = getattr(_LOCAL, "compressor", None)
    if found is None:
        found = _LOCAL.compressor = zstandard.ZstdCompressor(level=1)
    return found


def claim_rows(
    found: Sequence[Attribution], first: int, document: int, sources: Sequence[tuple[int, str] | None]
) -> list[tuple[Any, ...]]:
    """The rows of ``claims`` of one document, numbered from ``first``, each with the ``seq`` and name of its source.

    ``written`` is there only where the source is not written as it is named. A test compares with ``stored_claims``.
    """
    made = []
    ids = {attribution.id for attribution in found}
    for place, (a, source) in enumerate(zip(found, sources, strict=True)):
        said = written(a)
        row = (
            *(first + place, int(a.id[1:], 16) - _HALF, document, source[0] if source is not None else None),
            number(a.parent) if a.parent in ids else None,
            *(place + 1, _QUOTATIONS[a.quotation], _CERTAINTIES[a.certainty.source] if a.certainty else None),
            *(_EVIDENCES[a.evidence], _RESPONSES[a.response]),
            None if source is not None and said == source[1] else said,
            *(column(a.cue.text) if a.cue is not None else None, column(a.content.text)),
        )
        made.append(row)
    return made


def source_row(named: Named, seq: int) -> tuple[Any, ...]:
    """The row of ``sources`` for a name with its kind."""
    name, kind = named
    return seq, number(source_id(name, kind)), code(kind), name, words(name)


def record_of(row: Row[Any]) -> Record:
    """The record of a row of ``documents`` with its ``body``."""
    return Record(
        reading=decoded(decompressed(row.body)),
        address=row.address,
        sha256=row.sha256.hex(),
        length=row.length,
        added=row.added,
        full_text=bool(row.full_text),
        redacted=bool(row.redacted),
    )


def searched_of(body: bytes) -> str:
    """All by which a document is found, from the ``body`` of its reading; what was found in it is passed over."""
    content = decompressed(body)
    if not is_json(content) and (found := _TEXTS.decode(content).document).text:
        return searched_parts(found.title, found.byline, found.text)
    return searched_in(decoded(content))


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


def encoded_text(value: Any) -> str:
    """A value as compact JSON."""
    return msgspec.json.encode(value).decode()
