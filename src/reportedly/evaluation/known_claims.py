"""How well a text is matched with the checked claim that it repeats: mean average precision and recall.

Each query repeats one claim, so average precision at five is one over its rank, or nothing below the fifth. ``shown_``
is about the score from which a rumour's page shows a match.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from rapidfuzz.fuzz import token_sort_ratio

from reportedly.evaluation.known_claims_data import KnownClaimsData, read_known_claims
from reportedly.linking.known_claims import SHOWN, KnownClaims, in_words
from reportedly.linking.known_claims_index import Index, words
from reportedly.loading.claim_reviews import ClaimReview
from reportedly.reading.claim_encoder import ClaimEncoder

Floats = NDArray[np.float32]
Figures = dict[str, float | int | str]

PRECISION_AT, RECALL_AT = 5, 50
PINNED = (f"map_at_{PRECISION_AT}", f"recall_at_{RECALL_AT}")
_TWINS = 70  # the likeness of words, of 100, from which two checked claims are one, checked twice


class Embedded(Struct, frozen=True):
    """The unit vectors of the claims, their titles, the queries, and these as the search is ``asked``; [n, d] each."""

    claims: Floats
    titles: Floats
    queries: Floats
    asked: Floats


def evaluate_known_claims(path: Path, encoder: ClaimEncoder, plain: ClaimEncoder | None = None) -> Figures:
    """The flat object of measures: the whole search, TF-IDF alone, vectors alone, and those of ``plain`` if given."""
    data = read_known_claims(path)
    ours = embedded(data, encoder)
    known = KnownClaims(reviews(data), ours.claims, ours.titles, encoder.repeats)
    asked = [query.text for query in data.queries]
    scores = [known.scores(text, vector) for text, vector in zip(asked, ours.asked, strict=True)]
    tfidf = Index([f"{claim.claim} {claim.title or ''}" for claim in data.claims], words)
    return {
        "queries": len(data.queries),
        "claims": len(data.claims),
        **measures("", ranks(data, scores)),
        **shown(data, scores),
        **measures("tfidf_", ranks(data, (tfidf.scores(text)[1] for text in asked))),
        **measures("vectors_", ranks(data, by_vectors(ours))),
        **(measures("plain_", ranks(data, by_vectors(embedded(data, plain)))) if plain is not None else {}),
    }


def reviews(data: KnownClaimsData) -> list[ClaimReview]:
    """The claims as they are searched."""
    return [ClaimReview(id=claim.id, claim=claim.claim, title=claim.title) for claim in data.claims]


def embedded(data: KnownClaimsData, encoder: ClaimEncoder) -> Embedded:
    """All texts of ``data`` as vectors; a claim without a title has the claim's."""
    return Embedded(
        claims=encoder.embed(claim.claim for claim in data.claims),
        titles=encoder.embed(claim.title or claim.claim for claim in data.claims),
        queries=encoder.embed(query.text for query in data.queries),
        asked=encoder.embed(in_words(query.text) for query in data.queries),
    )


def by_vectors(found: Embedded) -> Iterable[Floats]:
    """The likeness of each query with each claim, its title or itself, whichever is more like."""
    for query in found.queries:
        yield np.maximum(found.claims @ query, found.titles @ query)


def ranks(data: KnownClaimsData, scores: Iterable[Floats]) -> list[int]:
    """The rank, from 1, of each query's claim as a list shows it: of two with one score, what was given first."""
    places = {claim.id: place for place, claim in enumerate(data.claims)}
    found = []
    for query, score in zip(data.queries, scores, strict=True):
        right = places[query.claim_id]
        found.append(1 + int((score > score[right]).sum()) + int((score[:right] == score[right]).sum()))
    return found


def measures(prefix: str, found: list[int]) -> dict[str, float]:
    """Mean average precision at five and recall at fifty, from the rank of each query's one claim."""
    rates: dict[str, Callable[[int], float]] = {
        f"map_at_{PRECISION_AT}": lambda rank: 1 / rank if rank <= PRECISION_AT else 0.0,
        f"recall_at_{RECALL_AT}": lambda rank: float(rank <= RECALL_AT),
    }
    return {prefix + name: sum(map(rate, found)) / len(found) for name, rate in rates.items()}


def shown(data: KnownClaimsData, scores: Iterable[Floats]) -> dict[str, float]:
    """What a page would show of the queries, each asked once with its claim on the list and once without it.

    ``shown_recall`` is the share of queries whose claim is shown, ``shown_wrongly`` that of queries for which another
    one is, and ``shown_precision`` the share of matches that are right. A claim that was checked twice is right twice.
    """
    places = {claim.id: place for place, claim in enumerate(data.claims)}
    right, wrong = 0, 0
    for query, score in zip(data.queries, scores, strict=True):
        answer = data.claims[places[query.claim_id]].claim
        found = [data.claims[place].claim for place in np.flatnonzero(score >= SHOWN)]
        alike = [token_sort_ratio(claim.lower(), answer.lower()) >= _TWINS for claim in found]
        right, wrong = right + any(alike), wrong + (not all(alike))
    return {
        "shown_recall": right / len(data.queries),
        "shown_wrongly": wrong / len(data.queries),
        "shown_precision": right / (right + wrong) if right + wrong else 1.0,
    }
