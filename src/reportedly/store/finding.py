"""What a search found, put in order: the part that every store shares once it has its candidates."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from reportedly.model import Span
from reportedly.store.pages import page
from reportedly.store.query import Query
from reportedly.store.ranking import excerpt, score
from reportedly.store.values import Hit, Page, Scope, StoredClaim, StoredDocument

SHAPE = (float, str)
RANKED = {Scope.CLAIMS: 500, Scope.DOCUMENTS: 100}


class Candidate(Struct, frozen=True):
    """The id of a claim or document, its text, and the words of that."""

    id: str
    text: str
    words: str


class Found(Struct, frozen=True):
    """The id of a claim or document, how well it answers, and the words in their context."""

    id: str
    score: float
    excerpt: str
    marks: tuple[Span, ...]


def ranked(query: Query, candidates: Iterable[Candidate], scope: Scope, after: str | None, limit: int) -> Page[Found]:
    """A page of the candidates, best first and by id where they are equal."""
    held = {candidate.id: candidate for candidate in candidates}
    whole = scope is Scope.DOCUMENTS
    scores = {key: score(query, c.words, whole_document=whole) for key, c in held.items()}
    best = page([((-s, key), key) for key, s in scores.items()], after, SHAPE, limit)
    return Page(tuple(Found(key, scores[key], *excerpt(query, held[key].text)) for key in best.items), best.next)


def hit(found: Found, document: StoredDocument, claim: StoredClaim | None) -> Hit:
    """What was found with its document, and the claim if it is one."""
    return Hit(document=document, claim=claim, score=found.score, excerpt=found.excerpt, marks=found.marks)
