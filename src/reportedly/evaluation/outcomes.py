"""What became of each attribution of a document: the pairs of gold and prediction, each with its kind of error."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from reportedly.evaluation.measures import ROLES
from reportedly.evaluation.scoring import DocumentScore, Item, source_is_right


class Outcome(StrEnum):
    """How a gold attribution and a prediction fit; the first two count as found, the others are errors."""

    EXACT = "exact"
    FOUND = "found, with other edges"
    WRONG_SOURCE = "wrong source"
    WRONG_EXTENT = "wrong extent of content"
    MISSED = "missed"
    NOT_IN_GOLD = "not in gold"


ERRORS = frozenset(Outcome) - {Outcome.EXACT, Outcome.FOUND}


class Row(Struct, frozen=True):
    """A gold attribution and the prediction it is paired with; one of them may be absent."""

    outcome: Outcome
    gold: Item | None
    predicted: Item | None


def rows(score: DocumentScore) -> list[Row]:
    """Every attribution of a document once, in order of the text: found pairs first of all, then those that overlap."""
    partner = {j: i for i, j in score.found}
    taken = set(partner.values())
    for i, j in score.overlapping:
        if j not in partner and i not in taken:
            partner[j] = i
            taken.add(i)
    found = set(score.found)
    listed = []
    for j, gold in enumerate(score.gold):
        predicted = score.predicted[partner[j]] if j in partner else None
        listed.append(Row(_outcome(gold, predicted, (partner.get(j), j) in found), gold, predicted))
    listed += [Row(Outcome.NOT_IN_GOLD, None, item) for i, item in enumerate(score.predicted) if i not in taken]
    return sorted(listed, key=_place)


def tally(scores: Iterable[DocumentScore]) -> dict[Outcome, int]:
    """How often each outcome occurs."""
    found = dict.fromkeys(Outcome, 0)
    for score in scores:
        for row in rows(score):
            found[row.outcome] += 1
    return found


def errors(score: DocumentScore) -> int:
    """The gold attributions that were not found and the predictions that found none."""
    return len(score.gold) + len(score.predicted) - 2 * len(score.found)


def _outcome(gold: Item, predicted: Item | None, found: bool) -> Outcome:
    if predicted is None:
        return Outcome.MISSED
    if found:
        exact = all(gold.trimmed[role] == predicted.trimmed[role] for role in ROLES)
        return Outcome.EXACT if exact else Outcome.FOUND
    return Outcome.WRONG_EXTENT if source_is_right(predicted, gold) else Outcome.WRONG_SOURCE


def _place(row: Row) -> int:
    item = row.gold or row.predicted
    return min(item.tokens["content"]) if item is not None else 0
