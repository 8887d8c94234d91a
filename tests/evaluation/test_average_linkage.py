"""Tests of the baselines of joining."""

from __future__ import annotations

import numpy as np

from reportedly.evaluation.average_linkage import best_cut, cut, linkage, tf_idf

LIKENESS = np.array([[1, 0.9, 0.1], [0.9, 1, 0.3], [0.1, 0.3, 1]], dtype=np.float32)


def test_the_closest_are_joined_first_and_by_their_mean() -> None:
    """The third is as close to the pair as the mean of the two."""
    merges = linkage(LIKENESS)
    assert [round(closeness, 3) for closeness, _, _ in merges] == [0.9, 0.2]


def test_a_threshold_cuts() -> None:
    """Only merges as close as the threshold are done."""
    merges = linkage(LIKENESS)
    assert [len(set(cut(3, merges, threshold))) for threshold in (0.95, 0.5, 0.1)] == [3, 2, 1]


def test_the_best_threshold_is_taken() -> None:
    """The truth is found where a threshold has it."""
    assert best_cut(LIKENESS, ["x", "x", "y"]).f1 == 1


def test_words_make_texts_alike() -> None:
    """Texts with a word in common are nearer than others, and a text without words is near to none."""
    found = tf_idf(["ferry sank", "ferry burnt", "cheese", ""])
    assert found[0, 1] > found[0, 2] == 0
    assert found[3, 3] == 0
