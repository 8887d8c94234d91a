"""The runs of words that two texts share are exact, and none is used twice."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import document_from_text
from reportedly.rumours.copies.alignment import ANCHOR, Run, tiles
from reportedly.rumours.copies.passages import Cut, cut

TEXTS = st.lists(st.sampled_from("abcdef"), max_size=40).map(" ".join)


def cut_text(text: str) -> Cut:
    """A text as numbers."""
    return cut(document_from_text(text))


def aligned(left: str, right: str) -> list[list[tuple[int, int, int]]]:
    """The runs of two texts."""
    return [[(r.left, r.right, r.size) for r in runs] for runs in tiles(cut_text(left), cut_text(right))]


def test_moved_paragraphs() -> None:
    """A run is found wherever it stands."""
    assert aligned("a b c d e 1 2 3 4 5", "1 2 3 4 5 x x x x x a b c d e") == [[(0, 10, 5)], [(5, 0, 5)]]


def test_a_changed_word() -> None:
    """Runs with a few words changed between them are one stretch."""
    assert aligned("a b c d one e f g h", "a b c d some other e f g h") == [[(0, 0, 4), (5, 6, 4)]]


def test_too_short() -> None:
    """Three words are nothing."""
    assert aligned("a b c x", "y a b c") == []


def test_the_longest_is_taken_first() -> None:
    """A sentence that stands twice is aligned where more of it is the same."""
    assert aligned("a b c d e f", "a b c d x a b c d e f") == [[(0, 5, 6)]]


def test_repetition_is_no_anchor() -> None:
    """What a text says over and over is passed over, but for a text and itself."""
    chant = "row the boat on " * 400
    assert aligned(chant, chant + "home") == []
    assert aligned(chant, chant) == [[(0, 0, 1600)]]


@given(TEXTS, TEXTS)
def test_runs_are_exact(left: str, right: str) -> None:
    """Every run has the same words on both sides, in order, and no word stands in two runs."""
    ours, theirs = cut_text(left), cut_text(right)
    runs = [run for stretch in tiles(ours, theirs) for run in stretch]
    for run in runs:
        assert ours.keys[run.left : run.left + run.size].tolist() == theirs.keys[run.right :][: run.size].tolist()
        assert run.size >= min(ANCHOR, len(ours))
    assert _disjoint(sorted((r.left, r.size) for r in runs))
    assert _disjoint(sorted((r.right, r.size) for r in runs))
    assert runs == sorted(runs, key=lambda run: run.left)


@given(TEXTS, TEXTS)
def test_as_much_either_way(left: str, right: str) -> None:
    """A long common run is found from either side."""
    there = {r.size for s in tiles(cut_text(left), cut_text(right)) for r in s}
    back = {r.size for s in tiles(cut_text(right), cut_text(left)) for r in s}
    assert max(there, default=0) == max(back, default=0)


def _disjoint(ranges: list[tuple[int, int]]) -> bool:
    return all(a + size <= b for (a, size), (b, _) in pairwise(ranges))


def test_run_is_a_value() -> None:
    """Runs are ordered by where they stand."""
    assert Run(1, 5, 4) < Run(2, 0, 4)
