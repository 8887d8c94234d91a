"""What a store takes and gives beside the nouns of the model: rows, filters, pages, receipts and the ledger.

All are frozen. Times are ISO 8601; ``added`` and whatever the store itself sets is in UTC.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct

from reportedly.model import Basis, Certainty, Evidence, Quotation, Response, SourceKind, Span

T = TypeVar("T")


class Outcome(StrEnum):
    """What became of one document that was added."""

    ADDED = "added"
    REVISED = "revised"
    REFRESHED = "refreshed"
    KNOWN = "known"
    FORGOTTEN = "forgotten"


class Subject(StrEnum):
    """What was removed: one document, what a source says, a person's name, or all that is older than a limit."""

    DOCUMENT = "document"
    SOURCE = "source"
    PERSON = "person"
    AGE = "age"


class Scope(StrEnum):
    """What is searched: the claims or whole documents."""

    CLAIMS = "claims"
    DOCUMENTS = "documents"


class Receipt(Struct, frozen=True, kw_only=True):
    """The answer for one document: its id in the store, and what became of it."""

    document: str
    outcome: Outcome


class StoredDocument(Struct, frozen=True, kw_only=True):
    """A document as it is kept, without its text.

    ``address`` is its canonical URL, ``sha256`` and ``length`` (in code points) are those of the text as it was loaded,
    ``model`` read it and ``claims`` is how many were found. ``full_text`` is whether the text is kept, ``redacted``
    whether words of it were removed.
    """

    id: str
    address: str | None
    url: str | None
    title: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    captured: str | None
    added: str
    language: str | None
    basis: Basis
    sha256: str
    length: int
    model: str
    claims: int
    full_text: bool
    redacted: bool


class StoredClaim(Struct, frozen=True, kw_only=True, gc=False):
    """One attribution as lists show it: whose it is, what it says, and the document that it stands in.

    ``number`` counts from 1 inside the document. ``source`` is as written, ``name`` what it resolves to, else as
    written, and ``source_id`` the id of the StoredSource of that name and kind.
    """

    id: str
    document: str
    number: int
    source: str | None
    name: str | None
    source_id: str | None
    kind: SourceKind | None
    cue: str | None
    content: str
    quotation: Quotation
    certainty: Certainty | None
    evidence: Evidence
    response: Response
    parent: str | None
    outlet: str | None
    published: str | None
    added: str


class StoredSource(Struct, frozen=True, kw_only=True):
    """A name with its kind, and how often it is made responsible. Two people of one name share the row.

    ``first`` and ``last`` are the earliest and the latest time of its documents.
    """

    id: str
    name: str
    kind: SourceKind | None
    claims: int
    documents: int
    first: str
    last: str


class Filters(Struct, frozen=True, kw_only=True):
    """What a list or a search is limited to; a document passes filters of claims when one of its claims does.

    ``source`` is the id of a source or a part of its name, in any case; ``outlet`` the whole name in any case.
    ``since`` is inclusive and ``until`` exclusive, both by the time published, else captured, else added.
    """

    document: str | None = None
    source: str | None = None
    outlet: str | None = None
    kind: SourceKind | None = None
    certainty: Certainty | None = None
    evidence: Evidence | None = None
    response: Response | None = None
    since: str | None = None
    until: str | None = None


class Page(Struct, Generic[T], frozen=True):
    """A stretch of a list; ``next`` is the cursor of the stretch after it, None at the end."""

    items: tuple[T, ...]
    next: str | None


class Hit(Struct, frozen=True, kw_only=True):
    """Something found: the claim, or else the document, and the words in their context.

    ``marks`` are spans of ``excerpt``; ``score`` only orders the hits of one search.
    """

    document: StoredDocument
    claim: StoredClaim | None
    score: float
    excerpt: str
    marks: tuple[Span, ...]


class RefusedInput(Struct, frozen=True, kw_only=True):
    """A refusal that is kept: what it was, why, the way out, and when it was met first and last."""

    target: str
    reason: str
    remedy: str
    first: str
    last: str


class Removal(Struct, frozen=True, kw_only=True):
    """One entry of the ledger: that something was removed, by whom, when and why, and how much; never its words.

    ``subject`` is the id of a document or source, the first 16 digits of the SHA-256 of a person's name in lower case,
    or a number of days.
    """

    kind: Subject
    subject: str
    at: str
    by: str
    why: str
    documents: int
    claims: int
    judgements: int


class Feed(Struct, frozen=True, kw_only=True):
    """Where a watched source stands: what it answered last, when it last worked, and when to ask it again."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    checked: str | None = None
    worked: str | None = None
    due: str | None = None
    failures: int = 0
    problem: str | None = None


class Counts(Struct, frozen=True, kw_only=True):
    """How much a view holds."""

    documents: int
    claims: int
    sources: int
    judgements: int
    refusals: int
    removals: int
    feeds: int


ALL = Filters()
