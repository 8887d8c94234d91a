"""Counts add up measure by measure."""

from __future__ import annotations

from reportedly.evaluation.measures import Counts, paired


def test_counts_add_up() -> None:
    """The four numbers of two documents are added one by one."""
    assert Counts(1, 2, 3, 4) + Counts(10, 20, 30, 40) == Counts(11, 22, 33, 44)


def test_a_pairing_has_as_many_right_on_both_sides() -> None:
    """One pair is one right prediction and one gold attribution found."""
    assert paired(2, 5, 7) == Counts(2, 5, 2, 7)
