"""The pairs that the encoder of claims learns from; what is no match is picked from what lies near in meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.evaluation.known_claims_data import CheckedClaim
from reportedly.reading.claim_encoder import HEADLINE_STANCES, POST_STANCES
from reportedly.reading.claim_pieces import answered
from reportedly.training.claims_examples import Kind, Pair, Sets, rumours, title

NEAR = 24  # the checked claims beside the right one that a query is paired with: those that are nearest to it
WITH_TITLE = 0.7  # the share of those that are shown with their title, as the search shows them
TITLED, OTHER_TITLES, NEAR_TITLES = 3500, 2, 12  # claims paired with their title, and with two of the twelve nearest
SAME, CLOSE, NEAR_CLOSE, FAR, NEAR_FAR = 3, 3, 8, 2, 30  # pairs of a rumour's text: its own; near ones of others
UNMARKED, OTHER_CLAIMS, NEAR_CLAIMS = 3000, 2, 5  # claims paired with two of their five nearest, for teachers to judge

Floats = NDArray[np.float32]
Places = NDArray[np.int64]
Vectors = Mapping[str, Floats]


def stances(sets: Sets) -> list[Pair]:
    """Claims with their headlines, and what posts answer with the posts."""
    headlines = [
        Pair(Kind.HEADLINES, h.claim, h.headline, HEADLINE_STANCES.index(h.stance), (h.claim_id,))
        for h in sets.headlines
    ]
    posts = [
        Pair(
            Kind.POSTS,
            answered(item.source, item.parent),
            item.post.text,
            POST_STANCES.index(item.post.stance),
            (item.post.thread,),
        )
        for item in sets.posts
    ]
    return headlines + posts


def matches(sets: Sets, vectors: Vectors, random: np.random.Generator) -> list[Pair]:
    """Two texts that say the same, and near ones that do not; ``vectors`` has a unit vector for every text."""
    return [
        *_of_queries(sets, vectors, random),
        *_of_titles(sets.claims, vectors, random),
        *_of_rumours(rumours(sets), vectors, random),
    ]


def unmarked(sets: Sets, vectors: Vectors, random: np.random.Generator) -> list[Pair]:
    """Checked claims with others that are near: nobody said whether they are the same."""
    claims = _matrix((claim.claim for claim in sets.claims), vectors)
    found: list[tuple[int, int]] = []
    for place in _some(random, np.arange(len(claims)), UNMARKED):
        near = _nearest(claims @ claims[place], [place], NEAR_CLAIMS)
        found += [(place, other) for other in _some(random, near, OTHER_CLAIMS)]
    return [Pair(Kind.MATCHES, sets.claims[one].claim, sets.claims[other].claim, None) for one, other in found]


def _of_queries(sets: Sets, vectors: Vectors, random: np.random.Generator) -> Iterator[Pair]:
    claims = _matrix((claim.claim for claim in sets.claims), vectors)
    titles = _matrix((title(claim) for claim in sets.claims), vectors)
    places = {claim.id: place for place, claim in enumerate(sets.claims)}
    for query in sets.queries:
        right = places[query.claim_id]
        for shown in dict.fromkeys((_shown(sets.claims[right]), sets.claims[right].claim)):
            yield Pair(Kind.MATCHES, shown, query.text, 1, (query.id,))
        asked = vectors[query.text]
        for place in _nearest(np.maximum(claims @ asked, titles @ asked), [right], NEAR):
            other = sets.claims[place]
            shown = _shown(other) if random.random() < WITH_TITLE else other.claim
            yield Pair(Kind.MATCHES, shown, query.text, 0, (query.id,))


def _of_titles(claims: Sequence[CheckedClaim], vectors: Vectors, random: np.random.Generator) -> Iterator[Pair]:
    titles = _matrix((title(claim) for claim in claims), vectors)
    for place in _some(random, np.arange(len(claims)), TITLED):
        claim = claims[place]
        if claim.title:
            yield Pair(Kind.MATCHES, claim.claim, claim.title, 1, (claim.id,))
        near = _nearest(titles @ vectors[claim.claim], [place], NEAR_TITLES)
        for other in _some(random, near, OTHER_TITLES):
            yield Pair(Kind.MATCHES, claim.claim, title(claims[other]), 0, (claim.id,))


def _of_rumours(told: Mapping[str, Sequence[str]], vectors: Vectors, random: np.random.Generator) -> Iterator[Pair]:
    keys = [key for key, texts in told.items() for _ in texts]
    texts = [text for group in told.values() for text in group]
    table = _matrix(texts, vectors)
    own: dict[str, list[int]] = {}
    for place, key in enumerate(keys):
        own.setdefault(key, []).append(place)
    for place, (key, text) in enumerate(zip(keys, texts, strict=True)):
        rest = np.array([other for other in own[key] if other != place], dtype=np.int64)
        for other in _some(random, rest, SAME):
            yield Pair(Kind.MATCHES, text, texts[other], 1, (key,))
        near = _nearest(table @ table[place], own[key], NEAR_FAR)
        for other in (*_some(random, near[:NEAR_CLOSE], CLOSE), *_some(random, near, FAR)):
            yield Pair(Kind.MATCHES, text, texts[other], 0, (key, keys[other]))


def _shown(claim: CheckedClaim) -> str:
    return f"{claim.claim} | {claim.title}" if claim.title else claim.claim


def _matrix(texts: Iterable[str], vectors: Vectors) -> Floats:
    return np.stack([vectors[text] for text in texts])


def _nearest(likeness: Floats, without: Sequence[int], count: int) -> Places:
    """The places of the ``count`` most alike, the likest first, but for those ``without``."""
    order = np.argsort(-likeness, kind="stable")
    return order[~np.isin(order, without)][:count]


def _some(random: np.random.Generator, places: Places, count: int) -> list[int]:
    """At most ``count`` of the places, drawn at random."""
    return random.choice(places, min(count, len(places)), replace=False).tolist() if len(places) else []
