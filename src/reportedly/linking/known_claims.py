"""Which already checked claim a text repeats: by meaning, by words and by letters, weighed together.

The vectors of meaning are given, so that this is a pure function of texts and vectors.
"""

from __future__ import annotations

from collections.abc import Sequence

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

# From this score on a text is said to repeat a checked claim. On CheckThat! 2020's queries, each asked once with its
# claim on the list and once without, 997 of 1,000 matches are then right, and 36 of 100 repeated claims are found.
SHOWN = 0.5


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

    A claim whose article has no title is given the claim's vector for the title's.
    """

    def __init__(self, reviews: Sequence[ClaimReview], claims: Floats, titles: Floats) -> None:
        self._reviews, self._claims, self._titles = tuple(reviews), claims, titles
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
        """How likely ``text``, whose vector is ``vector``, repeats each checked claim [n]; only to be compared."""
        found: Floats = self.features(text, vector) @ np.array(WEIGHTS, dtype=np.float32)
        return found

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
