"""Cue runs, the best path and mentions."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from reportedly.reading.decoding import best_path, cue_runs, log_softmax, runs, tagged

SCORES = arrays(np.float32, st.tuples(st.integers(1, 6), st.just(3)), elements=st.floats(-4, 4, width=32))


def test_a_cue_is_a_run_of_likely_pieces_and_a_new_beginning_splits_it() -> None:
    """Two cues side by side are told apart where beginning is likelier than going on."""
    chances = np.array([[0.9, 0.1, 0], [0.1, 0.8, 0.1], [0.2, 0.1, 0.7], [0, 0.9, 0.1], [1, 0, 0]], dtype=np.float32)
    assert cue_runs(chances, 0.5) == [(1, 3), (3, 4)]


@given(SCORES, st.floats(0.05, 0.95))
def test_cue_runs_are_in_order_and_apart(scores: np.ndarray, threshold: float) -> None:
    """Runs never touch out of order, and every piece in one is likelier than the threshold."""
    chances = np.exp(log_softmax(scores))
    found = cue_runs(chances, threshold)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert all((1 - chances[s:e, 0] > threshold - 1e-5).all() and s < e for s, e in found)


@given(SCORES, st.floats(0, 2), st.floats(0, 3))
def test_the_best_path_is_the_best_of_all(scores: np.ndarray, source: float, content: float) -> None:
    """No other sequence of tags scores higher, tried one by one."""
    logs = log_softmax(scores)
    cost = np.array([0, source, content], dtype=np.float32)
    steps = -(cost[:, None] + cost[None, :]) * (1 - np.eye(3, dtype=np.float32))

    def worth(tags: tuple[int, ...]) -> float:
        path = (0, *tags, 0)
        moves = sum(float(steps[a, b]) for a, b in pairwise(path))
        return moves + sum(float(logs[i, t]) for i, t in enumerate(tags))

    found = tuple(best_path(logs, steps).tolist())
    assert worth(found) >= max(worth(tags) for tags in product(range(3), repeat=len(logs))) - 1e-2


def test_a_cost_joins_shreds() -> None:
    """One doubtful piece inside content is bridged once a change costs more than the doubt."""
    logs = np.log(np.array([[0.1, 0.0001, 0.9], [0.6, 0.0001, 0.4], [0.1, 0.0001, 0.9]], dtype=np.float32))
    free, costly = np.zeros((3, 3), dtype=np.float32), -1.0 * (1 - np.eye(3, dtype=np.float32))
    assert best_path(logs, free).tolist() == [2, 0, 2]
    assert best_path(logs, costly).tolist() == [2, 2, 2]


def test_runs_of_a_tag() -> None:
    """Each stretch of the tag, from the first piece to the one after the last."""
    assert runs(np.array([2, 2, 0, 2], dtype=np.int8), 2) == [(0, 2), (3, 4)]
    assert runs(np.zeros(0, dtype=np.int8), 2) == []


def test_mentions_from_tags() -> None:
    """A beginning splits two mentions of one label; an inside without a beginning still begins one."""
    assert tagged(np.array([1, 2, 1, 0, 4, 4], dtype=np.int8)) == [(0, 2, 0), (2, 3, 0), (4, 6, 1)]
    assert tagged(np.zeros(0, dtype=np.int8)) == []
