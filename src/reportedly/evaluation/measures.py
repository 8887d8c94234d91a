"""The measures of attribution and their counts. Each is a precision, a recall and an F1, as fractions of one.

exact     Spans without the white space, punctuation and quotation marks at their edges must be equal: one role alone
          (``exact_cue`` ...), or the whole triple (``exact_all``).
overlap   Attributions are paired one to one so that they share most content tokens; then a role's shared tokens against
          all tokens of that role. ``overlap_all`` adds up the three roles.
found     A prediction finds a gold attribution when their contents have an intersection over union of at least a half
          and their sources share a token, or both have none. ``found_content`` leaves out the source;
          ``source_given_content`` is the share of right sources among those. ``found_direct``, ``found_mixed`` and
          ``found_indirect`` count by the content's quotation type.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

ROLES = ("cue", "source", "content")


class Measure(StrEnum):
    """The name of a measure, as it stands in reports and in floors."""

    EXACT_CUE = "exact_cue"
    EXACT_SOURCE = "exact_source"
    EXACT_CONTENT = "exact_content"
    EXACT_ALL = "exact_all"
    OVERLAP_CUE = "overlap_cue"
    OVERLAP_SOURCE = "overlap_source"
    OVERLAP_CONTENT = "overlap_content"
    OVERLAP_ALL = "overlap_all"
    FOUND = "found"
    FOUND_CONTENT = "found_content"
    SOURCE_GIVEN_CONTENT = "source_given_content"
    FOUND_DIRECT = "found_direct"
    FOUND_MIXED = "found_mixed"
    FOUND_INDIRECT = "found_indirect"


PINNED = (Measure.FOUND, Measure.EXACT_ALL, Measure.OVERLAP_ALL, Measure.FOUND_INDIRECT)  # get a floor at first


class Counts(Struct, frozen=True):
    """What a measure counts: the predicted items, the gold items, and how many of each are right."""

    right_predicted: int = 0
    predicted: int = 0
    right_gold: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.right_predicted + other.right_predicted,
            self.predicted + other.predicted,
            self.right_gold + other.right_gold,
            self.gold + other.gold,
        )


def paired(right: int, predicted: int, gold: int) -> Counts:
    """Counts of a one-to-one pairing, where as many predicted as gold items are right."""
    return Counts(right, predicted, right, gold)


class Score(Struct, frozen=True, kw_only=True):
    """A measure over documents; ``ci95`` is the 95 % percentile interval of F1 over resampled documents."""

    precision: float
    recall: float
    f1: float
    predicted: int
    gold: int
    ci95: tuple[float, float] | None = None
