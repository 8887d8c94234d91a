"""What makes a document the same document: its text and its canonical URL. Every id derives from content alone."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from reportedly.model import Attribution, Document, Phrase, Reading, Source, SourceKind
from reportedly.urls import canonical_url

_DOCUMENT = re.compile(r"d[0-9a-f]{16}")
_CLAIM = re.compile(r"a[0-9a-f]{16}")
_SOURCE = re.compile(r"s[0-9a-f]{16}")


def is_document(id: str) -> bool:
    """Whether ``id`` has the form of a stored document's."""
    return _DOCUMENT.fullmatch(id) is not None


def is_claim(id: str) -> bool:
    """Whether ``id`` has the form of a stored claim's."""
    return _CLAIM.fullmatch(id) is not None


def is_source(id: str) -> bool:
    """Whether ``id`` has the form of a stored source's."""
    return _SOURCE.fullmatch(id) is not None


def keyed(document: Document) -> Document:
    """The document with the id that the store knows it by; keying it again changes nothing.

    The id is ``d`` and 16 hexadecimal digits of a SHA-256: of the text and the canonical URL, else of the text and the
    id that it was given, else (where that has this form already) the id as it is.
    """
    key = _document_id(document)
    return document if key == document.id else msgspec.structs.replace(document, id=key)


def keyed_reading(reading: Reading) -> Reading:
    """The reading of the keyed document, each claim with an id that no other document's has.

    What the Reader gives for a keyed document stays as it is.
    """
    document = keyed(reading.document)
    if document is reading.document and all(is_claim(a.id) for a in reading.claims):
        return reading
    return msgspec.structs.replace(keyed_claims(reading, document.id, document.sha256), document=document)


def keyed_claims(reading: Reading, id: str, sha256: str) -> Reading:
    """The reading with claims' ids that derive from the document's id, the hash of its text, and their spans."""
    key = f"{id}|{sha256}"
    attributions, statements = (_keyed(key, claims) for claims in (reading.attributions, reading.statements))
    return msgspec.structs.replace(reading, attributions=attributions, statements=statements)


def _keyed(key: str, claims: Sequence[Attribution]) -> tuple[Attribution, ...]:
    ids = {a.id: _claim_id(key, a) for a in claims}
    return tuple(
        msgspec.structs.replace(a, id=_claim_id(key, a), parent=ids.get(a.parent) if a.parent is not None else None)
        for a in claims
    )


@lru_cache(maxsize=100_000)
def source_id(name: str, kind: SourceKind | None) -> str:
    """The id of a name with its kind."""
    return f"s{_digest(f'{kind or str()}|{name}')}"


def _document_id(document: Document) -> str:
    if document.url is not None:
        return f"d{_digest(f'{document.sha256}|{canonical_url(document.url)}')}"
    return document.id if is_document(document.id) else f"d{_digest(f'{document.sha256}|{document.id}')}"


def _claim_id(key: str, attribution: Attribution) -> str:
    """The Reader's own rule: from the document's key and the marked words alone."""
    parts = (attribution.source, attribution.cue, attribution.content)
    roles = "|".join(_spans(part) for part in parts)
    return f"a{_digest(f'{key}|{roles}')}"


def _spans(part: Source | Phrase | None) -> str:
    return ",".join(f"{s.start}-{s.end}" for s in part.spans) if part is not None else ""


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
