"""What a search found, put in order: the part that every store shares once it has its candidates."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from reportedly.model import Span
from reportedly.store.pages import page
from reportedly.store.query import Query
from reportedly.store.ranking import excerpt, score
from reportedly.store.values import Hit, Page, Scope, StoredClaim, StoredDocument
from reportedly.store.words import words

SHAPE = (float, str)
RANKED = {Scope.CLAIMS: 500, Scope.DOCUMENTS: 100}


class Found(Struct, frozen=True):
    """The id of a claim or document, how well it answers, and the words in their context."""

    id: str
    score: float
    excerpt: str
    marks: tuple[Span, ...]


def ranked(
    query: Query, candidates: Iterable[tuple[str, str]], scope: Scope, after: str | None, limit: int
) -> Page[Found]:
    """A page of the candidates, which are ids with their texts, best first and by id where they are equal."""
    texts = dict(candidates)
    whole = scope is Scope.DOCUMENTS
    scores = {key: score(query, words(text), whole_document=whole) for key, text in texts.items()}
    best = page([((-s, key), key) for key, s in scores.items()], after, SHAPE, limit)
    return Page(tuple(Found(key, scores[key], *excerpt(query, texts[key])) for key in best.items), best.next)


def hit(found: Found, document: StoredDocument, claim: StoredClaim | None) -> Hit:
    """What was found with its document, and the claim if it is one."""
    return Hit(document=document, claim=claim, score=found.score, excerpt=found.excerpt, marks=found.marks)
