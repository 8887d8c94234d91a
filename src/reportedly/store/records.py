"""One document as a whole with its reading: what is written, compared, copied and hashed."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from reportedly.model import Attribution, Basis, Document, Phrase, Reading, SourceKind
from reportedly.store.encoding import column
from reportedly.store.identity import keyed_reading, source_id
from reportedly.store.instants import instant, iso
from reportedly.store.values import StoredClaim, StoredDocument
from reportedly.urls import canonical_url

EXCERPT = 200
SEARCHED = 500_000


class Record(Struct, frozen=True, kw_only=True):
    """A keyed reading with what the store knows beside it; ``sha256`` and ``length`` are those of the text as loaded.

    ``added`` is in microseconds since 1970, UTC. Without the full text, ``reading.document.text`` is empty and the
    words of a claim are cut to 200 code points.
    """

    reading: Reading
    address: str | None
    sha256: str
    length: int
    added: int
    full_text: bool = True
    redacted: bool = False

    @property
    def id(self) -> str:
        """The document's id."""
        return self.reading.document.id

    @property
    def time(self) -> int:
        """The instant that lists go by: published, else captured, else added."""
        document = self.reading.document
        published = instant(document.published)
        captured = instant(document.captured) if published is None else None
        return next(t for t in (published, captured, self.added) if t is not None)

    @property
    def seen(self) -> int:
        """The instant that revisions go by: captured, else published, else added."""
        document = self.reading.document
        captured = instant(document.captured)
        published = instant(document.published) if captured is None else None
        return next(t for t in (captured, published, self.added) if t is not None)


def record(reading: Reading, *, added: int) -> Record:
    """The record of a reading that arrives, keyed."""
    whole = keyed_reading(reading)
    text = whole.document.text
    return Record(
        reading=whole,
        address=column(canonical_url(whole.document.url)) if whole.document.url is not None else None,
        sha256=whole.document.sha256,
        length=len(text),
        added=added,
    )


def excerpts(reading: Reading) -> Reading:
    """The reading without its text and the words of its links, those of every claim cut to excerpts; offsets stay."""
    short, voiced = (
        tuple(
            msgspec.structs.replace(a, content=Phrase(text=a.content.text[:EXCERPT], spans=a.content.spans))
            for a in claims
        )
        for claims in (reading.attributions, reading.statements)
    )
    links = tuple(msgspec.structs.replace(link, text="") for link in reading.document.links)
    document = msgspec.structs.replace(reading.document, text="", links=links)
    return msgspec.structs.replace(reading, document=document, attributions=short, statements=voiced)


def without_text(record: Record) -> Record:
    """The record as it is where full text is switched off."""
    return msgspec.structs.replace(record, reading=excerpts(record.reading), full_text=False)


def stored_document(record: Record) -> StoredDocument:
    """The row of a document in lists."""
    document = record.reading.document
    return StoredDocument(
        id=document.id,
        address=_column(record.address),
        url=_column(document.url),
        title=_column(document.title),
        outlet=_column(document.outlet),
        byline=_column(document.byline),
        published=_column(document.published),
        captured=_column(document.captured),
        added=iso(record.added),
        language=_column(document.language),
        basis=stored_basis(document.basis),
        sha256=record.sha256,
        length=record.length,
        model=record.reading.model,
        claims=len(distinct(record.reading)),
        full_text=record.full_text,
        redacted=record.redacted,
    )


def distinct(reading: Reading) -> tuple[Attribution, ...]:
    """The claims, each id once."""
    if len({a.id for a in reading.claims}) == len(reading.claims):
        return reading.claims
    return tuple({a.id: a for a in reversed(reading.claims)}.values())[::-1]


def stored_claims(record: Record) -> tuple[StoredClaim, ...]:
    """The rows of a document's claims in lists."""
    attributions = distinct(record.reading)
    added, ids = iso(record.added), {a.id for a in attributions}
    document = record.reading.document
    return tuple(_claim(document, a, n, added, ids) for n, a in enumerate(attributions, 1))


def name_and_kind(attribution: Attribution) -> tuple[str, SourceKind | None] | None:
    """The name a claim goes by: the fullest in the document, else as written."""
    source = attribution.source
    name = (source.resolved or source.text) if source is not None else ""
    return (column(name), source.kind) if source is not None and name else None


def written(attribution: Attribution) -> str | None:
    """A source as it is written; an author, who is not in the text, by name."""
    source = attribution.source
    return column(source.text or source.resolved or "") or None if source is not None else None


def searched(record: Record) -> str:
    """All by which a document is found: see ``searched_in``."""
    return searched_in(record.reading)


def searched_in(reading: Reading) -> str:
    """The title, the byline, and the text or else the excerpts; of a very long one, the first 500,000 characters."""
    document = reading.document
    return searched_parts(
        document.title, document.byline, document.text or "\n".join(a.content.text for a in distinct(reading))
    )


def searched_parts(title: str | None, byline: str | None, text: str) -> str:
    """What ``searched_in`` says, of a text that is there."""
    return "\n".join(part for part in (title, byline, text) if part)[:SEARCHED]


def problems(record: Record) -> Iterator[str]:
    """What is wrong with a record, in a few words each."""
    document, length = record.reading.document, record.length
    if record.full_text and len(document.text) != length:
        yield f"{record.id}: its text is {len(document.text)} characters long and was {length}"
    if record.full_text and not record.redacted and document.sha256 != record.sha256:
        yield f"{record.id}: its text is not the one that was loaded; its hash differs"
    if not record.full_text and document.text:
        yield f"{record.id}: its text is there and should not be"
    for attribution in record.reading.claims:
        parts = (attribution.source, attribution.cue, attribution.content)
        if any(not 0 <= s.start <= s.end <= length for part in parts if part is not None for s in part.spans):
            yield f"{record.id}: claim {attribution.id} has offsets outside of the text"


def _claim(document: Document, attribution: Attribution, number: int, added: str, ids: set[str]) -> StoredClaim:
    named = name_and_kind(attribution)
    return StoredClaim(
        id=attribution.id,
        document=document.id,
        number=number,
        source=written(attribution),
        name=named[0] if named is not None else None,
        source_id=source_id(*named) if named is not None else None,
        kind=named[1] if named is not None else None,
        cue=column(attribution.cue.text) if attribution.cue is not None else None,
        content=column(attribution.content.text),
        quotation=attribution.quotation,
        certainty=attribution.certainty.source if attribution.certainty is not None else None,
        evidence=attribution.evidence,
        response=attribution.response,
        parent=attribution.parent if attribution.parent in ids else None,
        outlet=_column(document.outlet),
        published=_column(document.published),
        added=added,
    )


def stored_basis(basis: Basis) -> Basis:
    """What a document's data rest on, as lists show it."""
    return Basis(
        title=_column(basis.title),
        byline=_column(basis.byline),
        outlet=_column(basis.outlet),
        published=_column(basis.published),
    )


def _column(text: str | None) -> str | None:
    return None if text is None else column(text)
