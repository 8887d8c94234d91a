"""What the encoder of claims learns from: pairs with a stance, and texts that say the same and not the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.evaluation.known_claims_data import KnownClaimsData, read_known_claims
from reportedly.evaluation.lines import read_lines
from reportedly.evaluation.stance_data import Headline, Post, in_threads, read_stances
from reportedly.reading.claim_encoder import HEADLINE_STANCES, POST_STANCES
from reportedly.reading.claim_pieces import ClaimPieces, alone, answered, pair

FORMATS = "see docs/training.md for the format"
LEAD = 160  # characters of a text that repeats a claim
SHORT = 48  # word pieces of each of three texts that are learnt from together
NEAR = 24  # a claim's nearest others are its hard negatives
REPEATS = 800  # texts of rumours whose likeness is learnt in one epoch, a third of them
TITLES = 400  # likewise of checked claims and their titles
EVERY = 4  # of the checked claims that no query repeats, one in so many is learnt from


class Stance(Struct, frozen=True):
    """A pair and the place of its stance in the list of its kind."""

    pieces: ClaimPieces
    stance: int


class Topic(Struct, frozen=True):
    """One claim and the texts that repeat it; ``claim`` is its shortest wording."""

    claim: ClaimPieces
    texts: tuple[ClaimPieces, ...]


class Twins(Struct, frozen=True):
    """An anchor, a text that says the same, one that only looks like it, and the topics of both."""

    anchor: ClaimPieces
    same: ClaimPieces
    other: ClaimPieces
    topic: int
    other_topic: int


class Body(Struct, frozen=True):
    """A text about a claim, as in Emergent joined to the texts of FNC-1."""

    claim_id: str
    claim: str
    text: str


class Sets(Struct, frozen=True, kw_only=True):
    """All that is learnt from; ``rumours`` are claims in many texts, ``checked`` those of which few have a repeat."""

    headlines: tuple[Stance, ...]
    posts: tuple[Stance, ...]
    rumours: tuple[Topic, ...]
    checked: tuple[Topic, ...]


def read_sets(
    tokenizer: Any,
    *,
    headlines: Path,
    posts: Path,
    known_claims: Path,
    bodies: Path | None,
    wanted: Callable[[str], bool],
) -> Sets:
    """The sets in the given files, of the claims, events and queries whose id is ``wanted``; raises DataError."""
    titled = [item for item in read_stances(headlines) if isinstance(item, Headline) and wanted(item.claim_id)]
    posted = [item for item in read_stances(posts) if isinstance(item, Post) and wanted(item.event)]
    told = [body for _, body in read_lines(bodies, Body, FORMATS)] if bodies is not None else []
    return Sets(
        headlines=tuple(
            Stance(pair(item.claim, item.headline, tokenizer), HEADLINE_STANCES.index(item.stance)) for item in titled
        ),
        posts=tuple(
            Stance(pair(answered(item.source, item.parent), item.post.text, tokenizer), _post_stance(item.post))
            for item in in_threads(posted)
        ),
        rumours=_rumours(titled, [body for body in told if wanted(body.claim_id)], tokenizer),
        checked=_checked(read_known_claims(known_claims), wanted, tokenizer),
    )


def twins(
    topics: Sequence[Topic], near: NDArray[np.int64], most: int, random: np.random.Generator, *, repeated: bool = False
) -> list[Twins]:
    """At most ``most`` triples of ``topics``, one for each text; ``near`` [topics, k] are the nearest other topics.

    With ``repeated`` only topics of which there is a text beside the claim's own title.
    """
    found = []
    for place, topic in enumerate(topics):
        for text in topic.texts[1 if repeated else 0 :]:
            other = int(near[place, random.integers(near.shape[1])])
            rest = [topic.claim, *(t for t in topic.texts if t is not text)]
            same = rest[int(random.integers(len(rest)))] if random.random() < 0.5 else topic.claim
            lures = (topics[other].claim, *topics[other].texts)
            found.append(Twins(text, same, lures[int(random.integers(len(lures)))], place, other))
    order = random.permutation(len(found))[:most]
    return [found[i] for i in order]


def nearest(vectors: NDArray[np.float32], count: int = NEAR) -> NDArray[np.int64]:
    """The places [n, count] of the ``count`` nearest others of each unit vector [n, d], or of all if they are fewer."""
    count = min(count, len(vectors) - 1)
    if count < 1:
        return np.zeros((len(vectors), 0), dtype=np.int64)
    found = []
    for start in range(0, len(vectors), 1024):
        likeness = vectors[start : start + 1024] @ vectors.T
        likeness[np.arange(len(likeness)), np.arange(start, start + len(likeness))] = -2
        found.append(np.argpartition(-likeness, count - 1, axis=1)[:, :count])
    return np.concatenate(found)


def _post_stance(post: Post) -> int:
    return POST_STANCES.index(post.stance)


def _rumours(headlines: Sequence[Headline], bodies: Sequence[Body], tokenizer: Any) -> tuple[Topic, ...]:
    claims: dict[str, str] = {}
    texts: dict[str, dict[str, None]] = {}
    both: list[Headline | Body] = [*headlines, *bodies]
    for item in both:
        claims.setdefault(item.claim_id, item.claim)
        text = item.headline if isinstance(item, Headline) else item.text[:LEAD]
        texts.setdefault(item.claim_id, {})[text] = None
    return tuple(
        Topic(alone(claim, tokenizer, SHORT), tuple(alone(text, tokenizer, SHORT) for text in texts[key]))
        for key, claim in claims.items()
    )


def _checked(data: KnownClaimsData, wanted: Callable[[str], bool], tokenizer: Any) -> tuple[Topic, ...]:
    queries: Mapping[str, list[str]] = {claim.id: [] for claim in data.claims}
    for query in data.queries:
        if wanted(query.id):
            queries[query.claim_id].append(query.text)
    return tuple(
        Topic(
            alone(claim.claim, tokenizer, SHORT),
            tuple(alone(text, tokenizer, SHORT) for text in (claim.title or claim.claim, *queries[claim.id])),
        )
        for place, claim in enumerate(data.claims)
        if queries[claim.id] or place % EVERY == 0
    )
