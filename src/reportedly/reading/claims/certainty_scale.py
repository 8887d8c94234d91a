"""From operators to a value of FactBank and to a score on the scale of UDS."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.model import Certainty
from reportedly.reading.claims.certainty_words import Kind

_FLIPPED = {
    Certainty.CERTAIN: Certainty.NOT_CERTAIN,
    Certainty.NOT_CERTAIN: Certainty.CERTAIN,
    Certainty.PROBABLE: Certainty.NOT_PROBABLE,
    Certainty.NOT_PROBABLE: Certainty.PROBABLE,
    # What is not even possible is certainly not so.
    Certainty.POSSIBLE: Certainty.NOT_CERTAIN,
    Certainty.NOT_POSSIBLE: Certainty.CERTAIN,
}
_STEPS = (
    (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE),
    (Certainty.NOT_CERTAIN, Certainty.NOT_PROBABLE, Certainty.NOT_POSSIBLE),
)
_TO_PROBABLE = frozenset({Kind.PROBABLE, Kind.FUTURE})
_TO_POSSIBLE = frozenset({Kind.POSSIBLE, Kind.ABLE})
_TO_UNCOMMITTED = frozenset({Kind.WISH, Kind.CONDITION, Kind.COMMAND, Kind.QUESTION, Kind.OPEN})

# Fitted by least squares on the predicates of UDS train: the score of a plain assertion, and what each kind takes off.
_PLAIN = 0.69
_WEIGHTS: dict[Kind, float] = {
    Kind.NEGATION: -0.43,
    Kind.DOUBT: -0.46,
    Kind.POSSIBLE: -0.87,
    Kind.ABLE: -1.01,
    Kind.PROBABLE: -0.27,
    Kind.FUTURE: -1.1,
    Kind.WISH: -0.78,
    Kind.CONDITION: -0.64,
    Kind.QUESTION: -0.4,
    Kind.OPEN: -0.4,
    Kind.COMMAND: -1.07,
    Kind.ASSURANCE: -0.3,
}
_LOWEST, _HIGHEST = -1.0, 1.0


def after(value: Certainty, kinds: Iterable[Kind]) -> Certainty:
    """``value`` under operators of these ``kinds``, given from the innermost to the outermost."""
    for kind in kinds:
        value = _applied(value, kind)
    return value


def _applied(value: Certainty, kind: Kind) -> Certainty:
    if kind is Kind.NEGATION:
        return _FLIPPED.get(value, value)
    if kind is Kind.DOUBT:
        return _FLIPPED.get(_weakened(value, 1), value)
    if kind in _TO_PROBABLE:
        return _weakened(value, 1)
    if kind in _TO_POSSIBLE:
        return _weakened(value, 2)
    return Certainty.UNCOMMITTED if kind in _TO_UNCOMMITTED else value


def _weakened(value: Certainty, least: int) -> Certainty:
    """``value`` at most as strong as step ``least`` (1 probable, 2 possible), its polarity kept."""
    for steps in _STEPS:
        if value in steps:
            return steps[max(steps.index(value), least)]
    return value


def score(kinds: Iterable[Kind]) -> float:
    """How sure a reader is that it has happened, from about -2 to 2, under operators of these ``kinds``."""
    present = list(kinds)
    counted = {kind for kind in present if kind is not Kind.NEGATION or present.count(kind) % 2 == 1}
    total = _PLAIN + sum(_WEIGHTS.get(kind, 0.0) for kind in counted)
    return round(min(max(total, _LOWEST), _HIGHEST), 3)
