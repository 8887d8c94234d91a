"""Which already checked claim a text repeats: by meaning, by words and by letters, weighed together.

The vectors of meaning are given, so that this is a pure function of texts and vectors. The likeliest claims may be read
again, each together with the text, which tells more than two vectors do and costs a pass of the encoder a claim.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.linking.known_claims_index import Index, Scores, grams, words
from reportedly.loading.claim_reviews import ClaimReview

Floats = NDArray[np.float32]

FEATURES = (
    "claim meaning",
    "title meaning",
    "words of the text",
    "words of the claim",
    "letters",
    "best meaning",
)
# By listwise softmax over the queries of CheckThat! 2020, task 2 (training.claims_ranking), a weight a feature.
WEIGHTS = (0.22, 0.07, 0.14, 0.07, 0.33, 0.17)

AGAIN = 25  # the likeliest claims, which are read again
PULL = 0.05  # what the logit of the second reading adds to a score; chosen on queries that nothing was trained on
_SUREST = 12.0  # beyond this a logit says no more

# From this score on a text is said to repeat a checked claim. On CheckThat! 2020's queries, each asked once with its
# claim on the list and once without, 990 of 1,000 matches are then right, and 40 of 100 repeated claims are found.
SHOWN = 0.55

Repeats = Callable[[str, str], float]
"""How likely the second text says what the first, a claim, says."""


class KnownMatch(Struct, frozen=True, kw_only=True):
    """A checked claim that a text may repeat: its score, and the words and names that both have."""

    review: ClaimReview
    score: float
    shared: tuple[str, ...]

    @property
    def said(self) -> str:
        """The match as a line for a reader: by whom it was checked, when, and the verdict in their words."""
        parts = [f"checked before by {self.review.checked_by or 'somebody who is not named'}"]
        if self.review.checked_on:
            parts.append(f"on {self.review.checked_on}")
        if self.review.verdict:
            parts.append(f"verdict in their words: {self.review.verdict}")
        return ", ".join(parts)


class KnownClaims:
    """Checked claims made ready to be searched; ``claims`` and ``titles`` [n, d] are their unit vectors.

    A claim whose article has no title is given the claim's vector for the title's. With ``repeats``, the ``AGAIN``
    likeliest are read again.
    """

    def __init__(
        self, reviews: Sequence[ClaimReview], claims: Floats, titles: Floats, repeats: Repeats | None = None
    ) -> None:
        self._reviews, self._claims, self._titles, self._repeats = tuple(reviews), claims, titles, repeats
        both = [f"{review.claim}\n{review.title or ''}" for review in reviews]
        self._words, self._grams = Index(both, words), Index(both, grams)
        self._terms = [frozenset(words(text)) for text in both]

    def features(self, text: str, vector: Floats) -> Floats:
        """What speaks for each checked claim [n, features], in the order of ``FEATURES``."""
        claim, title = self._claims @ vector, self._titles @ vector
        asked, _, had = self._words.scores(text)
        letters = self._grams.scores(text)[1]
        columns: list[Scores] = [claim, title, asked, had, letters, np.maximum(claim, title)]
        return np.stack(columns, axis=1).astype(np.float32)

    def scores(self, text: str, vector: Floats) -> Floats:
        """How likely ``text``, whose vector is ``vector``, repeats each checked claim [n]; only to be compared.

        Those that were not read again come after all that were.
        """
        found: Floats = self.features(text, vector) @ np.array(WEIGHTS, dtype=np.float32)
        if self._repeats is None:
            return found
        likeliest = np.argsort(-found, kind="stable")[:AGAIN]
        pulls = [PULL * _logit(self._repeats(_told(self._reviews[place]), text)) for place in likeliest]
        again: Floats = found - 1
        again[likeliest] = found[likeliest] + np.array(pulls, dtype=np.float32)
        return again

    def match(self, text: str, vector: Floats, most: int = 5) -> list[KnownMatch]:
        """The ``most`` likely checked claims, the likeliest first; of two alike, the one that was given first."""
        if not self._reviews:
            return []
        scores = self.scores(text, vector)
        asked = words(text)
        return [
            KnownMatch(
                review=self._reviews[place],
                score=float(scores[place]),
                shared=tuple(dict.fromkeys(word for word in asked if word in self._terms[place])),
            )
            for place in np.argsort(-scores, kind="stable")[:most]
        ]


def _told(review: ClaimReview) -> str:
    return f"{review.claim} | {review.title}" if review.title else review.claim


def _logit(chance: float) -> float:
    if not 0 < chance < 1:
        return math.copysign(_SUREST, chance - 0.5)
    return max(-_SUREST, min(_SUREST, math.log(chance / (1 - chance))))
