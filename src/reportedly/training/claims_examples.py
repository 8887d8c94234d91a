"""What the encoder of claims learns from: marked headlines, posts and queries, checked claims, texts about rumours."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from reportedly.evaluation.known_claims_data import CheckedClaim, Query, read_known_claims
from reportedly.evaluation.lines import read_lines
from reportedly.evaluation.stance_data import Answered, Headline, Post, in_threads, read_stances
from reportedly.training.folds import Fold

FORMATS = "see docs/training.md for the format"
LEAD = 200  # characters of a text that repeats a claim


class Kind(StrEnum):
    """What is asked of two texts, or that a text alone is read."""

    HEADLINES = "headlines"  # the stance of the second toward the first, a claim
    POSTS = "posts"  # the stance of the second in its thread, of which the first is what it answers
    MATCHES = "matches"  # whether the second says what the first says
    TEXTS = "texts"  # no pair: a text whose vector stays as it was


class Pair(Struct, frozen=True):
    """Two texts and people's answer: the place of a stance, of matches 1 or 0; None where nobody gave one.

    ``keys`` are the rumours, threads and queries that it is made of.
    """

    kind: Kind
    left: str
    right: str
    label: int | None
    keys: tuple[str, ...] = ()

    def held_by(self, fold: Fold | None) -> bool:
        """Whether anything that the pair is made of is in ``fold``."""
        return fold is not None and any(fold.holds(key) for key in self.keys)


class Body(Struct, frozen=True):
    """A text about a claim, as in Emergent joined to the texts of FNC-1."""

    claim_id: str
    claim: str
    text: str


class Sets(Struct, frozen=True, kw_only=True):
    """All that pairs are made of."""

    headlines: tuple[Headline, ...]
    posts: tuple[Answered, ...]
    bodies: tuple[Body, ...]
    claims: tuple[CheckedClaim, ...]
    queries: tuple[Query, ...]


def read_sets(*, headlines: Path, posts: Path, known_claims: Path, bodies: Path | None) -> Sets:
    """The sets in the given files; raises DataError."""
    known = read_known_claims(known_claims)
    return Sets(
        headlines=tuple(item for item in read_stances(headlines) if isinstance(item, Headline)),
        posts=tuple(in_threads([item for item in read_stances(posts) if isinstance(item, Post)])),
        bodies=tuple(body for _, body in read_lines(bodies, Body, FORMATS)) if bodies is not None else (),
        claims=known.claims,
        queries=known.queries,
    )


def rumours(sets: Sets) -> dict[str, list[str]]:
    """The wordings of each rumour by its id: headlines, the claim itself, and the first words of texts."""
    found: dict[str, dict[str, None]] = {}
    for headline in sets.headlines:
        found.setdefault(headline.claim_id, {})[headline.headline] = None
    for headline in sets.headlines:
        found[headline.claim_id][headline.claim] = None
    for body in sets.bodies:
        found.setdefault(body.claim_id, {})[body.text[:LEAD]] = None
    return {key: list(texts) for key, texts in found.items()}


def title(claim: CheckedClaim) -> str:
    """The title of the article that checked the claim, or the claim where it has none."""
    return claim.title or claim.claim


def texts_of(sets: Sets) -> list[str]:
    """All texts that are read alone, each once."""
    found = [
        *(claim.claim for claim in sets.claims),
        *(title(claim) for claim in sets.claims),
        *(query.text for query in sets.queries),
        *(text for texts in rumours(sets).values() for text in texts),
        *(answered.post.text for answered in sets.posts),
    ]
    return list(dict.fromkeys(found))
