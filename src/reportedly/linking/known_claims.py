"""Which already checked claim a text repeats: by meaning, by words and by letters, weighed together.

The vectors of meaning are given, so that this is a pure function of texts and vectors. The likeliest claims may be read
again, each together with the text, which tells more than two vectors do and costs a pass of the encoder a claim. What
is on the list twice, be it with other quotation marks, is one claim and has one score.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reportedly.linking.known_claims_index import Index, Scores, grams, words
from reportedly.linking.words import tokens
from reportedly.loading.claim_reviews import ClaimReview
from reportedly.reading.claim_pieces import plain

Floats = NDArray[np.float32]

FEATURES = ("claim meaning", "best meaning", "words", "letters")
# A weight a feature, chosen on queries of CheckThat! 2020, task 2, that nothing was trained on. Weights fitted on a
# part of them come out about equal, and are no better on the rest; with more for letters a few more are found at all.
WEIGHTS = (0.22, 0.22, 0.22, 0.34)
AGAIN = 15  # the likeliest claims, which are read again; 25 would cost more and find no more
PULL = 0.05  # what the logit of the second reading adds to a score
_SUREST = 12.0  # beyond this a logit says no more

# From this score on a text is said to repeat a checked claim. Each asked once with its claim on the list and once
# without, 977 of 1,000 matches of Emergent's headlines are then right, and 71 of 100 repeated claims are found; of
# CheckThat!'s posts 993 and 32.
SHOWN = 0.58

_ACCOUNT = re.compile(r"(?<!\w)@(\w+)")
_INNER = re.compile(r"_+|(?<=[a-z])(?=[A-Z])")

Repeats = Callable[[str, str], float]
"""How likely the second text says what the first, a claim, says."""


def in_words(text: str) -> str:
    """A text as it is searched for: accounts and hashtags as the words in them, and no addresses."""
    return plain(_ACCOUNT.sub(lambda found: _INNER.sub(" ", found[1]), text))


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
    likeliest are read again. The vector of a text that is asked about is that of ``in_words(text)``.
    """

    def __init__(
        self, reviews: Sequence[ClaimReview], claims: Floats, titles: Floats, repeats: Repeats | None = None
    ) -> None:
        self._reviews, self._claims, self._titles, self._repeats = tuple(reviews), claims, titles, repeats
        both = [f"{review.claim}\n{review.title or ''}" for review in reviews]
        self._words, self._grams = Index(both, words), Index(both, grams)
        self._terms = [frozenset(words(text)) for text in both]
        numbers: dict[tuple[str, ...], int] = {}
        same = [numbers.setdefault(_wording(review.claim), len(numbers)) for review in reviews]
        self._same = np.array(same, dtype=np.int64)  # what each claim says, as a number

    def features(self, text: str, vector: Floats) -> Floats:
        """What speaks for each checked claim [n, features], in the order of ``FEATURES``."""
        asked = in_words(text)
        claim, title = self._claims @ vector, self._titles @ vector
        columns: list[Scores] = [
            claim,
            np.maximum(claim, title),
            self._words.scores(asked)[0],
            self._grams.scores(asked)[1],
        ]
        return np.stack(columns, axis=1).astype(np.float32)

    def scores(self, text: str, vector: Floats) -> Floats:
        """How likely ``text``, whose vector is ``vector``, repeats each checked claim [n]; only to be compared.

        Those that were not read again come after all that were.
        """
        found = self._levelled(self.features(text, vector) @ np.array(WEIGHTS, dtype=np.float32))
        if self._repeats is None:
            return found
        again, asked = found - 1, in_words(text)
        for place in self._likeliest(found):
            chance = self._repeats(_told(self._reviews[place]), asked)
            again[place] = found[place] + np.float32(PULL * _logit(chance))
        return self._levelled(again)

    def _likeliest(self, scores: Floats) -> NDArray[np.int64]:
        """The places of the ``AGAIN`` claims with the best scores, each claim once, where it was given first."""
        order = np.argsort(-scores, kind="stable")
        _, firsts = np.unique(self._same[order], return_index=True)
        found: NDArray[np.int64] = order[np.sort(firsts)[:AGAIN]]
        return found

    def _levelled(self, scores: Floats) -> Floats:
        """Every claim with the best of the scores of all that say the same."""
        best = np.full(len(scores), -np.inf, dtype=np.float32)
        np.maximum.at(best, self._same, scores)
        return best[self._same]

    def match(self, text: str, vector: Floats, most: int = 5) -> list[KnownMatch]:
        """The ``most`` likely checked claims, the likeliest first; of two alike, the one that was given first."""
        if not self._reviews:
            return []
        scores = self.scores(text, vector)
        asked = words(in_words(text))
        return [
            KnownMatch(
                review=self._reviews[place],
                score=float(scores[place]),
                shared=tuple(dict.fromkeys(word for word in asked if word in self._terms[place])),
            )
            for place in np.argsort(-scores, kind="stable")[:most]
        ]


def _wording(claim: str) -> tuple[str, ...]:
    """The words and numbers of a claim, or what there is in place of them."""
    return tuple(token.lower for token in tokens(claim)) or (claim,)


def _told(review: ClaimReview) -> str:
    return f"{review.claim} | {review.title}" if review.title else review.claim


def _logit(chance: float) -> float:
    if not 0 < chance < 1:
        return math.copysign(_SUREST, chance - 0.5)
    return max(-_SUREST, min(_SUREST, math.log(chance / (1 - chance))))
