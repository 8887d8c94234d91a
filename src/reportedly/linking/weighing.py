"""What each trait of a pair weighs: two logistic regressions, for claims and for whole documents.

They were fitted on pairs of Emergent (docs/evaluating.md, with how to fit them again) and are numbers, so that a score
can be followed by hand.
"""

from __future__ import annotations

import math
from operator import mul

from msgspec import Struct

from reportedly.linking.traits import NAMES, Likeness, Traits

_SHARED, _AT_ODDS, _NAMED = map(NAMES.index, ("names shared", "names at odds", "named"))
_ROUNDING = 1e-9


class Weighing(Struct, frozen=True, kw_only=True):
    """Weights in the order of ``traits.NAMES``; from ``join`` on two claims are one, below ``unsure`` they are not.

    ``rules`` is whether the rules about people, roles and days apply, which are about single sentences. Where ``pull``
    is not nought, a score that joins and is not very high is looked at again, by what reads both texts together.
    """

    bias: float
    weights: tuple[float, ...]
    join: float
    unsure: float
    rules: bool
    pull: float = 0.0
    shift: float = 0.0

    def doubts(self, score: float) -> bool:
        """Whether a score should be looked at again: it would join, and is not beyond doubt."""
        return self.pull != 0 and self.join <= score < SURE

    def again(self, score: float, chance: float) -> float:
        """The score after a second look, by which the two say the same with this ``chance``.

        A low score is never raised: what reads two claims together takes much that is near for the same.
        """
        again = _chance(_logit(score) + self.pull * _logit(chance) + self.shift)
        return again if score >= EVEN else min(score, again)

    def may_count(self, pair: Likeness) -> bool:
        """Whether the score of a pair may be one that is kept, whatever names the two share or do not.

        By the rules, one that does not join is kept only where they share a name, of which one is a third of the trait.
        """
        most = self.bias + sum(map(mul, self.weights, pair.values)) + max(0.0, self.weights[_AT_ODDS]) + _ROUNDING
        if _chance(most) >= (self.join if self.rules else self.unsure):
            return True
        shared = self.weights[_SHARED]
        return pair.values[_NAMED] > 0 and _chance(most + max(shared, shared / 3)) >= self.unsure

    def score(self, pair: Traits) -> float:
        """How likely the two tell of one event, from 0 to 1."""
        return _chance(self.bias + sum(map(mul, self.weights, pair.values)))


def _chance(logit: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def _logit(chance: float) -> float:
    near = min(max(chance, 1e-6), 1 - 1e-6)
    return math.log(near / (1 - near))


EVEN = 0.86  # from here on a second look may raise a score, below it only lower it
SURE = 0.95  # from here on a score is beyond doubt


CLAIMS = Weighing(
    bias=-7.21,
    weights=(13.23, -0.12, 4.86, -4.37, 0.0, 1.88, 1.42, -1.51, 0.35, 0.19, -3.42, -0.26, -1.43),
    join=0.35,
    unsure=0.2,
    rules=True,
    pull=1.5,
    shift=-1.25,
)
DOCUMENTS = Weighing(
    bias=-6.69,
    weights=(7.57, 3.21, 4.36, -3.69, 14.03, 3.58, 2.38, -0.53, -0.1, 0.94, -0.26, -0.42, -2.11),
    join=0.45,
    unsure=0.2,
    rules=False,
)
